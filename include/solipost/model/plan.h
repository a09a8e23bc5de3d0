/* SPDX-License-Identifier: MIT */
/* Whom to write to: the decision alone, from figures about people to an order. No register, no clock: the same figures give
 * the same order.
 *
 * The measure of fairness: nobody who is left out for want of room stands before somebody who is chosen, unless that one
 * shows why: added by hand, a birthday within the share of birthdays, a correspondence the writer has already, or a writer
 * with room who reads the language of the one and not of the other. Who stands before whom:
 *   1. people who never got a letter: fewest writers first;
 *   2. people who have waited longer than the limit: the longest first;
 *   3. the others: fewest writers, then the longest wait, then the fewest letters within a year;
 *   then the language they like best, then topics shared with the evening; the code breaks the last tie.
 * A birthday takes the place of whoever stands last, but never of somebody past the limit, nor, for somebody who is not,
 * while somebody past the limit has no place; and all birthdays together take a quarter of the places at most. Nobody has
 * two places of a plan. */
#ifndef SOLIPOST_MODEL_PLAN_H
#define SOLIPOST_MODEL_PLAN_H

#include "solipost/base/memory.h"
#include "solipost/model/plan_problem.h"

/* Why somebody was chosen, in the order in which it is told; a set of them: 1 << PLAN_... */
enum plan_why {
  PLAN_ADDED,         /* by hand */
  PLAN_NEVER_WRITTEN, /* no letter yet */
  PLAN_OVER_LIMIT,    /* has waited longer than the limit */
  PLAN_BIRTHDAY,      /* a card written now arrives by then, one written next time does not */
  PLAN_PARTNER,       /* the writer corresponds with this person */
  PLAN_FEW_WRITERS,   /* nobody corresponds with this person; not said of those without any letter */
  PLAN_WAITING,       /* longest since the last letter */
  PLAN_TARGET,        /* of the campaign */
  PLAN_LANGUAGE,      /* the writer knows the language this person likes best, and best of all */
  PLAN_TOPIC,         /* shared with the evening */
  PLAN_WHY_COUNT
};

struct plan_choice {
  size_t person; /* index */
  size_t writer; /* index, or PLAN_NO_WRITER */
  unsigned why;  /* set of enum plan_why */
};
enum plan_fate { PLAN_CHOSEN, PLAN_NO_ROOM, PLAN_NO_READER, PLAN_READERS_FULL };
struct plan_outcome {
  struct plan_choice *chosen; /* those added by hand, then in the order of the list above */
  size_t count;
  unsigned char *fate; /* enum plan_fate, per candidate */
  size_t *order;       /* all candidates in that order: indexes */
  size_t birthdays;    /* places of the share of birthdays */
};

/* Everything lives in the arena. */
void plan_decide(const struct plan_problem *problem, struct arena *arena, struct plan_outcome *out);
/* Negative when `a` stands before `b`, whatever was added by hand; 0 only for one and the same code. */
int plan_compare(const struct plan_candidate *a, const struct plan_candidate *b, long wait_days);
bool plan_is_over(const struct plan_candidate *candidate, long wait_days);

/* For programs: "never-written"; and back, PLAN_WHY_COUNT for another word. */
const char *plan_why_key(enum plan_why why);
enum plan_why plan_why_of(const char *key, size_t length);
/* "never-written birthday" and back; words that mean nothing here are passed over. */
const char *plan_why_write(unsigned why, struct arena *arena);
unsigned plan_why_read(const char *keys);

#endif
