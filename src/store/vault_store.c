/* SPDX-License-Identifier: MIT */
/* Rows and head of the vault; nothing here can open them. */
#include "solipost/store/vault_store.h"

#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/store/record_store.h"
#include "solipost/store/store.h"

static const char head_key[] = "vault";

bool vault_head(struct store *store, struct arena *arena, const char **head, struct error *error) {
  return store_setting_get(store, head_key, arena, head, error);
}

static bool changed_meanwhile(struct error *error) {
  error_set(error, ERROR_BUSY, "%s", _("somebody else changed the vault meanwhile; nothing was changed"));
  return error_hint(error, "%s", _("look at it again, then repeat what you did"));
}

bool vault_set_head(struct store *store, const char *before, const char *after, struct error *error) {
  struct arena arena;
  const char *now = "";
  arena_init(&arena);
  bool done = vault_head(store, &arena, &now, error) && (strcmp(now, before) == 0 || changed_meanwhile(error)) &&
              store_setting_set(store, head_key, after, error);
  arena_release(&arena);
  return done;
}

bool vault_find(struct store *store, struct uuid writer, struct arena *arena, struct vault_entry *entry, bool *found,
                struct error *error) {
  struct record_value value = {.kind = VALUE_ID, .id = writer};
  struct record_query query = {.where = "writer = ?1", .order = "id", .values = &value, .value_count = 1, .limit = 1};
  struct record_cursor *rows = NULL;
  noun_clear(&vault_entry_noun, entry);
  if (!record_select(store, &vault_entry_noun, &query, &rows, error)) return false;
  bool done = record_next(rows, entry, arena, found, error);
  record_cursor_close(rows);
  return done;
}

bool vault_count(struct store *store, int64_t *count, struct error *error) {
  return record_count(store, &vault_entry_noun, NULL, count, error);
}

bool vault_put(struct store *store, struct uuid writer, const char *before, const char *after, struct error *error) {
  struct arena arena;
  struct vault_entry entry;
  bool found = false;
  arena_init(&arena);
  bool done = vault_find(store, writer, &arena, &entry, &found, error);
  bool same = before == NULL ? !found : found && strcmp(entry.sealed, before) == 0;
  if (done && !same) done = changed_meanwhile(error);
  if (done) {
    entry.writer = writer;
    entry.sealed = after;
    done = found ? record_update(store, &vault_entry_noun, &entry, error)
                 : record_insert(store, &vault_entry_noun, &entry, error);
  }
  arena_release(&arena);
  return done;
}

bool vault_remove(struct store *store, struct uuid writer, struct error *error) {
  struct arena arena;
  struct vault_entry entry;
  bool found = false;
  arena_init(&arena);
  bool done = vault_find(store, writer, &arena, &entry, &found, error) &&
              (!found || record_delete(store, &vault_entry_noun, entry.id, error));
  arena_release(&arena);
  return done;
}
