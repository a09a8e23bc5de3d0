/* SPDX-License-Identifier: MIT */
/* How long things are kept, and what has been kept long enough. Nothing goes by itself: somebody has to say so. */
#ifndef SOLIPOST_STORE_RETENTION_STORE_H
#define SOLIPOST_STORE_RETENTION_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/date.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/model/nouns.h"
#include "solipost/store/forget.h"
#include "solipost/store/handle.h"

enum { RETENTION_KINDS = RETENTION_EXPORTS + 1 };

/* days[kind]: kept for so many days; 0: for ever. */
MUST_CHECK bool retention_rules(struct store *store, int64_t days[RETENTION_KINDS], struct error *error);
/* Inside a commit. 0 days: for ever. */
MUST_CHECK bool retention_set(struct store *store, int kind, int64_t days, struct error *error);

struct retention_item {
  int kind;          /* enum retention_kind */
  struct uuid id;    /* of a prisoner, a note, a run, an export */
  struct date since; /* the day its time began */
};
struct retention_due {
  struct retention_item *items; /* people once, under the first kind that fits */
  size_t count;
};

/* What has been kept for longer than the rules say, on this day. */
MUST_CHECK bool retention_find_due(struct store *store, struct date today, struct arena *arena,
                                   struct retention_due *out, struct error *error);
/* Inside a commit, which cannot be taken back: people are forgotten, notes erased; of runs go addresses, texts and
 * pictures, of exports who stood in them. Numbers and counts stay. See forget_write. */
MUST_CHECK bool retention_write(struct store *store, const struct retention_due *due, const char *const *command_names,
                                struct error *error);

#endif
