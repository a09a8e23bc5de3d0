/* SPDX-License-Identifier: MIT */
/* The file written anew: pages that are free, and the log beside it, may still hold what was taken out. */
#include "solipost/store/scrub.h"

#include <assert.h>

#include "disk.h"
#include "sealed.h"
#include "solipost/base/i18n.h"
#include "solipost/store/store.h"
#include "statement.h"

static const char due_key[] = "scrub";

bool store_scrub_note(struct store *store, struct error *error) {
  assert(store->writing);
  return store_setting_set(store, due_key, "due", error);
}

bool store_scrub_is_due(struct store *store, bool *due, struct error *error) {
  struct arena arena;
  const char *value = "";
  arena_init(&arena);
  bool done = store_setting_get(store, due_key, &arena, &value, error);
  *due = done && value[0] != '\0';
  arena_release(&arena);
  return done;
}

/* Moves the log into the file and empties it. The first column of the answer tells whether somebody stood in the way. */
static bool empty_log(struct store *store, struct error *error) {
  int64_t busy = 0;
  if (!store_number(store, "PRAGMA wal_checkpoint(TRUNCATE)", &busy, error)) return false;
  if (busy == 0) return true;
  error_set(error, ERROR_BUSY, _("somebody else has the register open: its file still holds what was taken out"));
  return error_hint(error, _("when they are done: solipost retention run"));
}

static bool scrub_plain(struct store *store, struct error *error) {
  return empty_log(store, error) && store_execute(store, "VACUUM", error) && empty_log(store, error) &&
         store_setting_set(store, due_key, "", error) && empty_log(store, error);
}

/* The step before holds what was taken out as well: it goes. */
static bool scrub_encrypted(struct store *store, struct error *error) {
  return disk_rewrite(store, error) && store_setting_set(store, due_key, "", error) &&
         sealed_drop_previous(store->file, error);
}

bool store_scrub(struct store *store, struct error *error) {
  assert(!store->writing);
  return store->sealed != NULL ? scrub_encrypted(store, error) : scrub_plain(store, error);
}
