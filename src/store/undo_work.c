/* SPDX-License-Identifier: MIT */
/* What all parts of an undo do: noting what is kept and why, and looking at rows. */
#include "undo_work.h"

#include "search_index.h"
#include "solipost/store/commit.h"
#include "solipost/store/record_store.h"
#include "statement.h"

enum { ROWS_PER_CHUNK = 10000 };

bool undo_lend(struct undo *undo, const char *sql, sqlite3_stmt **out) {
  return statement_lend(undo->store, sql, out, undo->error);
}

static struct journal_entry copy_entry(struct undo *undo, const struct journal_entry *entry) {
  struct journal_entry copy = *entry;
  copy.old_text = arena_strdup(undo->arena, entry->old_text != NULL ? entry->old_text : "");
  copy.new_text = arena_strdup(undo->arena, entry->new_text != NULL ? entry->new_text : "");
  return copy;
}

/* Notes that `entry` is not taken back, why, and what stands against it. */
bool undo_keep(struct undo *undo, enum undo_reason why, const struct journal_entry *entry,
               const struct journal_entry *later) {
  struct undo_result *out = undo->out;
  out->kept++;
  if (out->later_count == UNDO_LATER_SHOWN) return true;
  out->why[out->later_count] = why;
  out->mine[out->later_count] = copy_entry(undo, entry);
  out->later[out->later_count] = copy_entry(undo, later);
  out->later_count++;
  return true;
}

/* Keeps memory bounded while an import of 100,000 rows is taken back. */
bool undo_restored(struct undo *undo) {
  undo->out->restored++;
  return undo->out->restored % ROWS_PER_CHUNK != 0 || store_commit_chunk(undo->store, undo->error);
}

/* The newest entry after this commit that touched the row: its field, or the whole row. *found false when there is none
 * in the journal. */
static bool find_later(struct undo *undo, struct uuid row, const struct field *field, struct journal_entry *later,
                       bool *found) {
  sqlite3_stmt *statement = NULL;
  if (!undo_lend(undo,
                 "SELECT " ENTRY_COLUMNS " FROM journal_entry WHERE row = ?1 AND number > ?2 AND commit_number <> ?3"
                 " AND (?4 IS NULL OR field IS NULL OR field = ?4) ORDER BY number DESC LIMIT 1",
                 &statement)) {
    return false;
  }
  bind_id(statement, 1, &row);
  sqlite3_bind_int64(statement, 2, undo->range.last);
  sqlite3_bind_int64(statement, 3, undo->store->commit_number);
  if (field != NULL) bind_text(statement, 4, field->name);
  bool done = statement_step(undo->store, statement, found, undo->error);
  if (done && *found) *found = journal_read_entry(statement, later, &undo->scratch);
  statement_return(undo->store, statement);
  return done;
}

/* What was done to `row` since stands against `entry`. */
bool undo_keep_because_of(struct undo *undo, enum undo_reason why, const struct journal_entry *entry,
                          const struct noun *noun, struct uuid row, const struct field *field) {
  struct journal_entry later;
  bool found = false;
  if (!find_later(undo, row, field, &later, &found)) return false;
  if (!found) later = (struct journal_entry){.noun = noun, .row = row};
  return undo_keep(undo, why, entry, &later);
}

bool undo_keep_for_later(struct undo *undo, const struct journal_entry *entry) {
  return undo_keep_because_of(undo, UNDO_CHANGED_LATER, entry, entry->noun, entry->row, entry->field);
}

bool undo_keep_forgotten(struct undo *undo, const struct journal_entry *entry, bool *forgotten) {
  sqlite3_stmt *statement = NULL;
  const char *sql =
      arena_printf(&undo->scratch, "SELECT 1 FROM %s WHERE id = ?1 AND row_state = 2", entry->noun->table);
  if (!undo_lend(undo, sql, &statement)) return false;
  bind_id(statement, 1, &entry->row);
  bool done = statement_step(undo->store, statement, forgotten, undo->error);
  statement_return(undo->store, statement);
  if (!done || !*forgotten) return done;
  return undo_keep(undo, UNDO_FORGOTTEN, entry, &(struct journal_entry){.noun = entry->noun, .row = entry->row});
}

bool undo_refresh_words(struct undo *undo, const struct noun *noun, struct uuid row) {
  if (!search_is_kept(noun)) return true;
  void *record = arena_alloc(&undo->scratch, noun->size);
  return record_load(undo->store, noun, row, record, &undo->scratch, undo->error) &&
         search_refresh(undo->store, noun, record, undo->error);
}

bool undo_set_state(struct undo *undo, const struct journal_entry *entry, int from, int to, bool *changed) {
  sqlite3_stmt *update = NULL;
  const char *sql =
      arena_printf(&undo->scratch, "UPDATE %s SET row_state = ?2 WHERE id = ?1 AND row_state = ?3", entry->noun->table);
  if (!undo_lend(undo, sql, &update)) return false;
  bind_id(update, 1, &entry->row);
  sqlite3_bind_int(update, 2, to);
  sqlite3_bind_int(update, 3, from);
  if (!statement_run(undo->store, update, undo->error)) return false;
  *changed = sqlite3_changes(undo->store->db) > 0;
  return true;
}

bool undo_row_is_live(struct undo *undo, const struct noun *noun, struct uuid row, bool *live) {
  sqlite3_stmt *statement = NULL;
  const char *sql = arena_printf(&undo->scratch, "SELECT 1 FROM %s WHERE id = ?1 AND row_state = 0", noun->table);
  if (!undo_lend(undo, sql, &statement)) return false;
  bind_id(statement, 1, &row);
  bool done = statement_step(undo->store, statement, live, undo->error);
  statement_return(undo->store, statement);
  return done;
}

bool undo_referred_row(struct undo *undo, const struct journal_entry *entry, const struct field *field,
                       struct uuid *out) {
  sqlite3_stmt *statement = NULL;
  const char *sql =
      arena_printf(&undo->scratch, "SELECT \"%s\" FROM %s WHERE id = ?1", field->name, entry->noun->table);
  if (!undo_lend(undo, sql, &statement)) return false;
  bind_id(statement, 1, &entry->row);
  bool row = false;
  bool done = statement_step(undo->store, statement, &row, undo->error);
  *out = done && row ? column_id(statement, 0) : (struct uuid){0};
  statement_return(undo->store, statement);
  return done;
}
