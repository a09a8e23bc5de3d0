/* SPDX-License-Identifier: MIT */
/* Rows of any noun, written and read by its table of fields. */
#include "solipost/store/record_store.h"

#include <assert.h>

#include "making.h"
#include "row.h"
#include "search_index.h"
#include "solipost/base/i18n.h"
#include "statement.h"

/* SQL is made once per noun and register, then kept. */
static const char *insert_sql(struct store *store, const struct noun *noun) {
  char **sql = &store->insert_sql[noun_index(noun)];
  if (*sql != NULL) return *sql;
  struct buffer out;
  buffer_init(&out);
  buffer_printf(&out, "INSERT INTO %s (id, ", noun->table);
  row_append_columns(noun, "", &out);
  buffer_append(&out, ") VALUES (?1");
  for (size_t i = 0; i < noun->field_count; i++) buffer_printf(&out, ", ?%zu", i + 2);
  buffer_append(&out, ")");
  return *sql = buffer_steal(&out);
}

static const char *update_sql(struct store *store, const struct noun *noun) {
  char **sql = &store->update_sql[noun_index(noun)];
  if (*sql != NULL) return *sql;
  struct buffer out;
  buffer_init(&out);
  buffer_printf(&out, "UPDATE %s SET ", noun->table);
  for (size_t i = 0; i < noun->field_count; i++) {
    buffer_printf(&out, "%s\"%s\" = ?%zu", i == 0 ? "" : ", ", noun->fields[i].name, i + 2);
  }
  buffer_append(&out, " WHERE id = ?1 AND row_state = 0");
  return *sql = buffer_steal(&out);
}

static const char *load_sql(struct store *store, const struct noun *noun) {
  char **sql = &store->load_sql[noun_index(noun)];
  if (*sql != NULL) return *sql;
  struct buffer out;
  buffer_init(&out);
  buffer_append(&out, "SELECT id, ");
  row_append_columns(noun, "", &out);
  buffer_printf(&out, " FROM %s WHERE id = ?1 AND row_state = 0", noun->table);
  return *sql = buffer_steal(&out);
}

static bool not_there(const struct noun *noun, struct error *error) {
  error_set(error, ERROR_NOT_FOUND, _("this %s is not in the register (any more)"), _(noun->label));
  return error_hint(error, _("somebody may have removed it meanwhile: look at 'solipost history'"));
}

bool record_insert(struct store *store, const struct noun *noun, void *record, struct error *error) {
  assert(store->writing);
  struct uuid *id = record;
  if (uuid_is_nil(*id)) *id = uuid_new();
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store, insert_sql(store, noun), &statement, error)) return false;
  bind_id(statement, 1, id);
  row_bind(statement, 2, noun, record);
  if (!statement_run(store, statement, error) || !search_add(store, noun, record, error)) return false;
  bool making = noun == &run_noun && ((const struct run *)record)->stage == RUN_MAKING;
  return !making || making_note(store, *id, error);
}

bool record_update(struct store *store, const struct noun *noun, const void *record, struct error *error) {
  assert(store->writing);
  struct uuid id = row_id(record);
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store, update_sql(store, noun), &statement, error)) return false;
  bind_id(statement, 1, &id);
  row_bind(statement, 2, noun, record);
  if (!statement_run(store, statement, error)) return false;
  if (sqlite3_changes(store->db) == 0) return not_there(noun, error);
  return search_refresh(store, noun, record, error);
}

bool record_delete(struct store *store, const struct noun *noun, struct uuid id, struct error *error) {
  assert(store->writing);
  struct arena arena;
  arena_init(&arena);
  sqlite3_stmt *statement = NULL;
  const char *sql = arena_printf(&arena, "UPDATE %s SET row_state = 1 WHERE id = ?1 AND row_state = 0", noun->table);
  bool done = statement_lend(store, sql, &statement, error);
  if (done) {
    bind_id(statement, 1, &id);
    done = statement_run(store, statement, error);
  }
  if (done && sqlite3_changes(store->db) == 0) done = not_there(noun, error);
  if (done && search_is_kept(noun)) done = search_remove(store, id, error);
  arena_release(&arena);
  return done;
}

static bool load_by(struct store *store, const char *sql, const struct noun *noun, struct uuid id, void *record,
                    struct arena *arena, struct error *error) {
  noun_clear(noun, record);
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store, sql, &statement, error)) return false;
  bind_id(statement, 1, &id);
  bool found = false;
  bool done = statement_step(store, statement, &found, error);
  if (found) row_read(statement, 0, noun, record, arena);
  statement_return(store, statement);
  return done && (found || not_there(noun, error));
}

bool record_load(struct store *store, const struct noun *noun, struct uuid id, void *record, struct arena *arena,
                 struct error *error) {
  return load_by(store, load_sql(store, noun), noun, id, record, arena, error);
}

bool record_load_even_deleted(struct store *store, const struct noun *noun, struct uuid id, void *record,
                              struct arena *arena, struct error *error) {
  struct buffer sql;
  buffer_init(&sql);
  buffer_append(&sql, "SELECT id, ");
  row_append_columns(noun, "", &sql);
  buffer_printf(&sql, " FROM %s WHERE id = ?1", noun->table);
  bool done = load_by(store, sql.bytes, noun, id, record, arena, error);
  buffer_release(&sql);
  return done;
}

struct record_cursor {
  struct store *store;
  const struct noun *noun;
  sqlite3_stmt *statement;
};

/* SELECT `what` FROM the noun's live rows, by the query. */
static bool lend_query(struct store *store, const struct noun *noun, const struct record_query *query, bool count,
                       sqlite3_stmt **out, struct error *error) {
  static const struct record_query everything = {0};
  if (query == NULL) query = &everything;
  struct buffer sql;
  buffer_init(&sql);
  buffer_append(&sql, count ? "SELECT count(*)" : "SELECT id, ");
  if (!count) row_append_columns(noun, "", &sql);
  buffer_printf(&sql, " FROM %s WHERE row_state = 0", noun->table);
  if (query->where != NULL) buffer_printf(&sql, " AND (%s)", query->where);
  if (!count && query->order != NULL) buffer_printf(&sql, " ORDER BY %s", query->order);
  if (!count && query->limit > 0) buffer_printf(&sql, " LIMIT %lld", (long long)query->limit);
  bool done = statement_lend(store, sql.bytes, out, error);
  buffer_release(&sql);
  for (size_t i = 0; done && i < query->value_count; i++) {
    const struct record_value *value = &query->values[i];
    int index = (int)i + 1;
    /* Copied: the caller's values may be gone when the cursor moves on. */
    switch (value->kind) {
    case VALUE_TEXT: sqlite3_bind_text(*out, index, value->text, -1, SQLITE_TRANSIENT); break;
    case VALUE_ID: sqlite3_bind_blob(*out, index, value->id.bytes, sizeof value->id.bytes, SQLITE_TRANSIENT); break;
    case VALUE_INTEGER: sqlite3_bind_int64(*out, index, value->integer); break;
    }
  }
  return done;
}

bool record_select(struct store *store, const struct noun *noun, const struct record_query *query,
                   struct record_cursor **out, struct error *error) {
  sqlite3_stmt *statement = NULL;
  *out = NULL;
  if (!lend_query(store, noun, query, false, &statement, error)) return false;
  *out = mem_alloc(sizeof **out);
  **out = (struct record_cursor){.store = store, .noun = noun, .statement = statement};
  return true;
}

bool record_next(struct record_cursor *cursor, void *record, struct arena *arena, bool *more, struct error *error) {
  noun_clear(cursor->noun, record);
  if (!statement_step(cursor->store, cursor->statement, more, error)) return false;
  if (*more) row_read(cursor->statement, 0, cursor->noun, record, arena);
  return true;
}

bool record_rest(struct record_cursor *cursor, int64_t *count, struct error *error) {
  bool done, row = false;
  *count = 0;
  while ((done = statement_step(cursor->store, cursor->statement, &row, error)) && row) ++*count;
  return done;
}

void record_cursor_close(struct record_cursor *cursor) {
  if (cursor == NULL) return;
  statement_return(cursor->store, cursor->statement);
  mem_free(cursor);
}

bool record_count(struct store *store, const struct noun *noun, const struct record_query *query, int64_t *count,
                  struct error *error) {
  sqlite3_stmt *statement = NULL;
  *count = 0;
  if (!lend_query(store, noun, query, true, &statement, error)) return false;
  bool row = false;
  bool done = statement_step(store, statement, &row, error);
  if (done && row) *count = sqlite3_column_int64(statement, 0);
  statement_return(store, statement);
  return done;
}
