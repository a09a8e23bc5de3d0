/* SPDX-License-Identifier: MIT */
/* Words above columns and in cells, in nine languages, from data/import-headers.tsv. */
#ifndef SOLIPOST_JOBS_IMPORT_WORDS_H
#define SOLIPOST_JOBS_IMPORT_WORDS_H

#include "solipost/model/field.h"

struct import_word {
  const char *folded;
  const char *field, *value; /* value "": a title */
};

/* Ordered by field kind of use: titles first, then by folded word. */
struct import_words {
  struct import_word *items;
  size_t count;
};

MUST_CHECK bool import_words_load(struct import_words *words, const struct noun *noun, struct arena *arena,
                                  struct error *error);
/* Field a title names; NULL when none. */
const char *import_words_title(const struct import_words *words, const char *title);
/* Value a cell of this field means ("tutuklu" is remand); NULL when none. */
const char *import_words_value(const struct import_words *words, const char *field, const char *text);
/* Folded for comparing: same words in another case, with or without accents. */
const char *import_fold(const char *text, struct arena *arena);

#endif
