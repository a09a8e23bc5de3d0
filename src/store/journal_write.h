/* SPDX-License-Identifier: MIT */
/* From what a commit changed to rows of the journal. */
#ifndef STORE_JOURNAL_WRITE_H
#define STORE_JOURNAL_WRITE_H

#include "handle.h"

/* Begins to watch the tables of the nouns. */
MUST_CHECK bool journal_watch(struct store *store, struct error *error);
/* Stops watching without keeping anything. */
void journal_unwatch(struct store *store);
/* Writes down what changed since journal_watch, and stops watching. */
MUST_CHECK bool journal_write_changes(struct store *store, struct error *error);
/* The row of the commit itself, if anything was written down. */
MUST_CHECK bool journal_write_commit(struct store *store, struct error *error);

#endif
