/* SPDX-License-Identifier: MIT */
/* What waits in the register for too long. Each question has an index that holds only what it asks for, so that it is
 * answered as quickly in a register of a million letters as in a small one. */
#ifndef SOLIPOST_STORE_DUE_STORE_H
#define SOLIPOST_STORE_DUE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/date.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/base/uuid.h"
#include "solipost/model/nouns.h"
#include "solipost/store/handle.h"

enum due {
  DUE_REPLY,        /* replies that arrived by that day and were not handed over */
  DUE_FOLLOW_UP,    /* not done, due by that day */
  DUE_PROMISE,      /* pairs: a first letter was promised by that day or before */
  DUE_PROMISE_SOON, /* pairs: it is on that day or in the three after it */
  DUE_DORMANT,      /* pairs that were confirmed: nothing heard since that day (the day before it was the last) */
  DUE_LEFT,         /* writers who have left by that day, with open correspondences */
  DUE_BACK,         /* writers whose pause ended in the seven days before that day */
  DUE_WAITING,      /* pieces that wait for something since that day or before */
  DUE_WRITTEN,      /* pieces written by that day, not mailed, waiting for nothing */
  DUE_PRINTED,      /* runs made by that day with letters that are not written or mailed, the latest first */
  DUE_DOUBTFUL,     /* stays whose address is doubtful since that day or before */
  DUE_UNVERIFIED, /* prisons with an address nobody has confirmed that was used on that day or later (of the latest 2,000 letters) */
  DUE_UNTOLD, /* letters that came back by that day, in the three months before, whose writer was not told */
  DUE_COUNT
};
const struct noun *due_noun(enum due due); /* what the question finds */

/* The first `most` records in the order of urgency (0: all), and how many there are in all. */
MUST_CHECK bool due_find(struct store *store, enum due due, struct date day, size_t most, struct arena *arena,
                         void ***records, size_t *count, size_t *total, struct error *error);
/* Letters of a run that are neither written nor mailed. */
MUST_CHECK bool due_of_run(struct store *store, struct uuid run, int64_t *count, struct error *error);
/* Whether a letter to this person was made on that day or later and not cancelled, also one shared with somebody. */
MUST_CHECK bool due_is_under_way(struct store *store, struct uuid prisoner, struct date since, bool *under_way,
                                 struct error *error);

/* Conditions as SQL, for the test of the indexes; NULL after the last. */
const char *due_where(size_t number, const char **table, const char **order);

#endif
