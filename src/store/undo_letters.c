/* SPDX-License-Identifier: MIT */
/* A letter has one state, made of several fields and rows: half of it is never taken back. */
#include "statement.h"
#include "undo_work.h"

/* Which letters, replies and returns a commit that logged a reply or a return is made of; nothing for other commits. */
static const char letters_of_commit[] =
    "SELECT " ENTRY_COLUMNS " FROM journal_entry AS entry WHERE number BETWEEN ?1 AND ?2 AND"
    " (act = 1 AND noun = 'piece' OR act = 0 AND noun IN ('reply', 'returned_mail')) AND"
    " EXISTS (SELECT 1 FROM journal_entry WHERE number BETWEEN ?1 AND ?2 AND act = 0 AND"
    " noun IN ('reply', 'returned_mail')) GROUP BY row ORDER BY number";

static bool keep_row(struct undo *undo, const struct journal_entry *entry) {
  const struct journal_entry row = {.noun = entry->noun, .row = entry->row, .act = entry->act};
  return undo_keep_because_of(undo, UNDO_CHANGED_LATER, &row, entry->noun, entry->row, NULL);
}

/* What a reply asked for stays about that reply. */
static bool keep_used_reply(struct undo *undo, const struct journal_entry *entry) {
  sqlite3_stmt *statement = NULL;
  if (!undo_lend(undo, "SELECT id FROM follow_up WHERE reply = ?1 AND row_state = 0 LIMIT 1", &statement)) return false;
  bind_id(statement, 1, &entry->row);
  bool row = false;
  bool done = statement_step(undo->store, statement, &row, undo->error);
  const struct uuid user = done && row ? column_id(statement, 0) : (struct uuid){{0}};
  statement_return(undo->store, statement);
  return done && (!row || undo_keep_because_of(undo, UNDO_IN_USE, entry, &follow_up_noun, user, NULL));
}

bool undo_keep_log(struct undo *undo) {
  sqlite3_stmt *statement = NULL;
  if (undo->is_newest) return true;
  if (!undo_lend(undo, letters_of_commit, &statement)) return false;
  sqlite3_bind_int64(statement, 1, undo->range.first);
  sqlite3_bind_int64(statement, 2, undo->range.last);
  bool row = false, done = true;
  while (done && (done = statement_step(undo->store, statement, &row, undo->error)) && row) {
    struct journal_entry entry;
    bool live = false, changed = false;
    arena_reset(&undo->scratch);
    if (!journal_read_entry(statement, &entry, &undo->scratch)) continue;
    if (!(done = undo_row_is_live(undo, entry.noun, entry.row, &live)) || !live) continue;
    if (!(done = undo_was_changed_later(undo, &entry, &changed))) continue;
    if (changed) done = keep_row(undo, &entry);
    else if (entry.noun == &reply_noun) done = keep_used_reply(undo, &entry);
  }
  statement_return(undo->store, statement);
  return done;
}

bool undo_keep_letter(struct undo *undo, const struct journal_entry *entry, bool *kept) {
  *kept = false;
  if (entry->noun != &piece_noun || undo->is_newest) return true;
  if (uuid_equal(entry->row, undo->letter)) {
    *kept = undo->keeps_letter;
    undo->out->kept += *kept; /* it was told of its first field */
    return true;
  }
  undo->letter = entry->row;
  if (!undo_was_changed_later(undo, entry, &undo->keeps_letter)) return false;
  *kept = undo->keeps_letter;
  return !*kept || keep_row(undo, entry);
}
