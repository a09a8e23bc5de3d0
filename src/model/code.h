/* SPDX-License-Identifier: MIT */
/* The codes by which people name prisoners, prisons and campaigns in commands. */
#ifndef SOLIPOST_MODEL_CODE_H
#define SOLIPOST_MODEL_CODE_H

#include <stdbool.h>

#include "solipost/base/error.h"

/* Whether the code is one word for every shell and no option: letters of any script, digits, '-', '_' and '.', a letter or
 * digit first. */
bool code_check(const char *code, struct error *error);

#endif
