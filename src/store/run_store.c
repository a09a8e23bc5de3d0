/* SPDX-License-Identifier: MIT */
/* Print runs and their pieces. */
#include "solipost/store/run_store.h"

#include <assert.h>

#include "making.h"
#include "solipost/base/i18n.h"
#include "solipost/store/plan_store.h"
#include "solipost/store/record_store.h"
#include "statement.h"

bool run_next_number(struct store *store, int64_t *number, struct error *error) {
  /* Numbers of removed runs are not given again. */
  return store_next_number(store, "SELECT max(number) FROM run", number, error);
}

struct piece_cursor {
  struct record_cursor *rows;
};

bool run_pieces_open(struct store *store, struct uuid run, int64_t from, int64_t to, struct piece_cursor **out,
                     struct error *error) {
  const struct record_value values[] = {
      {.kind = VALUE_ID, .id = run},
      {.kind = VALUE_INTEGER, .integer = from},
      {.kind = VALUE_INTEGER, .integer = to == 0 ? INT64_MAX : to},
  };
  const struct record_query query = {.where = "run = ?1 AND position BETWEEN ?2 AND ?3",
                                     .order = "position",
                                     .values = values,
                                     .value_count = COUNT_OF(values)};
  struct record_cursor *rows = NULL;
  *out = NULL;
  if (!record_select(store, &piece_noun, &query, &rows, error)) return false;
  *out = mem_alloc(sizeof **out);
  (*out)->rows = rows;
  return true;
}

bool run_pieces_next(struct piece_cursor *cursor, struct piece *piece, struct arena *arena, bool *more,
                     struct error *error) {
  return record_next(cursor->rows, piece, arena, more, error);
}

void run_pieces_close(struct piece_cursor *cursor) {
  if (cursor == NULL) return;
  record_cursor_close(cursor->rows);
  mem_free(cursor);
}

bool run_by_number(struct store *store, int64_t number, struct run *run, struct arena *arena, struct error *error) {
  const struct record_value value = {.kind = VALUE_INTEGER, .integer = number};
  const struct record_query query = {
      .where = "number = ?1", .order = "id DESC", .values = &value, .value_count = 1, .limit = 1};
  struct record_cursor *rows = NULL;
  bool found = false;
  noun_clear(&run_noun, run);
  bool done = record_select(store, &run_noun, &query, &rows, error) && record_next(rows, run, arena, &found, error);
  record_cursor_close(rows);
  if (!done || found) return done;
  error_set(error, ERROR_NOT_FOUND, _("there is no run %lld"), (long long)number);
  return error_hint(error, _("'solipost list runs' shows the numbers of all runs"));
}

/* Moves the run and its pieces that stand at `piece_from` on; the SQL words are ours. */
static bool move_run(struct store *store, struct uuid run, const char *run_stage, const char *piece_from,
                     const char *piece_to, struct error *error) {
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store, "UPDATE run SET stage = ?2 WHERE id = ?1 AND row_state = 0 AND stage = 'making'",
                      &statement, error)) {
    return false;
  }
  bind_id(statement, 1, &run);
  bind_text(statement, 2, run_stage);
  if (!statement_run(store, statement, error)) return false;
  if (sqlite3_changes(store->db) == 0) {
    error_set(error, ERROR_REFUSED, _("this run is no longer in the making"));
    return error_hint(error, _("another command finished or cancelled it meanwhile: look at 'solipost history'"));
  }
  if (!statement_lend(store, "UPDATE piece SET stage = ?3 WHERE run = ?1 AND row_state = 0 AND stage = ?2", &statement,
                      error)) {
    return false;
  }
  bind_id(statement, 1, &run);
  bind_text(statement, 2, piece_from);
  bind_text(statement, 3, piece_to);
  return statement_run(store, statement, error) && making_forget(store, run, error);
}

bool run_finish(struct store *store, struct uuid run, const char *files, struct error *error) {
  assert(store->writing);
  if (!move_run(store, run, "printed", "planned", "printed", error)) return false;
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store, "UPDATE run SET files = ?2 WHERE id = ?1", &statement, error)) return false;
  bind_id(statement, 1, &run);
  bind_text(statement, 2, files);
  return statement_run(store, statement, error);
}

bool run_cancel(struct store *store, struct uuid run, struct error *error) {
  assert(store->writing);
  return move_run(store, run, "cancelled", "planned", "cancelled", error) && plan_entry_release_run(store, run, error);
}

/* ---- a printed run that is taken back ---- */

bool run_where(struct store *store, struct uuid run, struct run_where *out, struct error *error) {
  static const char sql[] =
      "SELECT count(*) FILTER (WHERE stage IN ('planned', 'printed')), count(*) FILTER (WHERE stage IN ('written', "
      "'mailed', 'answered', 'returned')), min(number) FILTER (WHERE stage IN ('written', 'mailed', 'answered', "
      "'returned')) FROM piece WHERE run = ?1 AND row_state = 0";
  sqlite3_stmt *statement = NULL;
  bool row = false;
  *out = (struct run_where){0};
  if (!statement_lend(store, sql, &statement, error)) return false;
  bind_id(statement, 1, &run);
  bool done = statement_step(store, statement, &row, error);
  if (done && row) {
    out->printed = sqlite3_column_int64(statement, 0);
    out->in_hand = sqlite3_column_int64(statement, 1);
    out->first_out = sqlite3_column_int64(statement, 2);
  }
  statement_return(store, statement);
  return done;
}

static bool refuse_in_hand(const struct run *run, const struct run_where *where, struct error *error) {
  error_set(error, ERROR_REFUSED,
            ngettext("run %lld is not cancelled: %lld of its letters was written or mailed (no. %lld)",
                     "run %lld is not cancelled: %lld of its letters were written or mailed (the first: no. %lld)",
                     (unsigned long)where->in_hand),
            (long long)run->number, (long long)where->in_hand, (long long)where->first_out);
  return error_hint(error, _("'solipost list pieces --run %lld' shows which"), (long long)run->number);
}

bool run_take_back(struct store *store, const struct run *run, struct error *error) {
  struct run_where where;
  struct run now;
  struct arena arena;
  assert(store->writing);
  arena_init(&arena);
  bool done = record_load(store, &run_noun, run->id, &now, &arena, error) && run_where(store, run->id, &where, error);
  if (done && now.stage != RUN_PRINTED) {
    done = error_set(error, ERROR_REFUSED, _("run %lld is not a printed one"), (long long)run->number);
    error_hint(error, _("'solipost list runs' shows how each stands"));
  } else if (done && where.in_hand > 0) {
    done = refuse_in_hand(run, &where, error);
  }
  now.stage = RUN_CANCELLED;
  done = done && record_update(store, &run_noun, &now, error);
  arena_release(&arena);
  sqlite3_stmt *statement = NULL;
  if (!done || !statement_lend(store,
                               "UPDATE piece SET stage = 'cancelled' WHERE run = ?1 AND row_state = 0 AND stage IN "
                               "('planned', 'printed')",
                               &statement, error))
    return false;
  bind_id(statement, 1, &run->id);
  return statement_run(store, statement, error) && plan_entry_release_run(store, run->id, error);
}
