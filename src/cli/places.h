/* SPDX-License-Identifier: MIT */
/* Whether a file lies where a register should not: in a folder that a program copies elsewhere, or on a server. */
#ifndef SOLIPOST_CLI_PLACES_H
#define SOLIPOST_CLI_PLACES_H

#include "context.h"

/* A translated sentence, or NULL when the place is fine. */
const char *places_doubt(const char *path, struct arena *arena);

/* Whether two files lie on one disk, as far as the system tells: then both are lost together. */
bool places_same_disk(const char *a, const char *b);

#endif
