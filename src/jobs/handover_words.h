/* SPDX-License-Identifier: MIT */
/* Rows of a handover in the words of the sheet's language. For handover_paper.c. */
#ifndef JOBS_HANDOVER_WORDS_H
#define JOBS_HANDOVER_WORDS_H

#include "solipost/jobs/handover.h"
#include "solipost/lang/words.h"

struct handover_words {
  const char *language; /* one that handover_words_language gave */
  bool names;
  struct arena *arena;
};

/* The wanted language where the words of a handover are there, else English: one sheet speaks one language. */
const char *handover_words_language(const char *wanted, struct arena *arena);

MUST_CHECK bool handover_words_phrase(const struct handover_words *words, const char *key, const char *const *values,
                                      const char **out, struct error *error);

/* Who or what the row is about, and what is to be said about it. */
MUST_CHECK bool handover_words_row(const struct handover_words *words, const struct handover_row *row,
                                   const char **subject, const char **said, struct error *error);

#endif
