/* SPDX-License-Identifier: MIT */
/* Whole copies of a register. A copied file of a register in use may be broken; these are not. */
#include "copying.h"

#include <string.h>

#include <sodium.h>

#include "disk.h"
#include "sealed.h"
#include "sqlite_error.h"
#include "statement.h"

bool copy_current(struct store *store, struct uuid *out, struct error *error) {
  sqlite3_stmt *statement = NULL;
  *out = (struct uuid){0};
  if (!statement_lend(store, "SELECT id FROM copy WHERE is_this = 1", &statement, error)) return false;
  bool row = false;
  bool done = statement_step(store, statement, &row, error);
  if (done && row) *out = column_id(statement, 0);
  statement_return(store, statement);
  return done;
}

bool copy_register_new(struct store *store, struct error *error) {
  sqlite3_stmt *insert = NULL;
  if (!store_execute(store, "UPDATE copy SET is_this = 0 WHERE is_this = 1", error) ||
      !statement_lend(store, "INSERT INTO copy (id, made_at, is_this) VALUES (?1, ?2, 1)", &insert, error)) {
    return false;
  }
  struct uuid id = uuid_new();
  char now[TIMESTAMP_SIZE];
  timestamp_now(now);
  bind_id(insert, 1, &id);
  bind_text(insert, 2, now);
  return statement_run(store, insert, error);
}

static bool check_all(sqlite3 *db, const char *shown, struct error *error) {
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2(db, "PRAGMA integrity_check(1)", -1, &statement, NULL);
  if (code == SQLITE_OK) code = sqlite3_step(statement);
  const char *verdict = code == SQLITE_ROW ? (const char *)sqlite3_column_text(statement, 0) : NULL;
  bool whole = verdict != NULL && strcmp(verdict, "ok") == 0;
  if (!whole && code != SQLITE_ROW) sqlite_error_set(error, db, code, shown);
  if (!whole && code == SQLITE_ROW) sqlite_error_set(error, NULL, SQLITE_CORRUPT, shown);
  sqlite3_finalize(statement);
  return whole;
}

/* Every page is read and every index compared: a backup that cannot be restored is found out now, not when it is needed. */
bool copy_verify(const char *path, const struct store_talk *talk, const struct sealed *like, const char *shown,
                 struct error *error) {
  static const struct store_talk silent = {0};
  struct store probe = {.mode = STORE_READ, .talk = talk != NULL ? *talk : silent};
  probe.path = mem_strdup(path);
  bool whole = disk_open(&probe, like, error) && check_all(probe.db, shown, error);
  disk_close(&probe);
  mem_free(probe.path);
  return whole;
}

/* A connection for reading refuses even to write elsewhere. */
static bool allow_copying(struct store *store, bool allowed, struct error *error) {
  return store->mode != STORE_READ ||
         store_execute(store, allowed ? "PRAGMA query_only = OFF" : "PRAGMA query_only = ON", error);
}

/* VACUUM INTO reads one state of the register while others write, leaves out what was deleted, and makes one plain file
 * that needs no log beside it. */
bool copy_vacuum(struct store *store, const char *path, struct error *error) {
  sqlite3_stmt *statement = NULL;
  struct error ignored;
  if (!allow_copying(store, true, error)) return false;
  if (sqlite3_prepare_v2(store->db, "VACUUM INTO ?1", -1, &statement, NULL) != SQLITE_OK)
    return store_fail(store, error);
  sqlite3_bind_text(statement, 1, path, -1, SQLITE_STATIC);
  int code = sqlite3_step(statement);
  if (code != SQLITE_DONE) {
    /* Full, or not writable: that speaks of the copy, not of the register. */
    bool copy_failed = (code & 0xFF) != SQLITE_CORRUPT && (code & 0xFF) != SQLITE_BUSY;
    sqlite_error_set(error, store->db, code, copy_failed ? path : store->path);
  }
  sqlite3_finalize(statement);
  return allow_copying(store, false, &ignored) && code == SQLITE_DONE;
}

bool copy_seal(struct store *store, struct file_draft *draft, const struct sealed *sealed, struct error *error) {
  unsigned char *bytes = NULL;
  int64_t length = 0;
  if (!sealed_image(store->db, &bytes, &length, store->path, error)) return false;
  bool done =
      container_write(draft, CONTAINER_REGISTER, &sealed->recipe, &sealed->key, bytes, (uint64_t)length, NULL, error);
  sodium_memzero(bytes, (size_t)length);
  sqlite3_free(bytes);
  return done;
}

bool copy_to_file(struct store *store, const char *target, const struct sealed *sealed, struct error *error) {
  struct file_draft draft;
  if (!file_draft_open_named(&draft, target, false, error)) return false;
  bool done = sealed != NULL ? copy_seal(store, &draft, sealed, error) : copy_vacuum(store, draft.temporary, error);
  done = done && copy_verify(draft.temporary, &store->talk, sealed, target, error) && file_draft_keep(&draft, error);
  file_draft_drop(&draft);
  return done;
}
