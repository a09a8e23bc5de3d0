/* SPDX-License-Identifier: MIT */
/* Small settings, kept as texts. */
#include "solipost/store/setting.h"

#include "solipost/base/utf8.h"
#include "solipost/store/commit.h"
#include "statement.h"

bool store_setting_get(struct store *store, const char *key, struct arena *arena, const char **value,
                       struct error *error) {
  sqlite3_stmt *statement = NULL;
  *value = "";
  if (!statement_lend(store, "SELECT value FROM setting WHERE key = ?1", &statement, error)) return false;
  bind_text(statement, 1, key);
  bool row = false;
  bool done = statement_step(store, statement, &row, error);
  if (done && row) *value = column_text(statement, 0, arena);
  statement_return(store, statement);
  return done;
}

bool store_setting_set(struct store *store, const char *key, const char *value, struct error *error) {
  bool alone = !store->writing;
  if (alone && !store_begin(store, "", error)) return false;
  sqlite3_stmt *statement = NULL;
  bool done = statement_lend(store,
                             "INSERT INTO setting (key, value) VALUES (?1, ?2) "
                             "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                             &statement, error);
  if (done) {
    bind_text(statement, 1, key);
    sqlite3_bind_text(statement, 2, value, -1, SQLITE_STATIC);
    done = statement_run(store, statement, error);
  }
  if (!alone) return done;
  if (done) return store_commit(store, error);
  store_rollback(store);
  return false;
}

bool store_unlock_minutes(struct store *store, int64_t *minutes, struct error *error) {
  struct arena arena;
  const char *text = "";
  arena_init(&arena);
  bool done = store_setting_get(store, "unlock_minutes", &arena, &text, error);
  if (!ascii_parse_integer(text, 0, UNLOCK_MOST_MINUTES, minutes)) *minutes = UNLOCK_USUAL_MINUTES;
  arena_release(&arena);
  return done;
}
