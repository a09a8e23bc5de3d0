/* SPDX-License-Identifier: MIT */
/* A letter has one state, made of several fields and rows: half of it is never taken back. */
#include "statement.h"
#include "undo_work.h"

/* Which letters, replies, returns and doubts a commit that logged a reply or a return is made of; nothing for others. */
static const char letters_of_commit[] =
    "SELECT " ENTRY_COLUMNS " FROM journal_entry AS entry WHERE number BETWEEN ?1 AND ?2 AND"
    " (act = 1 AND (noun = 'piece' OR noun = 'stay' AND field = 'doubtful_on') OR act = 0 AND noun IN ('reply',"
    " 'returned_mail')) AND"
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

/* Of rows m: those that were not there after the commit, and are now; ?2 is its last entry, ?3 this undo. */
#define CAME_SINCE                                                                                                     \
  "m.row_state = 0 AND (SELECT l.act FROM journal_entry AS l WHERE l.row = m.id AND l.number > ?2"                     \
  " AND l.commit_number <> ?3 ORDER BY l.number LIMIT 1) = 0"

/* The first row that `sql` finds about `entry` stands against it. */
static bool keep_for_row(struct undo *undo, const struct journal_entry *entry, const char *sql, bool *kept) {
  sqlite3_stmt *statement = NULL;
  *kept = false;
  if (!undo_lend(undo, sql, &statement)) return false;
  bind_id(statement, 1, &entry->row);
  sqlite3_bind_int64(statement, 2, undo->range.last);
  sqlite3_bind_int64(statement, 3, undo->store->commit_number);
  bool done = statement_step(undo->store, statement, kept, undo->error);
  const struct uuid found = done && *kept ? column_id(statement, 0) : (struct uuid){{0}};
  statement_return(undo->store, statement);
  return done && (!*kept || undo_keep_because_of(undo, UNDO_CHANGED_LATER, entry, entry->noun, found, NULL));
}

/* A second answer or return changes nothing of the letter itself, and stands on the first. */
static bool keep_for_second(struct undo *undo, const struct journal_entry *entry) {
  const struct journal_entry row = {.noun = entry->noun, .row = entry->row, .act = entry->act};
  bool kept;
  return keep_for_row(undo, &row,
                      "SELECT m.id FROM answered AS m WHERE m.piece = ?1 AND " CAME_SINCE
                      " UNION ALL SELECT m.id FROM returned_mail AS m WHERE m.piece = ?1 AND " CAME_SINCE " LIMIT 1",
                      &kept);
}

/* An address stays in doubt while another letter that came back since says so. */
static bool keep_doubt(struct undo *undo, const struct journal_entry *entry) {
  bool kept;
  return keep_for_row(undo, entry,
                      "SELECT m.id FROM stay AS s JOIN returned_mail AS m ON m.prison = s.prison JOIN piece AS p"
                      " ON p.id = m.piece WHERE s.id = ?1 AND (p.prisoner = s.prisoner OR p.id IN (SELECT piece FROM"
                      " addressee WHERE prisoner = s.prisoner AND row_state = 0)) AND " CAME_SINCE " LIMIT 1",
                      &kept);
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
    else if (entry.noun == &piece_noun) done = keep_for_second(undo, &entry);
    else if (entry.noun == &stay_noun) done = keep_doubt(undo, &entry);
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
