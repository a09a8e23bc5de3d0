/* SPDX-License-Identifier: MIT */
/* What the layout knows of a language: its script and direction, its line breaks, its name for HarfBuzz. */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

#include <hb.h>
#include <unicode/ubrk.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

enum { LANGUAGE_TAG_SIZE = 40 };

struct language {
  char tag[LANGUAGE_TAG_SIZE];
  hb_language_t shaping;
  hb_script_t script; /* of a text without letters, such as a number on a line of its own */
  bool right_to_left;
  bool spaced_punctuation; /* French: plain spaces before ; : ! ? and inside « » that no line may end at */
  bool dotless_i;          /* Turkish and its kin: a ligature of f and i could swallow the dot that tells i from ı */
  UBreakIterator *line_breaks;
};

enum { MOST_LANGUAGES = 32 };

/* Opened at first use and kept. */
struct language_list {
  struct language languages[MOST_LANGUAGES];
  size_t count, next_to_replace;
};

/* NULL with an error when ICU fails. Valid until the next call. */
struct language *language_get(struct language_list *list, const char *tag, struct error *error);
void language_list_release(struct language_list *list);

#endif
