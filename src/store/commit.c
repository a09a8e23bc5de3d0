/* SPDX-License-Identifier: MIT */
/* Transactions that are written down in the journal while they are made. */
#include "solipost/store/commit.h"

#include <assert.h>

#include "disk.h"
#include "handle.h"
#include "journal_write.h"
#include "statement.h"

static void forget_commit(struct store *store) {
  journal_unwatch(store);
  mem_free(store->command);
  store->command = NULL;
  store->writing = false;
  store->housekeeping = COMMIT_BY_KEEPER;
  store->commit_number = store->undoes = 0;
  store->first_entry = store->last_entry = 0;
  store->rows_added = store->rows_changed = store->rows_removed = 0;
  store->highest_code = -1;
}

bool store_begin(struct store *store, const char *command, struct error *error) {
  assert(store->mode != STORE_READ); /* a command that writes says so in its flags */
  assert(!store->writing);
  forget_commit(store);
  if (!disk_begin(store, error)) return false;
  store->writing = true;
  store->command = mem_strdup(command);
  if (journal_watch(store, error)) return true;
  store_rollback(store);
  return false;
}

bool store_expect_much(struct store *store, struct error *error) {
  return store_execute(store, "PRAGMA cache_size = -48000", error);
}

bool store_expect_little(struct store *store, struct error *error) {
  return store_execute(store, "PRAGMA cache_size = -500; PRAGMA shrink_memory", error);
}

bool store_commit_chunk(struct store *store, struct error *error) {
  assert(store->writing);
  return journal_write_changes(store, error) && journal_watch(store, error);
}

bool store_commit(struct store *store, struct error *error) {
  assert(store->writing);
  bool done = journal_write_changes(store, error) && journal_write_commit(store, error) && disk_commit(store, error);
  if (done) {
    forget_commit(store);
  } else {
    store_rollback(store);
  }
  return done;
}

void store_rollback(struct store *store) {
  if (!store->writing) return;
  journal_unwatch(store);
  disk_rollback(store);
  forget_commit(store);
}
