/* SPDX-License-Identifier: MIT */
/* Mail rules of the register. */
#include "solipost/store/rule_store.h"

#include "solipost/store/record_store.h"
#include "statement.h"

typedef LIST(struct rule) rule_rows;

static bool read_rows(struct store *store, const struct record_query *query, struct arena *arena, rule_rows *out,
                      struct error *error) {
  struct record_cursor *rows = NULL;
  bool more = true;
  bool done = record_select(store, &rule_noun, query, &rows, error);
  while (done && more) {
    struct rule rule;
    done = record_next(rows, &rule, arena, &more, error);
    if (done && more) LIST_PUSH(out, rule);
  }
  record_cursor_close(rows);
  return done;
}

bool rules_known(struct store *store, struct arena *arena, struct mail_rules *out, struct error *error) {
  rule_rows rows = {0};
  bool done = read_rows(store, &(struct record_query){.order = "rowid"}, arena, &rows, error) &&
              mail_rules_load(rows.items, rows.count, arena, out, error);
  LIST_RELEASE(&rows);
  return done;
}

bool rule_by_code(struct store *store, const char *code, struct rule *out, bool *found, struct arena *arena,
                  struct error *error) {
  rule_rows rows = {0};
  struct record_value value = {.kind = VALUE_TEXT, .text = code};
  struct record_query query = {.where = "code = ?1", .order = "rowid", .values = &value, .value_count = 1, .limit = 1};
  bool done = read_rows(store, &query, arena, &rows, error);
  *found = done && rows.count > 0;
  noun_clear(&rule_noun, out);
  if (*found) *out = rows.items[0];
  LIST_RELEASE(&rows);
  return done;
}

bool rule_next_code(struct store *store, struct arena *arena, const char **code, struct error *error) {
  static const char sql[] = "SELECT coalesce(max(CAST(substr(code, 2) AS INTEGER)), 0) FROM rule WHERE code GLOB "
                            "'[Rr][0-9]*' AND length(code) < 12 AND NOT substr(code, 2) GLOB '*[^0-9]*'";
  sqlite3_stmt *statement = NULL;
  bool row = false;
  *code = "";
  if (!statement_lend(store, sql, &statement, error)) return false;
  bool done = statement_step(store, statement, &row, error);
  if (done && row) *code = arena_printf(arena, "R%03lld", (long long)sqlite3_column_int64(statement, 0) + 1);
  statement_return(store, statement);
  return done;
}
