/* SPDX-License-Identifier: MIT */
/* Words of the papers of an evening, in one language or two. Keys "paper_..." of data/words. */
#ifndef PRINT_PAPERS_WORDS_H
#define PRINT_PAPERS_WORDS_H

#include "solipost/print/papers.h"
#include "solipost/lang/words.h"

struct papers_words {
  const char *languages[PAPERS_MOST_LANGUAGES]; /* all have the words; the first is that of the page */
  size_t count;                                 /* 1 or 2 */
  const char *without;                          /* a language wanted that has none; or NULL */
  struct arena *arena;
};

/* From what was asked for, else the group's: a language without the words gives its place to English, once. */
void papers_words_choose(struct papers_words *words, const char *const wanted[PAPERS_MOST_LANGUAGES],
                         const struct own_group *group, struct arena *arena);

/* As lang_phrase, but a value named "language" is a tag: its name is put in. */
MUST_CHECK bool papers_phrase(const struct papers_words *words, size_t which, const char *key,
                              const char *const *values, const char **out, struct error *error);
/* In all languages: "eine Frau · bir kadın"; below each other where one of them is written from right to left. */
MUST_CHECK bool papers_phrase_joined(const struct papers_words *words, const char *key, const char *const *values,
                                     const char **out, struct error *error);
/* The same for texts that are there already. */
const char *papers_join(const struct papers_words *words, const char *const texts[PAPERS_MOST_LANGUAGES]);
/* A text within others keeps its own direction. */
const char *papers_isolated(const char *text, struct arena *arena);

/* "Turkish, Kurdish" of "tr ku", in all languages of the papers. */
const char *papers_language_names(const struct papers_words *words, const char *tags);
const char *papers_country_name(const struct papers_words *words, const char *country);

#endif
