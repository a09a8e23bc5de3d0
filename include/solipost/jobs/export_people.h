/* SPDX-License-Identifier: MIT */
/* A list of prisoners for others: first everybody chosen is judged by the guard and the file is made in memory, then, if
 * wanted, it is written and the register remembers what left, to whom, and with whom in it. */
#ifndef SOLIPOST_JOBS_EXPORT_PEOPLE_H
#define SOLIPOST_JOBS_EXPORT_PEOPLE_H

#include "solipost/base/watch.h"
#include "solipost/model/guard.h"
#include "solipost/store/people_store.h"

struct export_request {
  struct selection selection; /* borrowed, like the texts: valid as long as the plan */
  enum use use;               /* USE_EXPORT: for a group that works with us; USE_PUBLISH: names stand in public */
  const char *recipient;
  const char *path; /* must not exist */
};

struct export_note {
  const char *who, *reason, *detail;
  enum ruling ruling;
};

struct export_summary {
  size_t selected, ready, to_acknowledge, left_out;
  const struct export_note *notes; /* one for each who is left out or to acknowledge */
  size_t note_count;
};

struct export_plan;
MUST_CHECK bool export_plan_make(struct export_plan **out, struct store *store, const struct export_request *request,
                                 const struct watch *watch, struct error *error);
void export_plan_close(struct export_plan *plan);
struct export_summary export_plan_summary(const struct export_plan *plan);
/* Somebody answers for those who are to be acknowledged; without it they are left out. */
void export_plan_acknowledge(struct export_plan *plan);

struct export_result {
  int64_t number;
  const char *path; /* absolute, in the arena */
  size_t people;
};
/* A CSV that `import prisoners` reads, 0600; kept only together with its record in the register, and only if nothing that
 * matters was changed since the plan was made. `command` is what was typed. */
MUST_CHECK bool export_plan_write(struct export_plan *plan, const char *command, const struct watch *watch,
                                  struct arena *arena, struct export_result *result, struct error *error);

#endif
