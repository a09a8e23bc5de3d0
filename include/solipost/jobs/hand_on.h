/* SPDX-License-Identifier: MIT */
/* What a writer has open, and handing it on to another: correspondences, replies that wait, follow-ups. */
#ifndef SOLIPOST_JOBS_HAND_ON_H
#define SOLIPOST_JOBS_HAND_ON_H

#include "solipost/jobs/take_on.h"

/* One person the writer has something open with. */
struct hand_on_one {
  struct pair_view pair; /* its id is nil when there is no correspondence, only replies or follow-ups */
  struct prisoner prisoner;
  const char *who;
  struct reply *replies; /* for this writer, not handed over yet */
  size_t reply_count;
  struct follow_up *follow_ups; /* open, about this person; those that are the writer's (`who`) change hands */
  size_t follow_up_count;
  struct piece *pieces; /* to this person, printed or written and not mailed */
  size_t piece_count;
};
struct hand_on {
  struct writer writer;
  struct hand_on_one *items;
  size_t count;
};

/* All people, without those to whom a first letter was promised and never came; or those named: somebody with whom the
 * writer has nothing open is ERROR_NOT_FOUND. */
MUST_CHECK bool hand_on_look(struct store *store, const struct writer *writer, const struct prisoner *people,
                             size_t count, struct date day, struct arena *arena, struct hand_on *out,
                             struct error *error);

/* Whether a follow-up is this writer's. */
bool hand_on_is_theirs(const struct follow_up *follow_up, const struct writer *writer);

/* Within a commit: `to` (take_on_look over the same people) gets the promises; pairs end with `why`; replies and
 * follow-ups become the new writer's. Whom `to` refuses stays as it is. */
MUST_CHECK bool hand_on_write(struct store *store, const struct hand_on *from, const struct take_on *to,
                              const char *why, struct error *error);

#endif
