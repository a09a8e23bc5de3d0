/* SPDX-License-Identifier: MIT */
/* Counts columns character by character up to the end of the line, never beyond it: a text may be very long. */
#include "wrap.h"

#include <string.h>

#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"

enum { LONGEST_CHARACTER = 4 /* bytes of UTF-8 */ };

/* Takes the character at *at and says how wide it is; 0 for marks that join the one before. */
static size_t take_character(const char **at) {
  char one[LONGEST_CHARACTER + 1] = "";
  const char *start = *at;
  (void)utf8_next(at, start + strnlen(start, LONGEST_CHARACTER));
  memcpy(one, start, (size_t)(*at - start));
  return lang_columns(one);
}

size_t wrap_length(const char *text, size_t columns) {
  const char *at = text, *fitting = text;
  size_t used = 0;
  bool one_long_word = true;
  while (*at != '\0') {
    const char *start = at;
    used += take_character(&at);
    if (used > columns) break;
    if (*start == ' ') one_long_word = false;
    if (one_long_word || *at == '\0' || *at == ' ') fitting = at;
  }
  if (fitting == text && *text != '\0') (void)take_character(&fitting);
  return (size_t)(fitting - text);
}
