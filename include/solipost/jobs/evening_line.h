/* SPDX-License-Identifier: MIT */
/* What is typed after a letter evening, a line for a letter: "412 rose", "3 guest stamp", "Deniz home tulip", "415-417
 * rose+Anna", "12 -". Only the line is read here; who and what is meant by its words is for jobs/evening.h. */
#ifndef SOLIPOST_JOBS_EVENING_LINE_H
#define SOLIPOST_JOBS_EVENING_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"

/* What became of a letter at the table. */
enum evening_what {
  EVENING_WRITTEN,     /* it can be posted */
  EVENING_HOME,        /* taken home */
  EVENING_TRANSLATION, /* written, and waits for it; likewise the next two */
  EVENING_READING,
  EVENING_STAMP,
  EVENING_NOBODY, /* nobody wrote it */
  EVENING_WHAT_COUNT
};
/* "home": what is typed, in every language; "" for EVENING_WRITTEN. */
const char *evening_what_word(enum evening_what what);
/* That word, "nobody" or "-", or the word of the screen's language; capitals do not matter. */
bool evening_what_of(const char *word, enum evening_what *out);

/* Which letters: a letter number or a row of the table list, or someone's code or name. */
enum evening_how {
  EVENING_NUMBER, /* 412, 415-417: a letter number, or else a row */
  EVENING_ROW,    /* #12, #3-5: surely a row */
  EVENING_LETTER, /* no.12: surely a letter number */
  EVENING_NAME    /* P014, Deniz Örnek; "P001+P002": one letter to both */
};
struct evening_which {
  enum evening_how how;
  int64_t from, to; /* the same for a single one */
  const char *name;
};

struct evening_line {
  struct evening_which *which;
  size_t which_count;
  const char *const *by; /* who wrote, or took it home; as typed */
  size_t by_count;       /* 0: not said */
  enum evening_what what;
  const char *code; /* of a row of a list: whom it says the letter is to; "": nothing */
};

/* Where a name ends and the writer begins: a name of several words counts as long as somebody is called so. */
struct evening_names {
  bool (*is_person)(void *context, const char *words);
  void *context;
};

/* Words in "quotes" belong together and are never numbers or words like "home". Texts live in the arena. An error says
 * what could not be read. */
MUST_CHECK bool evening_line_parse(const char *text, const struct evening_names *names, struct arena *arena,
                                   struct evening_line *out, struct error *error);

/* The same from the cells of a filled-in table list. `number` goes before `row`, that before `code` and that before
 * `name`; all blank: an error.
 * *open: nobody has filled in anything. */
struct evening_cells {
  const char *row, *number, *code, *name, *writer, *what;
};
MUST_CHECK bool evening_line_of_cells(const struct evening_cells *cells, struct arena *arena, struct evening_line *out,
                                      bool *open, struct error *error);

#endif
