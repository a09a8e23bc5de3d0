/* SPDX-License-Identifier: MIT */
/* What a person is called: on the screen and in the salutation. */
#include "solipost/model/nouns.h"

#include "solipost/base/utf8.h"

const char *prisoner_call(const struct prisoner *prisoner, struct arena *arena) {
  const char *name = *prisoner->name != '\0' ? prisoner->name : prisoner->name_native;
  const char *gap = *prisoner->code != '\0' && *name != '\0' ? " " : "";
  if (*prisoner->distinguisher == '\0') return arena_printf(arena, "%s%s%s", prisoner->code, gap, name);
  return arena_printf(arena, "%s%s%s (%s)", prisoner->code, gap, name, prisoner->distinguisher);
}

static const char *skip_spaces(const char *text) {
  while (ascii_is_space(*text)) text++;
  return text;
}

static size_t word_length(const char *text) {
  size_t length = 0;
  while (text[length] != '\0' && !ascii_is_space(text[length])) length++;
  return length;
}

/* "Dr." and "Av." are no first names; neither is an initial, unless nothing else is there. */
static bool is_abbreviated(const char *word, size_t length) { return length > 1 && word[length - 1] == '.'; }

static const char *first_word_of_name(const char *name, struct arena *arena) {
  const char *comma = strchr(name, ','); /* "Örnek, Deniz": the family name stands first */
  const char *start = skip_spaces(name);
  if (comma != NULL && *skip_spaces(comma + 1) != '\0') start = skip_spaces(comma + 1);
  const char *at = start;
  while (is_abbreviated(at, word_length(at))) {
    at = skip_spaces(at + word_length(at));
    if (*at == '\0') at = NULL;
    if (at == NULL) break;
  }
  if (at == NULL) at = start;
  return arena_strndup(arena, at, word_length(at));
}

const char *prisoner_first_name(const struct prisoner *prisoner, struct arena *arena) {
  if (*prisoner->first_name != '\0') return prisoner->first_name;
  return first_word_of_name(prisoner->name, arena);
}
