/* SPDX-License-Identifier: MIT */
/* The one way in which anything is written. Every write is one short journalled commit (docs/STORE.md): ask, read and
 * render before store_begin, never between begin and commit. */
#ifndef SOLIPOST_STORE_COMMIT_H
#define SOLIPOST_STORE_COMMIT_H

#include <stdbool.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/store/handle.h"

/* One commit. `command` is what the person typed, for history. Waits for another writer; nothing is kept unless
 * store_commit returned true. */
MUST_CHECK bool store_begin(struct store *store, const char *command, struct error *error);
MUST_CHECK bool store_commit(struct store *store, struct error *error);
void store_rollback(struct store *store); /* harmless when nothing was begun */
/* Before the store_begin of an import: its search words arrive in random order, so its pages should stay in memory (up to
 * 48 MB) until the end. Everything else does with 4 MB. */
MUST_CHECK bool store_expect_much(struct store *store, struct error *error);
/* Before long work that only reads row after row: gives pages in memory back and does with 0.5 MB of them. */
MUST_CHECK bool store_expect_little(struct store *store, struct error *error);
/* In long commits (imports): journals what was done so far and attaches afresh, so that memory stays bounded. Still one
 * transaction and one undoable step. Call it every few thousand rows. */
MUST_CHECK bool store_commit_chunk(struct store *store, struct error *error);

#endif
