/* SPDX-License-Identifier: MIT */
/* Bringing a register to the form this program knows: a new one runs the same steps from zero, so there is one truth. */
#include "upgrade.h"

#include "copying.h"
#include "disk.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "statement.h"

bool upgrade_version(struct store *store, size_t count, int64_t *version, struct error *error) {
  if (!store_number(store, "PRAGMA user_version", version, error)) return false;
  if (*version <= (int64_t)count) return true;
  error_set(error, ERROR_REFUSED,
            _("the register %s was made by a newer solipost: it has form %lld, this program knows up to %lld"),
            store->path, (long long)*version, (long long)count);
  return error_hint(error, _("install the newer solipost; the register was not touched"));
}

bool upgrade_needed(struct store *store, size_t count, bool *needed, struct error *error) {
  int64_t version = 0;
  if (!upgrade_version(store, count, &version, error)) return false;
  *needed = version < (int64_t)count;
  return true;
}

static bool keep_copy(struct store *store, int64_t version, struct error *error) {
  struct arena arena;
  arena_init(&arena);
  char *name = NULL;
  for (int attempt = 1; name == NULL || file_exists(name); attempt++) {
    name = arena_printf(&arena, "%s.before-upgrade-%lld", store->path, (long long)version);
    if (attempt > 1) name = arena_printf(&arena, "%s-%d", name, attempt);
  }
  bool done = copy_to_file(store, name, store->sealed, error);
  if (!done) error_prefix(error, _("no copy could be kept before the upgrade: "));
  arena_release(&arena);
  return done;
}

static bool run_step(struct store *store, const struct schema_step *step, size_t version, struct error *error) {
  struct arena arena;
  arena_init(&arena);
  bool done = store_execute(store, step->sql, error) &&
              store_execute(store, arena_printf(&arena, "PRAGMA user_version = %zu", version), error);
  if (!done) error_prefix(error, _("step %s: "), step->name);
  arena_release(&arena);
  return done;
}

bool upgrade_apply(struct store *store, const struct schema_step *steps, size_t count, struct error *error) {
  int64_t version = 0;
  if (!upgrade_version(store, count, &version, error)) return false;
  if (version == (int64_t)count) return true;
  if (version > 0 && !keep_copy(store, version, error)) return false;
  if (!disk_begin(store, error)) return false;
  /* Another process may have done it while this one waited. */
  bool done = upgrade_version(store, count, &version, error);
  for (size_t i = (size_t)version; done && i < count; i++) done = run_step(store, &steps[i], i + 1, error);
  if (done) done = disk_commit(store, error);
  if (!done) disk_rollback(store);
  return done;
}
