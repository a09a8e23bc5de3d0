/* SPDX-License-Identifier: MIT */
/* A plain register is locked through SQLite, an encrypted one by the lock of its writers. */
#include "exclusive.h"

#include "disk.h"
#include "sealed.h"
#include "solipost/base/i18n.h"
#include "statement.h"
#include "waiting.h"

static bool is_in_use(const char *path, struct error *error) {
  error_set(error, ERROR_BUSY, _("the register %s is in use by another command"), path);
  return error_hint(error, _("nothing was changed: close the other command, then do this again"));
}

static bool take_plain(struct exclusive *exclusive, const char *path, struct error *error) {
  struct error ignored = {0};
  exclusive->probe.mode = STORE_WRITE;
  exclusive->probe.path = mem_strdup(path);
  if (!disk_open(&exclusive->probe, NULL, &ignored)) {
    if (ignored.kind != ERROR_BUSY) return true;
    if (error != NULL) *error = ignored;
    return false;
  }
  sqlite3_busy_timeout(exclusive->probe.db, WAITING_SHORT_MS);
  int code =
      sqlite3_exec(exclusive->probe.db,
                   "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE;", NULL, NULL, NULL);
  return (code & 0xFF) != SQLITE_BUSY || is_in_use(path, error);
}

bool exclusive_take(struct exclusive *exclusive, const char *path, struct error *error) {
  static const struct store_talk silent = {0};
  *exclusive = (struct exclusive){.lock = {.lock = -1}};
  bool encrypted = store_form_of(path) == STORE_FORM_ENCRYPTED;
  bool done = encrypted ? sealed_lock(path, &exclusive->lock, &silent, WAITING_SHORT_MS, error)
                        : take_plain(exclusive, path, error);
  if (!done) exclusive_release(exclusive);
  return done;
}

void exclusive_release(struct exclusive *exclusive) {
  statements_release(&exclusive->probe);
  disk_close(&exclusive->probe);
  mem_free(exclusive->probe.path);
  exclusive->probe.path = NULL;
  sealed_release(&exclusive->lock);
}
