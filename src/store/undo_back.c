/* SPDX-License-Identifier: MIT */
/* Putting back what a commit changed or removed, as far as the register of today has room for it. */
#include "solipost/store/people_store.h"
#include "statement.h"
#include "undo_guard.h"
#include "undo_work.h"

/* Stays that this commit closed stay closed while the person is somewhere else. *kept tells whether that is so. */
static bool keep_while_elsewhere(struct undo *undo, const struct journal_entry *entry, bool *kept) {
  struct uuid other;
  *kept = false;
  if (!guard_opens_stay(entry)) return true;
  if (!guard_other_open_stay(undo->store, entry->row, &other, kept, undo->error)) return false;
  return !*kept || undo_keep_because_of(undo, UNDO_HELD_ELSEWHERE, entry, &stay_noun, other, NULL);
}

/* A code that means another record by now is not given a second time. */
static bool keep_while_code_is_taken(struct undo *undo, const struct journal_entry *entry, const char *code,
                                     bool *kept) {
  struct journal_entry holder = {0}, wanted = *entry;
  *kept = false;
  if (code[0] == '\0') return true;
  if (!people_code_holder(undo->store, code, entry->row, &holder.noun, &holder.row, undo->error)) return false;
  if (holder.noun == NULL) return true;
  *kept = true;
  wanted.old_text = code;
  return undo_keep(undo, UNDO_CODE_TAKEN, &wanted, &holder);
}

enum standing { AS_BEFORE, AS_WRITTEN, OTHERWISE };

/* How the field stands now: as before the commit, as the commit wrote it, or neither. */
static bool find_standing(struct undo *undo, const struct journal_entry *entry, sqlite3_stmt *values,
                          enum standing *standing) {
  sqlite3_stmt *statement = NULL;
  const char *name = entry->field->name;
  const char *sql = arena_printf(&undo->scratch,
                                 "SELECT \"%s\" COLLATE BINARY IS ?2, \"%s\" COLLATE BINARY IS ?3 FROM %s"
                                 " WHERE id = ?1 AND row_state = 0",
                                 name, name, entry->noun->table);
  *standing = OTHERWISE;
  if (!undo_lend(undo, sql, &statement)) return false;
  bind_id(statement, 1, &entry->row);
  sqlite3_bind_value(statement, 2, sqlite3_column_value(values, ENTRY_OLD));
  sqlite3_bind_value(statement, 3, sqlite3_column_value(values, ENTRY_NEW));
  bool row = false;
  bool done = statement_step(undo->store, statement, &row, undo->error);
  if (done && row) {
    bool before = sqlite3_column_int(statement, 0) != 0, written = sqlite3_column_int(statement, 1) != 0;
    *standing = before ? AS_BEFORE : written ? AS_WRITTEN : OTHERWISE;
  }
  statement_return(undo->store, statement);
  return done;
}

/* One field: put back only where it still holds what the commit wrote. */
bool undo_restore_field(struct undo *undo, const struct journal_entry *entry, sqlite3_stmt *values) {
  enum standing standing;
  bool kept = false;
  if (!find_standing(undo, entry, values, &standing)) return false;
  if (standing == AS_BEFORE) return true; /* taken back before, or put back by hand */
  if (!undo_keep_letter(undo, entry, &kept)) return false;
  if (kept) return true;
  if (standing == OTHERWISE) return undo_keep_for_later(undo, entry);
  if (!keep_while_elsewhere(undo, entry, &kept)) return false;
  if (!kept && strcmp(entry->field->name, "code") == 0 &&
      !keep_while_code_is_taken(undo, entry, entry->old_text, &kept)) {
    return false;
  }
  if (kept) return true;
  sqlite3_stmt *update = NULL;
  const char *sql =
      arena_printf(&undo->scratch, "UPDATE %s SET \"%s\" = ?2 WHERE id = ?1", entry->noun->table, entry->field->name);
  if (!undo_lend(undo, sql, &update)) return false;
  bind_id(update, 1, &entry->row);
  sqlite3_bind_value(update, 2, sqlite3_column_value(values, ENTRY_OLD));
  if (!statement_run(undo->store, update, undo->error)) return false;
  bool searched = (entry->field->flags & FIELD_SEARCHED) != 0;
  return (!searched || undo_refresh_words(undo, entry->noun, entry->row)) && undo_restored(undo);
}

/* A row that comes back must find what it refers to; *missing is the field whose row is gone, or NULL. */
static bool find_missing_reference(struct undo *undo, const struct journal_entry *entry, struct uuid *row,
                                   const struct noun **missing) {
  *missing = NULL;
  for (size_t i = 0; *missing == NULL && i < entry->noun->field_count; i++) {
    const struct field *field = &entry->noun->fields[i];
    if (field->type != FIELD_REFERENCE) continue;
    bool live = true;
    if (!undo_referred_row(undo, entry, field, row)) return false;
    if (!uuid_is_nil(*row) && !undo_row_is_live(undo, field->refers_to, *row, &live)) return false;
    if (!live) *missing = field->refers_to;
  }
  return true;
}

static bool code_of_row(struct undo *undo, const struct journal_entry *entry, const char **code) {
  sqlite3_stmt *statement = NULL;
  *code = "";
  if (noun_field(entry->noun, "code") == NULL) return true;
  if (!undo_lend(undo, arena_printf(&undo->scratch, "SELECT code FROM %s WHERE id = ?1", entry->noun->table),
                 &statement)) {
    return false;
  }
  bind_id(statement, 1, &entry->row);
  bool row = false;
  bool done = statement_step(undo->store, statement, &row, undo->error);
  if (done && row) *code = column_text(statement, 0, &undo->scratch);
  statement_return(undo->store, statement);
  return done;
}

static bool is_open_stay(struct undo *undo, const struct journal_entry *entry, bool *open) {
  sqlite3_stmt *statement = NULL;
  *open = false;
  if (entry->noun != &stay_noun) return true;
  if (!undo_lend(undo, "SELECT 1 FROM stay WHERE id = ?1 AND until IS NULL", &statement)) return false;
  bind_id(statement, 1, &entry->row);
  bool done = statement_step(undo->store, statement, open, undo->error);
  statement_return(undo->store, statement);
  return done;
}

/* What the register has taken in since may leave no room for a row that comes back. */
static bool keep_without_room(struct undo *undo, const struct journal_entry *entry, bool *kept) {
  struct uuid referred;
  const struct noun *missing = NULL;
  const char *code = "";
  bool open = false;
  *kept = false;
  if (!find_missing_reference(undo, entry, &referred, &missing)) return false;
  if (missing != NULL) {
    *kept = true;
    return undo_keep_because_of(undo, UNDO_REFERENCE_GONE, entry, missing, referred, NULL);
  }
  if (!is_open_stay(undo, entry, &open) || (open && !keep_while_elsewhere(undo, entry, kept))) return false;
  if (*kept) return true;
  return code_of_row(undo, entry, &code) && keep_while_code_is_taken(undo, entry, code, kept);
}

bool undo_bring_back(struct undo *undo, const struct journal_entry *entry) {
  bool live = false, kept = false, changed = false;
  if (!undo_row_is_live(undo, entry->noun, entry->row, &live)) return false;
  if (live) return true; /* it came back before */
  if (!keep_without_room(undo, entry, &kept)) return false;
  if (kept) return true;
  if (!undo_set_state(undo, entry, 1, 0, &changed)) return false;
  if (!changed) return undo_keep_for_later(undo, entry);
  return undo_refresh_words(undo, entry->noun, entry->row) && undo_restored(undo);
}
