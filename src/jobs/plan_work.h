/* SPDX-License-Identifier: MIT */
/* What the parts of planning share: everybody who is selected, how they stand, who writes. */
#ifndef JOBS_PLAN_WORK_H
#define JOBS_PLAN_WORK_H

#include "solipost/jobs/plan_parts.h"
#include "solipost/model/lead_time.h"
#include "solipost/store/pair_store.h"
#include "solipost/store/plan_store.h"

/* Somebody selected: a candidate, or left out before anything is decided. */
struct plan_subject {
  struct selected_row row;
  const struct plan_fact *fact; /* never NULL */
  bool is_left, is_under_way;
  enum plan_left left;
  enum reason reason;
  size_t added; /* as in plan_candidate */
  int64_t writers;
  long waited;
  struct date birthday; /* the day, when its card is due now */
  long lead_days;
  size_t candidate; /* index, when not left */
};

/* Languages of those who write, numbered. */
struct plan_tongues {
  const char *tags[PLAN_MOST_LANGUAGES];
  size_t count;
  bool any; /* whatever people read: all have language 0 */
};

struct plan_pen {
  struct writer writer;
  size_t room;
};

struct plan_work {
  struct store *store;
  const struct plan_wish *wish;
  struct arena *arena;
  struct date next;
  long wait_days;
  struct own_group group;
  struct hold_list holds;
  struct lead_time_table times;
  struct plan_facts facts;
  struct pair_served *served; /* by prisoner id */
  size_t served_count;
  const char *const *topics; /* folded */

  struct plan_tongues tongues;
  struct plan_pen *pens; /* with to_writers, by pseudonym */
  size_t pen_count, without_capacity;
  struct plan_writer *writers; /* one per pen, as the decision sees them */
  struct pair_view *pairs;     /* that count, of the pens; by prisoner id */
  size_t pair_count;

  struct plan_subject *subjects;
  size_t count;
  struct plan_candidate *candidates;
  size_t *subject_of; /* per candidate: index */
  size_t candidate_count;
};

/* jobs/plan_writers.c: who writes, in which languages, with how much room. */
MUST_CHECK bool plan_find_writers(struct plan_work *work, struct error *error);
/* Numbers of the languages a letter to them can be in, best first. */
const unsigned char *plan_languages(const struct plan_work *work, const struct selected_row *row, struct arena *scratch,
                                    size_t *count, bool *liked_best);
/* The tag of one of these numbers; without languages of writers the one that fits the person. */
const char *plan_language_tag(const struct plan_work *work, const struct selected_row *row, int language);
/* Numbers of the languages a writer knows, best first; how many. */
size_t plan_languages_of_pen(const struct plan_work *work, const struct plan_pen *pen,
                             unsigned char out[PLAN_MOST_LANGUAGES]);
/* Writers among the pens who correspond with them. */
const size_t *plan_partners(const struct plan_work *work, struct uuid prisoner, size_t *count);

/* jobs/plan_people.c: everybody selected, judged. */
MUST_CHECK bool plan_find_people(struct plan_work *work, struct error *error);

/* jobs/plan_told.c: what the decision means, in figures and lists. */
void plan_tell(const struct plan_work *work, const struct plan_outcome *outcome, struct plan *out);

#endif
