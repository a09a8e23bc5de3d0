/* SPDX-License-Identifier: MIT */
/* Counts how things stand. */
#include "solipost/store/standing.h"

#include "statement.h"

/* One walk through the prisoners. */
static bool count_prisoners(struct store *store, struct standing *out, struct error *error) {
  static const char sql[] =
      "SELECT count(*), count(*) FILTER (WHERE contact IS NULL), count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM stay"
      " WHERE stay.prisoner = prisoner.id AND stay.row_state = 0 AND stay.until IS NULL)) FROM prisoner"
      " WHERE row_state = 0 AND ended_on IS NULL"
      " AND (status IS NULL OR status NOT IN ('released', 'deported', 'deceased'))";
  sqlite3_stmt *statement = NULL;
  bool row = false;
  if (!statement_lend(store, sql, &statement, error)) return false;
  bool done = statement_step(store, statement, &row, error);
  if (done) {
    out->prisoners = sqlite3_column_int64(statement, 0);
    out->unknown_contact = sqlite3_column_int64(statement, 1);
    out->nowhere = sqlite3_column_int64(statement, 2);
  }
  statement_return(store, statement);
  return done;
}

/* All, less those of the two stages that are few: their number is found along the index of stages. */
static bool count_pieces(struct store *store, int64_t *out, struct error *error) {
  int64_t all = 0, other = 0;
  bool done =
      store_number(store, "SELECT count(*) FROM piece WHERE row_state = 0", &all, error) &&
      store_number(store,
                   "SELECT (SELECT count(*) FROM piece WHERE row_state = 0 AND stage IN ('planned', 'cancelled'))"
                   " + (SELECT count(*) FROM piece WHERE row_state = 0 AND stage IS NULL)",
                   &other, error);
  *out = all - other;
  return done;
}

bool standing_read(struct store *store, struct standing *out, struct error *error) {
  *out = (struct standing){0};
  return count_prisoners(store, out, error) && count_pieces(store, &out->pieces, error) &&
         store_number(store, "SELECT count(*) FROM prison WHERE row_state = 0 AND closed_on IS NULL", &out->prisons,
                      error) &&
         store_number(store, "SELECT count(*) FROM hold WHERE row_state = 0 AND lifted_on IS NULL", &out->holds,
                      error) &&
         store_number(store, "SELECT count(*) FROM run WHERE row_state = 0 AND stage = 'printed'", &out->runs, error);
}
