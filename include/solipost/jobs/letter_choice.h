/* SPDX-License-Identifier: MIT */
/* Which letters are meant. The one way to say it, for every command that logs what became of them. */
#ifndef SOLIPOST_JOBS_LETTER_CHOICE_H
#define SOLIPOST_JOBS_LETTER_CHOICE_H

#include "solipost/model/post.h"
#include "solipost/store/handle.h"

/* Words as typed, each one of
 *   412         a letter number          415-420     all letters with numbers from..to that there are
 *   run 7       those of a print run to which the event can happen; all of it when it can to none
 *   P014, name  the one letter to that person to which the event can happen
 *   @list.csv   a file: numbers in its column "number" or its first; where it has a column whose title is the event
 *               ("mailed") or "done", only rows with something in it are meant
 * `except` in the same words, where a person stands for all letters to this person. Nothing is meant twice. */
struct letter_wish {
  const char *const *words;
  size_t word_count;
  const char *const *except;
  size_t except_count;
  enum post_event event;
  struct date day; /* of the event: a list whose marks are other days is refused; unset: not compared */
  bool unwritten;  /* of a person only one is meant that nobody wrote yet */
  bool insists;    /* a person's letter may be one to which the event is odd, when it fits none */
};

struct chosen_letter {
  struct piece piece;         /* as it was read; texts live in the arena */
  const char *who;            /* "P014 Zoë Longname", "P001 Deniz Muster + P002 ...": all it is for */
  struct date doubtful_since; /* of POST_MAIL: the address it goes to is in doubt; else unset */
};
struct letter_choice {
  struct chosen_letter *items; /* in the order of letter numbers */
  size_t count;
  size_t skipped;     /* rows of files that were not marked */
  size_t passed_over; /* letters of runs to which the event cannot happen */
  const char *idle;   /* a word of `except` by which nothing was left out, perhaps typed wrong; NULL: there is none */
};

/* Unknown numbers and names, a name with several letters (ERROR_AMBIGUOUS, the hint lists them): nothing is chosen. */
MUST_CHECK bool letter_choice_make(struct store *store, const struct letter_wish *wish, struct arena *arena,
                                   struct letter_choice *out, struct error *error);

/* All whom a letter is for. */
MUST_CHECK bool letter_choice_name(struct store *store, const struct piece *piece, struct arena *arena,
                                   const char **who, struct error *error);

/* Whether a word can only be a letter number, a range of them, a run or a file: no name. */
bool letter_choice_is_number(const char *word);

#endif
