/* SPDX-License-Identifier: MIT */
/* What people write that they enclose, as mail rules count it. */
#ifndef SOLIPOST_PRINT_ENCLOSURES_H
#define SOLIPOST_PRINT_ENCLOSURES_H

#include "solipost/model/rule.h"

/* `lines`: one thing a line, with its number in digits where it is not one: "3 stamps", "ein Foto". What is not known
 * counts as something else. */
void enclosures_count(const char *lines, int64_t counts[ENCLOSE_COUNT]);

#endif
