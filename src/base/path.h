/* SPDX-License-Identifier: MIT */
/* Where the program itself lies: the start of the search for its data and translations. */
#ifndef SOLIPOST_SRC_BASE_PATH_H
#define SOLIPOST_SRC_BASE_PATH_H

#include "solipost/base/memory.h"

/* The folder of the running program, NULL when the system does not tell. */
char *path_of_program(struct arena *arena);

#endif
