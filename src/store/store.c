/* SPDX-License-Identifier: MIT */
/* Opening and closing a register, and its settings. */
#include "solipost/store/store.h"

#include "copying.h"
#include "disk.h"
#include "handle.h"
#include "leftover.h"
#include "schema.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "statement.h"
#include "upgrade.h"

static bool prepare_new(struct store *store, struct error *error) {
  struct arena arena;
  arena_init(&arena);
  bool done = store_execute(store, arena_printf(&arena, "PRAGMA application_id = %d", REGISTER_MARK), error) &&
              upgrade_apply(store, schema_steps, schema_step_count, error) &&
              store_execute(store, "BEGIN IMMEDIATE", error) && copy_register_new(store, error) &&
              store_execute(store, "COMMIT", error);
  arena_release(&arena);
  return done;
}

/* An older register cannot be read with today's questions: bring it up to date, although only reading was asked for. */
static bool upgrade_for_reading(const char *path, struct error *error) {
  struct store *writer = NULL;
  const struct store_options options = {.mode = STORE_WRITE, .who = ""};
  if (!store_open(&writer, path, &options, error)) {
    return error_prefix(error, _("the register comes from an older solipost and must be brought up to date first: "));
  }
  store_close(writer);
  return true;
}

static bool prepare_existing(struct store *store, struct error *error) {
  if (store->mode == STORE_WRITE) {
    return upgrade_apply(store, schema_steps, schema_step_count, error) && leftover_cancel(store, error);
  }
  bool needed = false;
  if (!upgrade_needed(store, schema_step_count, &needed, error)) return false;
  return !needed || upgrade_for_reading(store->path, error);
}

static bool make_file(const char *path, struct error *error) {
  struct arena arena;
  arena_init(&arena);
  bool done = file_make_folders(path_folder_of(&arena, path), error) && disk_make_file(path, error);
  arena_release(&arena);
  return done;
}

bool store_open(struct store **out, const char *path, const struct store_options *options, struct error *error) {
  *out = NULL;
  if (options->mode == STORE_CREATE && !make_file(path, error)) return false;
  struct store *store = mem_alloc(sizeof *store);
  bool named = options->who != NULL && options->who[0] != '\0';
  store->path = mem_strdup(path);
  store->who = mem_strdup(named ? options->who : "keeper");
  store->mode = options->mode;
  bool done = disk_open(path, options->mode, &store->db, error);
  if (done) {
    disk_warn(store);
    done = options->mode == STORE_CREATE ? prepare_new(store, error) : prepare_existing(store, error);
  }
  if (!done) {
    store_close(store);
    if (options->mode == STORE_CREATE) disk_remove(path);
    return false;
  }
  *out = store;
  return true;
}

void store_close(struct store *store) {
  if (store == NULL) return;
  store_rollback(store);
  statements_release(store);
  sqlite3_close_v2(store->db);
  for (size_t i = 0; i < NOUN_MAX; i++) {
    mem_free(store->insert_sql[i]);
    mem_free(store->update_sql[i]);
    mem_free(store->load_sql[i]);
  }
  for (size_t i = 0; i < store->warning_count; i++) mem_free(store->warnings[i]);
  mem_free(store->command);
  mem_free(store->who);
  mem_free(store->path);
  mem_free(store);
}

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
