/* SPDX-License-Identifier: MIT */
/* Opening and closing a register. */
#include "solipost/store/store.h"

#include "copying.h"
#include "disk.h"
#include "beside.h"
#include "key_cache.h"
#include "leftover.h"
#include "opening.h"
#include "schema.h"
#include "schema_check.h"
#include "sealed.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "statement.h"
#include "upgrade.h"

/* ---- opening ---- */

static bool prepare_new(struct store *store, struct error *error) {
  struct arena arena;
  arena_init(&arena);
  bool done = store_execute(store, arena_printf(&arena, "PRAGMA application_id = %d", REGISTER_MARK), error) &&
              upgrade_apply(store, schema_steps, schema_step_count, error) && disk_begin(store, error);
  if (done) {
    done = copy_register_new(store, error) && beside_key_make(store, error) && disk_commit(store, error);
    if (!done) disk_rollback(store);
  }
  if (done) store->mode = STORE_WRITE; /* from now on it is a register like any other */
  arena_release(&arena);
  return done;
}

/* An older register cannot be read with today's questions: bring it up to date, although only reading was asked for. */
static bool upgrade_for_reading(struct store *store, struct error *error) {
  struct store *writer = NULL;
  const struct store_options options = {.mode = STORE_WRITE, .who = "", .talk = store->talk};
  if (!store_open_like(&writer, store->path, &options, store->sealed, error)) {
    return error_prefix(error, _("the register comes from an older solipost and must be brought up to date first: "));
  }
  store_close(writer);
  return disk_reload(store, error);
}

static bool prepare_existing(struct store *store, bool as_it_is, struct error *error) {
  if (!schema_check(store, schema_steps, schema_step_count, error)) return false;
  if (as_it_is) return true;
  if (store->mode == STORE_WRITE) {
    return upgrade_apply(store, schema_steps, schema_step_count, error) && leftover_cancel(store, error);
  }
  bool needed = false;
  if (!upgrade_needed(store, schema_step_count, &needed, error)) return false;
  return !needed || upgrade_for_reading(store, error);
}

/* The key stays in the kernel for as long as the register says, counted from its last use. */
static bool keep_key(struct store *store, struct error *error) {
  int64_t minutes = 0;
  bool given_for_once = store->asked && !store->talk.keep_key;
  if (store->sealed == NULL || given_for_once) return true;
  if (!store_unlock_minutes(store, &minutes, error)) return false;
  if (key_cache_keep(&store->sealed->recipe, &store->sealed->key, minutes)) store->minutes_unlocked = minutes;
  return true;
}

static bool make_file(const char *path, struct error *error) {
  struct arena arena;
  arena_init(&arena);
  bool done = file_make_folders(path_folder_of(&arena, path), error) && disk_make_file(path, error);
  arena_release(&arena);
  return done;
}

static bool open_it(struct store *store, const struct store_options *options, const struct sealed *like,
                    struct error *error) {
  bool creates = options->mode == STORE_CREATE;
  if (creates && options->new_passphrase != NULL &&
      !sealed_new(options->new_passphrase, options->cost, &store->sealed, error)) {
    return false;
  }
  store->asked = creates;
  if (!disk_open(store, like, error)) return false;
  disk_warn(store);
  return (creates ? prepare_new(store, error) : prepare_existing(store, options->as_it_is, error)) &&
         (like != NULL || keep_key(store, error));
}

bool store_open_like(struct store **out, const char *path, const struct store_options *options,
                     const struct sealed *like, struct error *error) {
  *out = NULL;
  if (options->mode == STORE_CREATE && !make_file(path, error)) return false;
  struct store *store = mem_alloc(sizeof *store);
  bool named = options->who != NULL && options->who[0] != '\0';
  store->path = mem_strdup(path);
  store->who = mem_strdup(named ? options->who : "keeper");
  store->mode = options->mode;
  store->talk = options->talk;
  if (!open_it(store, options, like, error)) {
    store_close(store);
    if (options->mode == STORE_CREATE) disk_remove(path);
    return false;
  }
  *out = store;
  return true;
}

bool store_open(struct store **out, const char *path, const struct store_options *options, struct error *error) {
  return store_open_like(out, path, options, NULL, error);
}

void store_close(struct store *store) {
  if (store == NULL) return;
  store_rollback(store);
  statements_release(store);
  disk_close(store);
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

bool store_is_encrypted(const struct store *store) { return store->sealed != NULL; }

int64_t store_minutes_unlocked(const struct store *store) { return store->minutes_unlocked; }
