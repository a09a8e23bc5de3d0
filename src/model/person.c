/* SPDX-License-Identifier: MIT */
/* What a person is called: on the screen and in the salutation. */
#include "solipost/model/nouns.h"

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/utf8.h"

const char *prisoner_call(const struct prisoner *prisoner, struct arena *arena) {
  const char *name = *prisoner->name != '\0' ? prisoner->name : prisoner->name_native;
  const char *gap = *prisoner->code != '\0' && *name != '\0' ? " " : "";
  if (*prisoner->distinguisher == '\0') return arena_printf(arena, "%s%s%s", prisoner->code, gap, name);
  return arena_printf(arena, "%s%s%s (%s)", prisoner->code, gap, name, prisoner->distinguisher);
}

const char *prisoner_address_name(const struct prisoner *prisoner) {
  return *prisoner->legal_name != '\0' ? prisoner->legal_name : prisoner->name;
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

/* Scripts by the range of their letters, with the languages written in them. */
static const struct {
  uint32_t first, last;
  const char *languages;
} scripts[] = {
    {0x0370, 0x03ff, " el "},
    {0x0400, 0x052f, " ru uk be bg sr mk kk ky mn tg ab os "},
    {0x0530, 0x058f, " hy "},
    {0x0590, 0x05ff, " he yi "},
    {0x0600, 0x06ff, " ar fa ckb ur ps sd ug "},
    {0x0900, 0x097f, " hi ne mr sa "},
    {0x0980, 0x09ff, " bn as "},
    {0x0b80, 0x0bff, " ta "},
    {0x0d80, 0x0dff, " si "},
    {0x0e00, 0x0e7f, " th "},
    {0x0e80, 0x0eff, " lo "},
    {0x1000, 0x109f, " my "},
    {0x10a0, 0x10ff, " ka "},
    {0x1200, 0x137f, " am ti "},
    {0x1780, 0x17ff, " km "},
    {0x3040, 0x30ff, " ja "},
    {0x4e00, 0x9fff, " zh ja "},
    {0xac00, 0xd7af, " ko "},
};

static bool is_written_with(const char *language, uint32_t letter) {
  char word[16];
  size_t length = strcspn(language, "-");
  int needed = snprintf(word, sizeof word, " %.*s ", (int)length, language);
  if (needed < 0 || (size_t)needed >= sizeof word) return false;
  for (size_t i = 0; i < COUNT_OF(scripts); i++) {
    if (letter >= scripts[i].first && letter <= scripts[i].last && strstr(scripts[i].languages, word) != NULL)
      return true;
  }
  return false;
}

/* Its first letter tells: a name is written in one script. */
static bool native_fits(const struct prisoner *prisoner, const char *language) {
  const char *at = prisoner->name_native;
  if (*at == '\0') return false;
  return is_written_with(language, utf8_next(&at, at + strlen(at)));
}

const char *prisoner_name_in(const struct prisoner *prisoner, const char *language) {
  return native_fits(prisoner, language) ? prisoner->name_native : prisoner->name;
}

const char *prisoner_first_name_in(const struct prisoner *prisoner, const char *language, struct arena *arena) {
  if (*prisoner->first_name == '\0' && native_fits(prisoner, language))
    return first_word_of_name(prisoner->name_native, arena);
  return prisoner_first_name(prisoner, arena);
}

void stay_trust(struct stay *stay, struct date day) {
  stay->doubtful_on = (struct date){0};
  stay->doubtful_why = "";
  stay->confirmed_on = day;
}

const char *name_initials(const char *name, struct arena *arena) {
  struct buffer text;
  buffer_init(&text);
  const char *at = name, *end = name + strlen(name);
  for (bool begins = true; at < end;) {
    uint32_t letter = utf8_next(&at, end);
    if (letter != ' ' && begins) {
      if (text.length > 0) buffer_append_char(&text, ' ');
      buffer_append_codepoint(&text, letter);
      buffer_append_char(&text, '.');
    }
    begins = letter == ' ';
  }
  const char *initials = arena_strdup(arena, text.bytes);
  buffer_release(&text);
  return initials;
}
