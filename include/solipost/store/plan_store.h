/* SPDX-License-Identifier: MIT */
/* Plans that were kept, and what planning asks the register. An entry is open while no letter came of it and it did not go
 * back to the pool. */
#ifndef SOLIPOST_STORE_PLAN_STORE_H
#define SOLIPOST_STORE_PLAN_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/model/nouns.h"
#include "solipost/store/handle.h"

struct plan_entry_list {
  struct plan_entry *items;
  size_t count;
};
/* In the order of the plan, also those that are done or dropped; ERROR_NOT_FOUND when there is no such plan. */
MUST_CHECK bool plan_entries(struct store *store, int64_t plan, struct arena *arena, struct plan_entry_list *out,
                             struct error *error);
/* The same for all plans of an evening; none is no error. */
MUST_CHECK bool plan_entries_of_evening(struct store *store, struct uuid evening, struct arena *arena,
                                        struct plan_entry_list *out, struct error *error);

/* That somebody of this plan can be meant: there is such a plan, and not everybody is dropped or, with `open`, has a letter. */
MUST_CHECK bool plan_check_use(struct store *store, int64_t plan, bool open, struct error *error);

/* What a kept plan looks like as a whole. */
struct plan_row {
  int64_t plan;
  struct date made_on, write_on;
  struct uuid campaign, evening;
  int64_t people, done, open, dropped;
};
/* The latest first; `most` 0: all. With `due` set only those with open entries whose day lies before it. */
MUST_CHECK bool plan_rows(struct store *store, struct date due, size_t most, struct arena *arena, struct plan_row **out,
                          size_t *count, struct error *error);

MUST_CHECK bool plan_next_number(struct store *store, int64_t *number, struct error *error);

/* All of these within a commit. */

/* A letter was made for this person: their oldest open entry is done, one of this plan (0: any) or of the letter's evening
 * before others. Nobody planned it: nothing happens. The one place for printed and for handwritten letters; to be called for
 * each further addressee as well. */
MUST_CHECK bool plan_entry_fulfil(struct store *store, const struct piece *piece, struct uuid prisoner, int64_t plan,
                                  struct error *error);
/* A letter was cancelled, or all of a run: the entry it had done is open again, for nobody has written. */
MUST_CHECK bool plan_entry_release(struct store *store, struct uuid piece, struct error *error);
MUST_CHECK bool plan_entry_release_run(struct store *store, struct uuid run, struct error *error);
/* Open entries go back to the pool: of a plan (0: any), of an evening and for a person (nil: any); *count tells how many. */
MUST_CHECK bool plan_entry_drop(struct store *store, int64_t plan, struct uuid evening, struct uuid prisoner,
                                struct date day, size_t *count, struct error *error);

/* ---- what planning asks ---- */

/* Open entries made on `since` or later that propose this writer: letters that are promised and not written. */
MUST_CHECK bool plan_entries_promised(struct store *store, struct uuid writer, struct date since, int64_t *count,
                                      struct error *error);

/* About every prisoner, by one question with an index for each part; letters shared with others count for each. */
struct plan_fact {
  struct uuid prisoner;
  struct date mailed; /* a letter to them was first posted on: the latest; not set: never */
  struct date unsent; /* a letter that is not in the post was made on: the latest; not set: there is none */
  int64_t letters;    /* first posted on `year` or later */
  int64_t plan;       /* has an open entry made on `open` or later, or whose day is `today` or later: the newest
                          plan; 0: none */
};
struct plan_facts {
  struct plan_fact *items; /* by prisoner id */
  size_t count;
};
MUST_CHECK bool plan_facts_read(struct store *store, struct date year, struct date open, struct date today,
                                struct arena *arena, struct plan_facts *out, struct error *error);
/* NULL: nobody of this id. */
const struct plan_fact *plan_facts_find(const struct plan_facts *facts, struct uuid prisoner);

#endif
