/* SPDX-License-Identifier: MIT */
/* Lead times of the register. */
#include "solipost/store/lead_time_store.h"

#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"
#include "statement.h"

typedef LIST(struct lead_time) own_list;
typedef LIST(struct lead_time_sample) sample_list;

static bool read_own(struct store *store, struct arena *arena, own_list *own, struct error *error) {
  struct record_cursor *rows = NULL;
  bool more = true;
  bool done = record_select(store, &lead_time_noun, &(struct record_query){.order = "rowid"}, &rows, error);
  while (done && more) {
    struct lead_time row;
    done = record_next(rows, &row, arena, &more, error);
    if (done && more) LIST_PUSH(own, row);
  }
  record_cursor_close(rows);
  return done;
}

/* What arrived is known exactly; an answer took as long there as back, its writing included. */
#define SAMPLES(days, learned_on, other)                                                                               \
  "SELECT prison.country, " days " FROM piece JOIN prison ON prison.id = piece.prison WHERE piece.row_state = 0 AND "  \
  "piece." learned_on " IS NOT NULL AND piece.first_mailed_on IS NOT NULL" other " ORDER BY piece." learned_on         \
  " DESC LIMIT 2000"
static const char *const samples_sql[] = {
    SAMPLES("CAST(julianday(piece.arrived_on) - julianday(piece.first_mailed_on) AS INTEGER)", "arrived_on", ""),
    SAMPLES("(CAST(julianday(piece.answered_on) - julianday(piece.first_mailed_on) AS INTEGER) + 1) / 2", "answered_on",
            " AND piece.arrived_on IS NULL"),
};

static bool read_samples(struct store *store, const char *sql, struct arena *arena, sample_list *samples,
                         struct error *error) {
  sqlite3_stmt *statement = NULL;
  bool row = true;
  bool done = statement_lend(store, sql, &statement, error);
  while (done && (done = statement_step(store, statement, &row, error)) && row) {
    struct lead_time_sample sample = {column_text(statement, 0, arena), sqlite3_column_int64(statement, 1)};
    if (sample.days > 0) LIST_PUSH(samples, sample);
  }
  statement_return(store, statement);
  return done;
}

bool lead_times_known(struct store *store, struct arena *arena, struct lead_time_table *out, struct error *error) {
  own_list own = {0};
  sample_list samples = {0};
  struct own_group group;
  bool done = people_own_group(store, &group, arena, error) && read_own(store, arena, &own, error);
  for (size_t i = 0; done && i < COUNT_OF(samples_sql); i++)
    done = read_samples(store, samples_sql[i], arena, &samples, error);
  done = done && lead_time_load(group.country, own.items, own.count, samples.items, samples.count, arena, out, error);
  LIST_RELEASE(&own);
  LIST_RELEASE(&samples);
  return done;
}
