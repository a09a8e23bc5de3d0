/* SPDX-License-Identifier: MIT */
/* The papers of a letter evening: a sheet about each person, what not to write, sentences to copy, slips for new writers,
 * lists, and the cover of an answer. In the languages of those who write, two beside each other. Nothing is written into
 * the register. Nobody on hold, no note that is not for the table and no real name of a writer reaches them. */
#ifndef SOLIPOST_PRINT_PAPERS_H
#define SOLIPOST_PRINT_PAPERS_H

#include "solipost/base/date.h"
#include "solipost/base/watch.h"
#include "solipost/store/people_store.h"

enum papers_kind {
  PAPERS_ABOUT,
  PAPERS_WHAT_NOT,
  PAPERS_PHRASES,
  PAPERS_NEW_WRITER,
  PAPERS_TABLE_LIST,
  PAPERS_CHECKLIST,
  PAPERS_POST_OFFICE,
  PAPERS_REPLY_COVER,
  PAPERS_KINDS
};
/* "about": what people type, and the name of the file. */
const char *papers_kind_word(enum papers_kind kind);
/* False for a word that is none. Capitals do not matter. */
bool papers_kind_of(const char *word, enum papers_kind *out);

enum { PAPERS_MOST_LANGUAGES = 2, PAPERS_MOST_PEOPLE = 1000 };

/* A person of an evening and the letter that was printed for them. */
struct papers_seat {
  struct uuid prisoner, piece; /* piece nil: there is none yet */
};

struct papers_request {
  bool kinds[PAPERS_KINDS];
  struct selection selection;                   /* whom the evening is for, unless `run` says it */
  int64_t run;                                  /* people and order of this run; 0: none */
  const struct papers_seat *seats;              /* these people in this order, instead of both; NULL: nobody */
  size_t seat_count;
  struct date day;                              /* the papers are for; not set: today */
  const char *const *replies;                   /* for covers: writers and letter numbers, ended by NULL; NULL: none */
  const char *languages[PAPERS_MOST_LANGUAGES]; /* NULL, NULL: those of the group's writers */
  bool codes;                                   /* people by code and initials */
  size_t slips;                                 /* for new writers */
  struct date today;
};

/* Somebody who is not on the papers, or only once somebody has answered for it. */
struct papers_left {
  const char *who, *reason, *detail; /* as struct print_note */
  bool held;
};

struct papers_summary {
  size_t people;         /* on the papers, with those to acknowledge when that was done */
  size_t to_acknowledge; /* nobody has said whether they may be written to: left out until somebody says yes */
  const struct papers_left *left_out;
  size_t left_out_count;
  const char *languages[PAPERS_MOST_LANGUAGES]; /* of the papers */
  size_t language_count;
  const char *without_words;   /* a language wanted in which nobody has written the words of the papers; or NULL */
  const char *without_phrases; /* tags of languages read by somebody for which there are no sentences to copy; or "" */
};

struct papers;
/* Reads everything; `request` may go afterwards. A run that was cancelled, a name that fits nobody, more than
 * PAPERS_MOST_PEOPLE people: an error. */
MUST_CHECK bool papers_collect(struct papers **out, struct store *store, const struct papers_request *request,
                               const struct watch *watch, struct error *error);
void papers_close(struct papers *papers);
const struct papers_summary *papers_summary(struct papers *papers);
void papers_acknowledge(struct papers *papers);

struct papers_file {
  const char *path;
  size_t pages, sheets; /* sheets: copies of the kind that are counted, such as people */
};
/* Whom they are for, in the order of the table list, as things stand. In the arena. */
void papers_in_order(const struct papers *papers, struct arena *arena, struct uuid **prisoners, size_t *count);

/* One PDF for each kind, 0600, in `folder`, which is made; nothing that is there is overwritten. Stopped or failed: no
 * file at all. `folder` NULL: everything is laid out and nothing written. Results live in the arena. */
MUST_CHECK bool papers_print(struct papers *papers, const char *folder, const struct watch *watch, struct arena *arena,
                             struct papers_file **files, size_t *count, struct error *error);

#endif
