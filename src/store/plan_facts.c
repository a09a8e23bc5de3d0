/* SPDX-License-Identifier: MIT */
/* What is known about the letters of everybody, for planning. In a register of a million letters each prisoner costs a few
 * steps in indexes and no row of a letter is read. */
#include <stdlib.h>
#include <string.h>

#include "solipost/store/plan_store.h"
#include "statement.h"

static const char facts_sql[] =
    "SELECT p.id,"
    " (SELECT max(first_mailed_on) FROM piece WHERE prisoner = p.id AND row_state = 0 AND first_mailed_on IS NOT NULL),"
    " (SELECT max(made_on) FROM piece WHERE prisoner = p.id AND row_state = 0 AND first_mailed_on IS NULL"
    " AND coalesce(stage, '') <> 'cancelled'),"
    " (SELECT count(*) FROM piece WHERE prisoner = p.id AND row_state = 0 AND first_mailed_on IS NOT NULL"
    " AND first_mailed_on >= ?1),"
    " (SELECT max(plan) FROM plan_entry WHERE prisoner = p.id AND row_state = 0 AND piece IS NULL AND dropped_on IS "
    "NULL"
    " AND (made_on >= ?2 OR write_on >= ?3)) "
    "FROM prisoner AS p WHERE p.row_state = 0";

static const char shared_sql[] =
    "SELECT a.prisoner, max(m.first_mailed_on), max(CASE WHEN m.first_mailed_on IS NULL THEN m.made_on END),"
    " count(CASE WHEN m.first_mailed_on >= ?1 THEN 1 END) FROM addressee AS a JOIN piece AS m ON m.id = a.piece "
    "WHERE a.row_state = 0 AND m.row_state = 0 AND (m.first_mailed_on IS NOT NULL OR coalesce(m.stage, '') <> "
    "'cancelled') GROUP BY a.prisoner";

static int compare_facts(const void *a, const void *b) {
  return memcmp(((const struct plan_fact *)a)->prisoner.bytes, ((const struct plan_fact *)b)->prisoner.bytes,
                sizeof(struct uuid));
}

const struct plan_fact *plan_facts_find(const struct plan_facts *facts, struct uuid prisoner) {
  const struct plan_fact wanted = {.prisoner = prisoner};
  if (facts->count == 0) return NULL;
  return bsearch(&wanted, facts->items, facts->count, sizeof wanted, compare_facts);
}

typedef LIST(struct plan_fact) fact_list;

static bool read_own(struct store *store, const char *year, const char *open, const char *today, fact_list *found,
                     struct error *error) {
  sqlite3_stmt *statement = NULL;
  bool row = true, done = true;
  if (!statement_lend(store, facts_sql, &statement, error)) return false;
  bind_text(statement, 1, year);
  bind_text(statement, 2, open);
  bind_text(statement, 3, today);
  while ((done = statement_step(store, statement, &row, error)) && row) {
    struct plan_fact fact = {.prisoner = column_id(statement, 0),
                             .mailed = column_day(statement, 1),
                             .unsent = column_day(statement, 2),
                             .letters = sqlite3_column_int64(statement, 3),
                             .plan = sqlite3_column_int64(statement, 4)};
    LIST_PUSH(found, fact);
  }
  statement_return(store, statement);
  return done;
}

static void keep_later(struct date *day, struct date other) {
  if (date_compare(other, *day) > 0) *day = other;
}

static bool add_shared(struct store *store, const char *year, struct plan_facts *facts, struct error *error) {
  sqlite3_stmt *statement = NULL;
  bool row = true, done = true;
  if (!statement_lend(store, shared_sql, &statement, error)) return false;
  bind_text(statement, 1, year);
  while ((done = statement_step(store, statement, &row, error)) && row) {
    struct plan_fact *fact = (struct plan_fact *)plan_facts_find(facts, column_id(statement, 0));
    if (fact == NULL) continue;
    keep_later(&fact->mailed, column_day(statement, 1));
    keep_later(&fact->unsent, column_day(statement, 2));
    fact->letters += sqlite3_column_int64(statement, 3);
  }
  statement_return(store, statement);
  return done;
}

bool plan_facts_read(struct store *store, struct date year, struct date open, struct date today, struct arena *arena,
                     struct plan_facts *out, struct error *error) {
  char year_text[DATE_TEXT_SIZE], open_text[DATE_TEXT_SIZE], today_text[DATE_TEXT_SIZE];
  fact_list found = {0};
  date_format_iso(year, year_text);
  date_format_iso(open, open_text);
  date_format_iso(today, today_text);
  *out = (struct plan_facts){0};
  bool done = read_own(store, year_text, open_text, today_text, &found, error);
  if (done && found.count > 0) {
    qsort(found.items, found.count, sizeof *found.items, compare_facts);
    *out = (struct plan_facts){arena_copy(arena, found.items, found.count * sizeof *found.items), found.count};
  }
  LIST_RELEASE(&found);
  return done && add_shared(store, year_text, out, error);
}
