/* SPDX-License-Identifier: MIT */
/* People who share a piece of mail, a couple or a cell, as they are typed: "P001+P002". */
#ifndef SOLIPOST_MODEL_TOGETHER_H
#define SOLIPOST_MODEL_TOGETHER_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"

enum { TOGETHER_MOST = 8 }; /* people on one piece */

struct together_names {
  const char
      *items[TOGETHER_MOST + 1]; /* ended by NULL; in the order in which they were typed, without blanks around */
  size_t count;
};

/* Codes, numbers or names divided by +; a single name is one of one. ERROR_MISUSED when before or behind a + nobody is
 * named, and for too many. */
MUST_CHECK bool together_names_read(const char *typed, struct arena *arena, struct together_names *out,
                                    struct error *error);

#endif
