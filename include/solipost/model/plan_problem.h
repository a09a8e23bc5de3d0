/* SPDX-License-Identifier: MIT */
/* What a plan is decided from: people who may be written to, with the figures that count, and those who write. */
#ifndef SOLIPOST_MODEL_PLAN_PROBLEM_H
#define SOLIPOST_MODEL_PLAN_PROBLEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  PLAN_WAIT_DAYS = 90,      /* nobody should wait longer, unless somebody says otherwise */
  PLAN_OPEN_DAYS = 60,      /* so long a kept entry, or a letter that is not in the post, counts as being written to */
  PLAN_BIRTHDAY_PART = 4,   /* one place in so many may go to a birthday */
  PLAN_YEAR_DAYS = 365,     /* letters of so many days are counted as much or little mail */
  PLAN_PARTNER_DAYS = 21,   /* whom a writer corresponds with comes first once the last letter is so old */
  PLAN_MOST_LANGUAGES = 64, /* that writers of one plan know between them */
  PLAN_NEVER = -1           /* as a wait: no letter yet */
};

struct plan_candidate {
  const char *code;
  size_t added;                   /* by hand: the first is 1, the second 2; 0: not. Has a place before all others */
  long waited;                    /* days from the last letter to the day of writing; PLAN_NEVER */
  int64_t writers;                /* who correspond with this person */
  int64_t letters;                /* within PLAN_YEAR_DAYS */
  bool birthday;                  /* its card must be posted between this occasion and the next */
  bool topic;                     /* shares one */
  bool target;                    /* of the campaign: only told */
  bool liked_best;                /* the first of `languages` is the one liked best */
  const unsigned char *languages; /* the letter can be in, best first: numbers below PLAN_MOST_LANGUAGES */
  size_t language_count;          /* 0: nobody who writes reads any of theirs */
  const size_t *partners;         /* writers who correspond with this person: indexes into plan_problem.writers */
  size_t partner_count;
};

struct plan_writer {
  const unsigned char *languages; /* best first */
  size_t language_count;
  size_t room; /* letters this writer can take on */
};

/* Each person needs a place, and with writers also one with room who knows a language of theirs. Who was added by hand gets
 * a place even if there are fewer. */
struct plan_problem {
  const struct plan_candidate *people;
  size_t count;
  size_t places;
  long wait_days;
  const struct plan_writer *writers; /* NULL: whoever comes */
  size_t writer_count;
};

#define PLAN_NO_WRITER SIZE_MAX /* as an index */

/* The language in which this writer writes to them; -1: none in common. */
int plan_language_of(const struct plan_candidate *candidate, const struct plan_writer *writer);

#endif
