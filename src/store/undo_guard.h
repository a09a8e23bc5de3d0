/* SPDX-License-Identifier: MIT */
/* What must hold however much is taken back: paper stays printed, somebody is in one place, a code means one record. */
#ifndef STORE_UNDO_GUARD_H
#define STORE_UNDO_GUARD_H

#include "handle.h"
#include "journal_read.h"

/* A commit that made or moved a print run is refused, with the reason. */
MUST_CHECK bool guard_no_print_run(struct store *store, int64_t commit, const struct commit_range *range,
                                   struct error *error);

/* A commit that took something out for good is refused, with the reason. */
MUST_CHECK bool guard_not_for_good(struct store *store, int64_t commit, struct error *error);
/* A commit that recorded an export likewise: what left the house cannot be taken back. */
MUST_CHECK bool guard_no_export(struct store *store, int64_t commit, const struct commit_range *range,
                                struct error *error);

/* An open stay of the same person besides this one. */
MUST_CHECK bool guard_other_open_stay(struct store *store, struct uuid stay, struct uuid *other, bool *found,
                                      struct error *error);

/* Whether taking this entry back puts a stay in force: it comes back, or it is open again. */
bool guard_opens_stay(const struct journal_entry *entry);

#endif
