/* SPDX-License-Identifier: MIT */
/* From what a commit changed to rows of the journal: SQLite's session extension notices every change of a noun's table,
 * and what it noticed becomes one entry per field. Rows, not its own blobs: a row can be blanked. */
#include "journal_write.h"

#include <assert.h>

#include "copying.h"
#include "solipost/store/journal_entry.h"
#include "statement.h"

bool journal_watch(struct store *store, struct error *error) {
  assert(store->session == NULL);
  if (sqlite3session_create(store->db, "main", &store->session) != SQLITE_OK) return store_fail(store, error);
  /* Only the nouns: the journal itself, search words and settings are no news. */
  for (size_t i = 0; all_nouns[i] != NULL; i++) {
    if (sqlite3session_attach(store->session, all_nouns[i]->table) != SQLITE_OK) return store_fail(store, error);
  }
  return true;
}

void journal_unwatch(struct store *store) {
  if (store->session != NULL) sqlite3session_delete(store->session);
  store->session = NULL;
}

static bool read_columns(struct store *store, const struct noun *noun, struct noun_columns **out, struct error *error) {
  struct noun_columns *columns = &store->columns[noun_index(noun)];
  *out = columns;
  if (columns->count > 0) return true;
  struct arena arena;
  arena_init(&arena);
  sqlite3_stmt *statement = NULL;
  bool done = statement_lend(store, arena_printf(&arena, "SELECT * FROM %s LIMIT 0", noun->table), &statement, error);
  int count = done ? sqlite3_column_count(statement) : 0;
  assert(count <= FIELD_MAX);
  for (int i = 0; i < count; i++) {
    const char *name = sqlite3_column_name(statement, i);
    if (strcmp(name, "id") == 0) columns->id = i;
    if (strcmp(name, "row_state") == 0) columns->row_state = i;
    /* A noun may have a field of its own named like one of ours ("state" of a prison): only these two are taken. */
    columns->fields[i] = noun_field(noun, name);
  }
  columns->count = count;
  statement_return(store, statement);
  arena_release(&arena);
  return done;
}

/* One entry in the making. */
struct entry {
  const char *table;
  struct uuid row;
  enum journal_act act;
  const char *field; /* NULL for a whole row */
  sqlite3_value *old, *new;
};

static bool begin_entries(struct store *store, struct error *error) {
  if (store->commit_number != 0) return true;
  int64_t commit = 0, entry = 0;
  if (!store_next_number(store, "SELECT max(number) FROM journal_commit", &commit, error) ||
      !store_next_number(store, "SELECT max(number) FROM journal_entry", &entry, error)) {
    return false;
  }
  store->commit_number = commit;
  store->first_entry = entry;
  store->last_entry = entry - 1;
  return true;
}

static bool write_entry(struct store *store, const struct entry *entry, sqlite3_stmt *insert, struct error *error) {
  sqlite3_reset(insert);
  sqlite3_clear_bindings(insert);
  sqlite3_bind_int64(insert, 1, ++store->last_entry);
  sqlite3_bind_int64(insert, 2, store->commit_number);
  bind_text(insert, 3, entry->table);
  bind_id(insert, 4, &entry->row);
  sqlite3_bind_int(insert, 5, (int)entry->act);
  if (entry->field != NULL) bind_text(insert, 6, entry->field);
  if (entry->old != NULL) sqlite3_bind_value(insert, 7, entry->old);
  if (entry->new != NULL) sqlite3_bind_value(insert, 8, entry->new);
  return sqlite3_step(insert) == SQLITE_DONE || store_fail(store, error);
}

static struct uuid value_id(sqlite3_value *value) {
  struct uuid id = {0};
  const void *bytes = sqlite3_value_blob(value);
  if (bytes != NULL && sqlite3_value_bytes(value) == (int)sizeof id.bytes) memcpy(id.bytes, bytes, sizeof id.bytes);
  return id;
}

/* Added rows wait here and are written in the order of their ids, which is the order in which they were made: the
 * session gives them in the order of a hash, and an index grows faster in order. */
struct added_row {
  size_t noun;
  struct uuid id;
};
struct added_list {
  struct added_row *items;
  size_t count, capacity;
};

static int compare_added(const void *a, const void *b) {
  const struct added_row *left = a, *right = b;
  if (left->noun != right->noun) return left->noun < right->noun ? -1 : 1;
  return memcmp(left->id.bytes, right->id.bytes, sizeof left->id.bytes);
}

static bool write_added(struct store *store, struct added_list *added, sqlite3_stmt *insert, struct error *error) {
  if (added->count > 0) qsort(added->items, added->count, sizeof *added->items, compare_added);
  for (size_t i = 0; i < added->count; i++) {
    struct entry entry = {
        .table = all_nouns[added->items[i].noun]->table, .row = added->items[i].id, .act = JOURNAL_ADDED};
    if (!write_entry(store, &entry, insert, error)) return false;
  }
  store->rows_added += (int64_t)added->count;
  return true;
}

/* A row whose row_state changed was removed or came back; its other fields are entries of their own. */
static bool write_state(struct store *store, struct entry entry, sqlite3_value *state, sqlite3_stmt *insert,
                        struct error *error) {
  bool live = sqlite3_value_int(state) == 0;
  entry.act = live ? JOURNAL_ADDED : JOURNAL_REMOVED;
  *(live ? &store->rows_added : &store->rows_removed) += 1;
  return write_entry(store, &entry, insert, error);
}

static bool write_changed(struct store *store, sqlite3_changeset_iter *change, const struct noun *noun,
                          const struct noun_columns *columns, sqlite3_stmt *insert, struct error *error) {
  sqlite3_value *value = NULL, *state = NULL;
  if (sqlite3changeset_old(change, columns->id, &value) != SQLITE_OK) return store_fail(store, error);
  struct entry entry = {.table = noun->table, .row = value_id(value), .act = JOURNAL_CHANGED};
  bool fields_changed = false;
  for (int i = 0; i < columns->count; i++) {
    entry.old = entry.new = NULL;
    if (sqlite3changeset_new(change, i, &entry.new) != SQLITE_OK) return store_fail(store, error);
    if (entry.new == NULL || i == columns->id) continue; /* not changed */
    if (i == columns->row_state) {
      state = entry.new;
      continue;
    }
    if (columns->fields[i] == NULL) continue;
    if (sqlite3changeset_old(change, i, &entry.old) != SQLITE_OK) return store_fail(store, error);
    entry.field = columns->fields[i]->name;
    if (!write_entry(store, &entry, insert, error)) return false;
    fields_changed = true;
  }
  entry.field = NULL;
  entry.old = entry.new = NULL;
  if (state != NULL) return write_state(store, entry, state, insert, error);
  if (fields_changed) store->rows_changed++;
  return true;
}

static bool take_added(struct store *store, sqlite3_changeset_iter *change, const struct noun *noun,
                       const struct noun_columns *columns, struct added_list *added, struct error *error) {
  sqlite3_value *id = NULL, *state = NULL;
  if (sqlite3changeset_new(change, columns->id, &id) != SQLITE_OK ||
      sqlite3changeset_new(change, columns->row_state, &state) != SQLITE_OK) {
    return store_fail(store, error);
  }
  /* Added and removed again within one commit: nothing happened. */
  if (sqlite3_value_int(state) == 0) {
    LIST_PUSH(added, (struct added_row){.noun = noun_index(noun), .id = value_id(id)});
  }
  return true;
}

static bool write_each(struct store *store, sqlite3_changeset_iter *changes, sqlite3_stmt *insert,
                       struct error *error) {
  struct added_list added = {0};
  bool done = true;
  while (done && sqlite3changeset_next(changes) == SQLITE_ROW) {
    const char *table = NULL;
    int column_count = 0, operation = 0, indirect = 0;
    struct noun_columns *columns = NULL;
    done = sqlite3changeset_op(changes, &table, &column_count, &operation, &indirect) == SQLITE_OK;
    if (!done) {
      store_fail(store, error);
      break;
    }
    const struct noun *noun = noun_of_table(table);
    assert(noun != NULL && operation != SQLITE_DELETE); /* only nouns are watched, and their rows are never removed */
    done = read_columns(store, noun, &columns, error);
    if (!done) break;
    done = operation == SQLITE_INSERT ? take_added(store, changes, noun, columns, &added, error)
                                      : write_changed(store, changes, noun, columns, insert, error);
  }
  if (done) done = write_added(store, &added, insert, error);
  LIST_RELEASE(&added);
  return done;
}

static bool write_changeset(struct store *store, int size, void *changeset, struct error *error) {
  sqlite3_changeset_iter *changes = NULL;
  sqlite3_stmt *insert = NULL;
  bool done = begin_entries(store, error) &&
              statement_lend(store,
                             "INSERT INTO journal_entry (number, commit_number, noun, row, act, field, old, new) "
                             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                             &insert, error);
  if (done && sqlite3changeset_start(&changes, size, changeset) != SQLITE_OK) done = store_fail(store, error);
  if (done) done = write_each(store, changes, insert, error);
  if (changes != NULL && sqlite3changeset_finalize(changes) != SQLITE_OK && done) done = store_fail(store, error);
  statement_return(store, insert);
  return done;
}

bool journal_write_changes(struct store *store, struct error *error) {
  int size = 0;
  void *changeset = NULL;
  bool done = sqlite3session_changeset(store->session, &size, &changeset) == SQLITE_OK;
  if (!done) store_fail(store, error);
  journal_unwatch(store);
  if (done && size > 0) done = write_changeset(store, size, changeset, error);
  sqlite3_free(changeset);
  return done;
}

static bool write_commit_row(struct store *store, struct error *error) {
  struct uuid copy;
  sqlite3_stmt *insert = NULL;
  if (!copy_current(store, &copy, error) ||
      !statement_lend(store,
                      "INSERT INTO journal_commit (number, copy, at, who, command, undoes, housekeeping,"
                      " first_entry, last_entry, rows_added, rows_changed, rows_removed) "
                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                      &insert, error)) {
    return false;
  }
  char now[TIMESTAMP_SIZE];
  timestamp_now(now);
  sqlite3_bind_int64(insert, 1, store->commit_number);
  bind_id(insert, 2, &copy);
  bind_text(insert, 3, now);
  bind_text(insert, 4, store->housekeeping == COMMIT_BY_PROGRAM ? "solipost" : store->who);
  sqlite3_bind_text(insert, 5, store->command, -1, SQLITE_STATIC);
  if (store->undoes != 0) sqlite3_bind_int64(insert, 6, store->undoes);
  sqlite3_bind_int(insert, 7, store->housekeeping == COMMIT_BY_KEEPER ? 0 : 1);
  sqlite3_bind_int64(insert, 8, store->first_entry);
  sqlite3_bind_int64(insert, 9, store->last_entry);
  sqlite3_bind_int64(insert, 10, store->rows_added);
  sqlite3_bind_int64(insert, 11, store->rows_changed);
  sqlite3_bind_int64(insert, 12, store->rows_removed);
  return statement_run(store, insert, error);
}

bool journal_write_commit(struct store *store, struct error *error) {
  if (store->commit_number == 0 || store->last_entry < store->first_entry) return true;
  return write_commit_row(store, error);
}
