/* SPDX-License-Identifier: MIT */
/* Reading the journal: commits, newest first, and what each of them did. */
#include "solipost/store/journal_store.h"

#include "journal_read.h"
#include "statement.h"

#define COMMIT_COLUMNS "number, at, who, command, undoes, undone_by, rows_added, rows_changed, rows_removed"

static struct journal_commit read_commit(sqlite3_stmt *statement, struct arena *arena) {
  return (struct journal_commit){
      .number = sqlite3_column_int64(statement, 0),
      .at = column_text(statement, 1, arena),
      .who = column_text(statement, 2, arena),
      .command = column_text(statement, 3, arena),
      .undoes = sqlite3_column_int64(statement, 4),
      .undone_by = sqlite3_column_int64(statement, 5),
      .rows_added = sqlite3_column_int64(statement, 6),
      .rows_changed = sqlite3_column_int64(statement, 7),
      .rows_removed = sqlite3_column_int64(statement, 8),
  };
}

/* The life of a person includes where they were and what was done for them. */
static const char commits_of_row[] =
    "SELECT " COMMIT_COLUMNS " FROM journal_commit WHERE number < ?1 AND number IN (SELECT commit_number FROM"
    " journal_entry WHERE row = ?3 OR row IN (SELECT id FROM stay WHERE prisoner = ?3 UNION ALL"
    " SELECT id FROM target WHERE prisoner = ?3 UNION ALL SELECT id FROM export_item WHERE prisoner = ?3 UNION ALL"
    " SELECT id FROM note WHERE ?3 IN (prisoner, prison, writer, campaign) UNION ALL"
    " SELECT id FROM hold WHERE ?3 IN (prisoner, prison, campaign))) ORDER BY number DESC LIMIT ?2";
static const char all_commits[] =
    "SELECT " COMMIT_COLUMNS " FROM journal_commit WHERE number < ?1 ORDER BY number DESC LIMIT ?2";

bool journal_commits(struct store *store, struct uuid row, int64_t before, int64_t limit, struct arena *arena,
                     struct journal_commit **commits, size_t *count, struct error *error) {
  struct {
    struct journal_commit *items;
    size_t count, capacity;
  } found = {0};
  sqlite3_stmt *statement = NULL;
  *commits = NULL;
  *count = 0;
  if (!statement_lend(store, uuid_is_nil(row) ? all_commits : commits_of_row, &statement, error)) return false;
  sqlite3_bind_int64(statement, 1, before == 0 ? INT64_MAX : before);
  sqlite3_bind_int64(statement, 2, limit == 0 ? -1 : limit);
  if (!uuid_is_nil(row)) bind_id(statement, 3, &row);
  bool more = false, done = true;
  while ((done = statement_step(store, statement, &more, error)) && more) {
    LIST_PUSH(&found, read_commit(statement, arena));
  }
  statement_return(store, statement);
  if (done && found.count > 0) {
    *commits = arena_copy(arena, found.items, found.count * sizeof **commits);
    *count = found.count;
  }
  LIST_RELEASE(&found);
  return done;
}

bool journal_commit_load(struct store *store, int64_t number, struct journal_commit *out, struct arena *arena,
                         struct error *error) {
  sqlite3_stmt *statement = NULL;
  *out = (struct journal_commit){.at = "", .who = "", .command = ""};
  if (!statement_lend(store, "SELECT " COMMIT_COLUMNS " FROM journal_commit WHERE number = ?1", &statement, error)) {
    return false;
  }
  sqlite3_bind_int64(statement, 1, number);
  bool found = false;
  bool done = statement_step(store, statement, &found, error);
  if (found) *out = read_commit(statement, arena);
  statement_return(store, statement);
  return done && (found || journal_no_such_commit(number, error));
}

bool journal_entries(struct store *store, int64_t commit, int64_t limit, struct arena *arena,
                     struct journal_entry **entries, size_t *count, struct error *error) {
  struct {
    struct journal_entry *items;
    size_t count, capacity;
  } found = {0};
  struct commit_range range;
  sqlite3_stmt *statement = NULL;
  *entries = NULL;
  *count = 0;
  if (!journal_range(store, commit, &range, error) ||
      !statement_lend(store,
                      "SELECT " ENTRY_COLUMNS " FROM journal_entry WHERE number BETWEEN ?1 AND ?2 "
                      "ORDER BY number LIMIT ?3",
                      &statement, error)) {
    return false;
  }
  sqlite3_bind_int64(statement, 1, range.first);
  sqlite3_bind_int64(statement, 2, range.last);
  sqlite3_bind_int64(statement, 3, limit == 0 ? -1 : limit);
  bool more = false, done = true;
  while ((done = statement_step(store, statement, &more, error)) && more) {
    struct journal_entry entry;
    if (journal_read_entry(statement, &entry, arena)) LIST_PUSH(&found, entry);
  }
  statement_return(store, statement);
  if (done && found.count > 0) {
    *entries = arena_copy(arena, found.items, found.count * sizeof **entries);
    *count = found.count;
  }
  LIST_RELEASE(&found);
  return done;
}

static bool number_between(struct store *store, const char *sql, int64_t above, int64_t below, int64_t *out,
                           struct error *error) {
  sqlite3_stmt *statement = NULL;
  *out = 0;
  if (!statement_lend(store, sql, &statement, error)) return false;
  sqlite3_bind_int64(statement, 1, above);
  sqlite3_bind_int64(statement, 2, below);
  bool row = false;
  bool done = statement_step(store, statement, &row, error);
  if (done && row) *out = sqlite3_column_int64(statement, 0);
  statement_return(store, statement);
  return done;
}

bool journal_newest_undoable(struct store *store, int64_t before, int64_t *number, int64_t *printed_run,
                             struct error *error) {
  static const char newest[] =
      "SELECT number FROM journal_commit WHERE undoes IS NULL AND undone_by IS NULL AND housekeeping = 0"
      " AND number > ?1 AND number < ?2 AND NOT EXISTS (SELECT 1 FROM journal_entry AS entry WHERE entry.number"
      " BETWEEN first_entry AND last_entry AND entry.noun = 'run' AND NOT (entry.act = 1 AND entry.old IS 'printed'"
      " AND entry.new IS 'cancelled')) ORDER BY number DESC LIMIT 1"; /* what 'run cancel' did can be taken back */
  static const char printed[] =
      "SELECT max(number) FROM run WHERE row_state = 0 AND stage = 'printed' AND EXISTS (SELECT 1 FROM journal_entry"
      " AS entry WHERE entry.row = run.id AND entry.commit_number > ?1 AND entry.commit_number < ?2)";
  int64_t below = before == 0 ? INT64_MAX : before;
  return number_between(store, newest, 0, below, number, error) &&
         number_between(store, printed, *number, below, printed_run, error);
}

bool journal_newest_for_good(struct store *store, int64_t after, int64_t *number, struct error *error) {
  return number_between(store,
                        "SELECT max(number) FROM journal_commit WHERE housekeeping = 1 AND who <> 'solipost'"
                        " AND number > ?1 AND number < ?2",
                        after, INT64_MAX, number, error);
}

bool journal_newest(struct store *store, int64_t *number, struct error *error) {
  return number_between(store, "SELECT max(number) FROM journal_commit WHERE number > ?1 AND number < ?2", 0, INT64_MAX,
                        number, error);
}
