/* SPDX-License-Identifier: MIT */
/* Straight quotation marks become those of the language. */
#ifndef SOLIPOST_SRC_TEMPLATE_QUOTES_H
#define SOLIPOST_SRC_TEMPLATE_QUOTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/memory.h"

/* One character of a block; fields are one character each, as in prepare.h. */
struct unit {
  uint32_t codepoint; /* UNIT_BREAK for a forced line break */
  unsigned styles;
};

enum { UNIT_BREAK = '\n' };

/* Texts for a language; straight ones where it is not known. */
struct quotes {
  const char *open, *close, *inner_open, *inner_close, *apostrophe;
};

struct quotes quotes_of_language(const char *tag, struct arena *arena);

/* For each unit what to write instead, or NULL. The list lives in the arena. */
const char **quotes_choose(const struct quotes *quotes, const struct unit *units, size_t count, struct arena *arena);

#endif
