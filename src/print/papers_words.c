/* SPDX-License-Identifier: MIT */
/* Words of the papers of an evening. */
#include "papers_words.h"

#include <assert.h>
#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/lang/country.h"
#include "solipost/lang/tag.h"

static bool has_words(const char *language, struct arena *arena) {
  const char *text;
  return lang_phrase(language, "paper_about_title", NULL, arena, &text, NULL);
}

/* English and French are there for regions too: "pt" and "pt-BR" would be the same words twice. */
static void add_language(struct papers_words *words, const char *language) {
  if (words->count == PAPERS_MOST_LANGUAGES) return;
  for (size_t i = 0; i < words->count; i++)
    if (strcmp(words->languages[i], language) == 0) return;
  words->languages[words->count++] = language;
}

static void want(struct papers_words *words, const char *language) {
  bool there = has_words(language, words->arena);
  if (!there && words->without == NULL) words->without = language;
  add_language(words, there ? language : "en");
}

void papers_words_choose(struct papers_words *words, const char *const wanted[PAPERS_MOST_LANGUAGES],
                         const struct own_group *group, struct arena *arena) {
  *words = (struct papers_words){.arena = arena};
  for (size_t i = 0; i < PAPERS_MOST_LANGUAGES; i++)
    if (wanted[i] != NULL) want(words, arena_strdup(arena, wanted[i]));
  size_t taken = 0;
  for (const char *at = group->writer_languages; wanted[0] == NULL && *at != '\0' && taken < PAPERS_MOST_LANGUAGES;) {
    size_t length = strcspn(at, " ");
    if (length > 0) want(words, arena_strndup(arena, at, length));
    taken += length > 0;
    at += length;
    at += strspn(at, " ");
  }
  if (words->count == 0) want(words, *group->language == '\0' ? "en" : arena_strdup(arena, group->language));
}

bool papers_phrase(const struct papers_words *words, size_t which, const char *key, const char *const *values,
                   const char **out, struct error *error) {
  enum { MOST_VALUES = 8 };
  const char *named[2 * MOST_VALUES + 1] = {NULL};
  for (size_t i = 0; values != NULL && values[i] != NULL; i += 2) {
    assert(i < (size_t)2 * MOST_VALUES);
    bool is_tag = strcmp(values[i], "language") == 0;
    named[i] = values[i];
    named[i + 1] = is_tag ? lang_name(values[i + 1], words->languages[which], words->arena) : values[i + 1];
  }
  return lang_phrase(words->languages[which], key, named, words->arena, out, error);
}

static bool any_right_to_left(const struct papers_words *words) {
  for (size_t i = 0; i < words->count; i++)
    if (lang_is_right_to_left(words->languages[i])) return true;
  return false;
}

const char *papers_join(const struct papers_words *words, const char *const texts[PAPERS_MOST_LANGUAGES]) {
  if (words->count < 2 || strcmp(texts[0], texts[1]) == 0) return texts[0];
  return arena_printf(words->arena, "%s%s%s", texts[0], any_right_to_left(words) ? "\n" : " \u00B7 ", texts[1]);
}

bool papers_phrase_joined(const struct papers_words *words, const char *key, const char *const *values,
                          const char **out, struct error *error) {
  const char *texts[PAPERS_MOST_LANGUAGES];
  for (size_t i = 0; i < words->count; i++)
    if (!papers_phrase(words, i, key, values, &texts[i], error)) return false;
  *out = papers_join(words, texts);
  return true;
}

/* FIRST STRONG ISOLATE ... POP DIRECTIONAL ISOLATE */
const char *papers_isolated(const char *text, struct arena *arena) {
  return *text == '\0' ? text : arena_printf(arena, "\u2068%s\u2069", text);
}

static const char *names_in(const char *tags, const char *language, struct arena *arena) {
  struct buffer names;
  buffer_init(&names);
  for (const char *at = tags; *at != '\0';) {
    size_t length = strcspn(at, " ");
    if (length > 0)
      buffer_printf(&names, "%s%s", names.length > 0 ? ", " : "",
                    lang_name(arena_strndup(arena, at, length), language, arena));
    at += length;
    at += strspn(at, " ");
  }
  const char *text = arena_strdup(arena, names.bytes);
  buffer_release(&names);
  return text;
}

const char *papers_language_names(const struct papers_words *words, const char *tags) {
  const char *texts[PAPERS_MOST_LANGUAGES];
  for (size_t i = 0; i < words->count; i++) texts[i] = names_in(tags, words->languages[i], words->arena);
  return papers_join(words, texts);
}

const char *papers_country_name(const struct papers_words *words, const char *country) {
  const char *texts[PAPERS_MOST_LANGUAGES];
  if (*country == '\0') return "";
  for (size_t i = 0; i < words->count; i++) texts[i] = country_name(country, words->languages[i], words->arena);
  return papers_join(words, texts);
}
