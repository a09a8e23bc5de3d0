/* SPDX-License-Identifier: MIT */
/* The words of a text with their places, folded so that capitals, accents and signs do not count. */
#ifndef SOLIPOST_SRC_TEMPLATE_TOKENS_H
#define SOLIPOST_SRC_TEMPLATE_TOKENS_H

#include <stddef.h>

#include "solipost/base/memory.h"

struct token {
  size_t start, end; /* bytes of the text */
  const char *folded;
  size_t length; /* of `folded` */
};

struct token_list {
  struct token *items;
  size_t count;
};

/* Words end at blanks, punctuation and apostrophes. All lives in the arena. */
struct token_list tokens_of(const char *text, struct arena *arena);

#endif
