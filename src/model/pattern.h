/* SPDX-License-Identifier: MIT */
/* Patterns for prisoners' numbers: letters as they are, [A-Z0-9], '.' for any, each with {4}, {1,3}, ?, + or *. Small on
 * purpose: no pattern takes longer than its length times that of the number, whatever anybody types. */
#ifndef SOLIPOST_MODEL_PATTERN_H
#define SOLIPOST_MODEL_PATTERN_H

#include <stdbool.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

enum { PATTERN_MOST = 100 }; /* bytes of a pattern, and of repetitions */

MUST_CHECK bool pattern_check(const char *pattern, struct error *error);
/* Whether the whole text is like that; '^' and '$' at the ends change nothing. A faulty pattern is like nothing. */
bool pattern_matches(const char *pattern, const char *text);

#endif
