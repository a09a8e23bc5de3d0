/* SPDX-License-Identifier: MIT */
/* What became of letters, written into the register. First looked at, so that what makes no sense can be asked about; then
 * applied within one commit, to rows that are still as they were seen. */
#ifndef SOLIPOST_JOBS_LOG_H
#define SOLIPOST_JOBS_LOG_H

#include "solipost/jobs/letter_choice.h"
#include "solipost/jobs/mail_cost.h"

struct log_event {
  enum post_event event;
  struct date day;
  /* written: by whom (nil: not known, or only `signed_by`; with neither what was known stays), who signed as well, at which
   * evening, what it waits for, at whose place */
  struct uuid writer, evening;
  const char *signed_by;
  const struct uuid *cosigners;
  size_t cosigner_count;
  int waiting;
  const char *waiting_who;
  /* mailed: what it weighs and costs; NULL: not said */
  const struct mail_cost *cost;
  /* arrived: from whom this is known */
  const char *how;
  /* reply: the day that stands on it; unset: none */
  struct date dated;
};

/* Why something makes no sense. */
struct log_doubt {
  int64_t number;
  const char *who, *why;
  bool wrong; /* cannot be done even when somebody insists */
};
struct log_doubts {
  struct log_doubt *items;
  size_t count, wrong;
};

/* Stages (model/post.h) and days: nothing happens before the piece was made or after today, and nothing comes back before
 * it went. */
void log_look(const struct log_event *event, const struct letter_choice *choice, struct date today, struct arena *arena,
              struct log_doubts *out);

/* Changes the piece in memory as the event says; a stage in which it is wrong is left alone. */
void log_change(const struct log_event *event, struct piece *piece);

/* Within a commit: who signed besides the writer, in the place of those who did before; none when the event names nobody. */
MUST_CHECK bool log_write_cosigners(struct store *store, const struct log_event *event, struct uuid piece,
                                    struct error *error);

/* Within a commit: every letter of the choice but those in which it is wrong. A row that changed since it was chosen is
 * ERROR_BUSY. *done counts. */
MUST_CHECK bool log_write(struct store *store, const struct log_event *event, const struct letter_choice *choice,
                          size_t *done, struct error *error);

#endif
