/* SPDX-License-Identifier: MIT */
/* Plans that were kept: read, done, opened again, dropped. */
#include "solipost/store/plan_store.h"

#include <assert.h>
#include <inttypes.h>

#include "solipost/base/i18n.h"
#include "solipost/store/record_store.h"
#include "statement.h"

#define OPEN "row_state = 0 AND piece IS NULL AND dropped_on IS NULL"

bool plan_next_number(struct store *store, int64_t *number, struct error *error) {
  /* Numbers of plans that were undone are not given again. */
  return store_next_number(store, "SELECT max(plan) FROM plan_entry", number, error);
}

/* ---- entries ---- */

static bool select_entries(struct store *store, const struct record_query *query, struct arena *arena,
                           struct plan_entry_list *out, struct error *error) {
  struct record_cursor *rows = NULL;
  LIST(struct plan_entry) found = {0};
  bool more = true;
  *out = (struct plan_entry_list){0};
  bool done = record_select(store, &plan_entry_noun, query, &rows, error);
  while (done) {
    struct plan_entry entry;
    done = record_next(rows, &entry, arena, &more, error);
    if (!done || !more) break;
    LIST_PUSH(&found, entry);
  }
  record_cursor_close(rows);
  if (found.count > 0)
    *out = (struct plan_entry_list){arena_copy(arena, found.items, found.count * sizeof *found.items), found.count};
  LIST_RELEASE(&found);
  return done;
}

static bool plan_is_missing(int64_t plan, struct error *error) {
  error_set(error, ERROR_NOT_FOUND, _("there is no plan %" PRId64), plan);
  return error_hint(error, "%s", _("'solipost list plans' shows the numbers of all plans"));
}

bool plan_entries(struct store *store, int64_t plan, struct arena *arena, struct plan_entry_list *out,
                  struct error *error) {
  const struct record_value value = {.kind = VALUE_INTEGER, .integer = plan};
  const struct record_query query = {.where = "plan = ?1", .order = "position, id", .values = &value, .value_count = 1};
  if (!select_entries(store, &query, arena, out, error)) return false;
  return out->count > 0 || plan_is_missing(plan, error);
}

bool plan_entries_of_evening(struct store *store, struct uuid evening, struct arena *arena, struct plan_entry_list *out,
                             struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = evening};
  const struct record_query query = {
      .where = "evening = ?1", .order = "plan, position, id", .values = &value, .value_count = 1};
  return select_entries(store, &query, arena, out, error);
}

bool plan_entries_promised(struct store *store, struct uuid writer, struct date first, struct date last, int64_t *count,
                           struct error *error) {
  char begin[DATE_TEXT_SIZE], end[DATE_TEXT_SIZE];
  date_format_iso(first, begin);
  date_format_iso(last, end);
  const struct record_value values[] = {
      {.kind = VALUE_ID, .id = writer}, {.kind = VALUE_TEXT, .text = begin}, {.kind = VALUE_TEXT, .text = end}};
  const struct record_query query = {
      .where = "piece IS NULL AND dropped_on IS NULL AND writer = ?1 AND write_on BETWEEN ?2 AND ?3",
      .values = values,
      .value_count = 3};
  return record_count(store, &plan_entry_noun, &query, count, error);
}

bool plan_check_use(struct store *store, int64_t plan, bool open, struct error *error) {
  const struct record_value value = {.kind = VALUE_INTEGER, .integer = plan};
  struct record_query query = {.where = "plan = ?1", .values = &value, .value_count = 1};
  int64_t all = 0, left = 0;
  if (!record_count(store, &plan_entry_noun, &query, &all, error)) return false;
  if (all == 0) return plan_is_missing(plan, error);
  query.where = open ? "plan = ?1 AND dropped_on IS NULL AND piece IS NULL" : "plan = ?1 AND dropped_on IS NULL";
  if (!record_count(store, &plan_entry_noun, &query, &left, error)) return false;
  if (left > 0) return true;
  error_set(error, ERROR_REFUSED,
            open ? _("everybody in plan %" PRId64 " has a letter already, or is back in the pool")
                 : _("everybody in plan %" PRId64 " is back in the pool"),
            plan);
  return error_hint(error, _("'solipost show plan %" PRId64 "' shows how each stands"), plan);
}

/* ---- plans as a whole ---- */

static struct plan_row read_row(sqlite3_stmt *statement) {
  return (struct plan_row){.plan = sqlite3_column_int64(statement, 0),
                           .made_on = column_day(statement, 1),
                           .write_on = column_day(statement, 2),
                           .campaign = column_id(statement, 3),
                           .evening = column_id(statement, 4),
                           .people = sqlite3_column_int64(statement, 5),
                           .done = sqlite3_column_int64(statement, 6),
                           .open = sqlite3_column_int64(statement, 7),
                           .dropped = sqlite3_column_int64(statement, 8)};
}

static const char rows_sql[] =
    "SELECT plan, min(made_on), max(write_on), max(campaign), max(evening), count(*), count(piece), "
    "count(*) FILTER (WHERE piece IS NULL AND dropped_on IS NULL), "
    "count(*) FILTER (WHERE piece IS NULL AND dropped_on IS NOT NULL) FROM plan_entry WHERE row_state = 0 AND "
    "(?1 IS NULL OR plan IN (SELECT plan FROM plan_entry WHERE " OPEN " AND write_on < ?1)) "
    "GROUP BY plan ORDER BY plan DESC LIMIT ?2";

bool plan_rows(struct store *store, struct date due, size_t most, struct arena *arena, struct plan_row **out,
               size_t *count, struct error *error) {
  sqlite3_stmt *statement = NULL;
  LIST(struct plan_row) found = {0};
  char day[DATE_TEXT_SIZE];
  bool row = true;
  *out = NULL;
  *count = 0;
  if (!statement_lend(store, rows_sql, &statement, error)) return false;
  date_format_iso(due, day);
  bind_text(statement, 1, day);
  sqlite3_bind_int64(statement, 2, most == 0 ? -1 : (int64_t)most);
  bool done;
  while ((done = statement_step(store, statement, &row, error)) && row) LIST_PUSH(&found, read_row(statement));
  statement_return(store, statement);
  if (found.count > 0) *out = arena_copy(arena, found.items, found.count * sizeof *found.items);
  *count = found.count;
  LIST_RELEASE(&found);
  return done;
}

/* ---- what becomes of them ---- */

bool plan_entry_fulfil(struct store *store, const struct piece *piece, struct uuid prisoner, int64_t plan,
                       struct error *error) {
  sqlite3_stmt *statement = NULL;
  assert(store->writing);
  if (!statement_lend(
          store,
          "UPDATE plan_entry SET piece = ?2 WHERE id = (SELECT id FROM plan_entry WHERE prisoner = ?1 AND " OPEN
          " ORDER BY plan IS NOT ?3, ?4 IS NULL OR evening IS NOT ?4, made_on, plan, position LIMIT 1)",
          &statement, error))
    return false;
  bind_id(statement, 1, &prisoner);
  bind_id(statement, 2, &piece->id);
  if (plan != 0) sqlite3_bind_int64(statement, 3, plan);
  if (!uuid_is_nil(piece->evening)) bind_id(statement, 4, &piece->evening);
  return statement_run(store, statement, error);
}

static bool release(struct store *store, const char *sql, const struct uuid *id, struct error *error) {
  sqlite3_stmt *statement = NULL;
  assert(store->writing);
  if (!statement_lend(store, sql, &statement, error)) return false;
  bind_id(statement, 1, id);
  return statement_run(store, statement, error);
}

bool plan_entry_release(struct store *store, struct uuid piece, struct error *error) {
  return release(store, "UPDATE plan_entry SET piece = NULL WHERE row_state = 0 AND piece = ?1", &piece, error);
}

bool plan_entry_release_run(struct store *store, struct uuid run, struct error *error) {
  return release(store,
                 "UPDATE plan_entry SET piece = NULL WHERE row_state = 0 AND piece IS NOT NULL AND piece IN (SELECT id "
                 "FROM piece WHERE run = ?1 AND row_state = 0)",
                 &run, error);
}

bool plan_entry_drop(struct store *store, int64_t plan, struct uuid evening, struct uuid prisoner, struct date day,
                     size_t *count, struct error *error) {
  sqlite3_stmt *statement = NULL;
  char text[DATE_TEXT_SIZE];
  assert(store->writing);
  *count = 0;
  if (!statement_lend(store,
                      "UPDATE plan_entry SET dropped_on = ?4 WHERE " OPEN " AND (?1 IS NULL OR plan = ?1) AND "
                      "(?2 IS NULL OR evening = ?2) AND (?3 IS NULL OR prisoner = ?3)",
                      &statement, error))
    return false;
  date_format_iso(day, text);
  if (plan != 0) sqlite3_bind_int64(statement, 1, plan);
  if (!uuid_is_nil(evening)) bind_id(statement, 2, &evening);
  if (!uuid_is_nil(prisoner)) bind_id(statement, 3, &prisoner);
  bind_text(statement, 4, text);
  if (!statement_run(store, statement, error)) return false;
  *count = (size_t)sqlite3_changes(store->db);
  return true;
}
