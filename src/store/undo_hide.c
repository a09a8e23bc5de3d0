/* SPDX-License-Identifier: MIT */
/* Hiding again what a commit added, unless it was worked on since, with all that belongs to it. */
#include "search_index.h"
#include "statement.h"
#include "undo_work.h"

/* Whether a field changed later holds something else now than what the commit left in it: the first change after the
 * commit knows what that was. */
static bool field_differs(struct undo *undo, const struct journal_entry *entry, const char *field, bool *differs) {
  sqlite3_stmt *statement = NULL;
  const char *sql = arena_printf(&undo->scratch,
                                 "SELECT \"%s\" COLLATE BINARY IS NOT (SELECT old FROM journal_entry WHERE row = ?1 AND"
                                 " number > ?2 AND commit_number <> ?3 AND field = ?4 ORDER BY number LIMIT 1)"
                                 " FROM %s WHERE id = ?1",
                                 field, entry->noun->table);
  if (!undo_lend(undo, sql, &statement)) return false;
  bind_id(statement, 1, &entry->row);
  sqlite3_bind_int64(statement, 2, undo->range.last);
  sqlite3_bind_int64(statement, 3, undo->store->commit_number);
  bind_text(statement, 4, field);
  bool row = false;
  bool done = statement_step(undo->store, statement, &row, undo->error);
  if (done && row && sqlite3_column_int(statement, 0) != 0) *differs = true;
  statement_return(undo->store, statement);
  return done;
}

bool undo_was_changed_later(struct undo *undo, const struct journal_entry *entry, bool *changed) {
  sqlite3_stmt *statement = NULL;
  *changed = false;
  if (undo->is_newest) return true;
  if (!undo_lend(undo,
                 "SELECT DISTINCT field FROM journal_entry WHERE row = ?1 AND number > ?2 AND commit_number <> ?3"
                 " AND field IS NOT NULL",
                 &statement)) {
    return false;
  }
  bind_id(statement, 1, &entry->row);
  sqlite3_bind_int64(statement, 2, undo->range.last);
  sqlite3_bind_int64(statement, 3, undo->store->commit_number);
  bool row = false, done = true;
  while (!*changed && (done = statement_step(undo->store, statement, &row, undo->error)) && row) {
    const char *field = column_text(statement, 0, &undo->scratch);
    if (noun_field(entry->noun, field) == NULL) continue;
    done = field_differs(undo, entry, field, changed);
    if (!done) break;
  }
  statement_return(undo->store, statement);
  return done;
}

/* A live row that refers to this one: it was added later, or it would have been hidden by now. */
static bool find_user(struct undo *undo, const struct journal_entry *entry, struct journal_entry *user, bool *found) {
  *found = false;
  for (size_t i = 0; all_nouns[i] != NULL; i++) {
    const struct noun *other = all_nouns[i];
    for (size_t j = 0; j < other->field_count; j++) {
      const struct field *field = &other->fields[j];
      if (field->type != FIELD_REFERENCE || field->refers_to != entry->noun) continue;
      sqlite3_stmt *statement = NULL;
      const char *sql = arena_printf(&undo->scratch, "SELECT id FROM %s WHERE \"%s\" = ?1 AND row_state = 0 LIMIT 1",
                                     other->table, field->name);
      if (!undo_lend(undo, sql, &statement)) return false;
      bind_id(statement, 1, &entry->row);
      bool done = statement_step(undo->store, statement, found, undo->error);
      if (*found) *user = (struct journal_entry){.noun = other, .row = column_id(statement, 0)};
      statement_return(undo->store, statement);
      if (!done || *found) return done;
    }
  }
  return true;
}

static bool was_added_here(struct undo *undo, struct uuid row, bool *added) {
  sqlite3_stmt *statement = NULL;
  *added = false;
  if (!undo_lend(undo, "SELECT 1 FROM journal_entry WHERE row = ?1 AND commit_number = ?2 AND act = 0", &statement)) {
    return false;
  }
  bind_id(statement, 1, &row);
  sqlite3_bind_int64(statement, 2, undo->number);
  bool done = statement_step(undo->store, statement, added, undo->error);
  statement_return(undo->store, statement);
  return done;
}

/* A row that refers to the person stays when this commit did not add it, or when it was edited since. */
static bool stays_itself(struct undo *undo, const struct noun *noun, struct uuid row, bool *stays) {
  bool added = false;
  const struct journal_entry entry = {.noun = noun, .row = row};
  if (!was_added_here(undo, row, &added)) return false;
  *stays = !added;
  return !added || undo_was_changed_later(undo, &entry, stays);
}

static bool find_lasting_user_in(struct undo *undo, const struct noun *noun, struct uuid person,
                                 struct journal_entry *user, bool *found) {
  sqlite3_stmt *statement = NULL;
  if (!undo_lend(undo,
                 arena_printf(&undo->scratch, "SELECT id FROM %s WHERE prisoner = ?1 AND row_state = 0", noun->table),
                 &statement)) {
    return false;
  }
  bind_id(statement, 1, &person);
  bool row = false, done = true;
  while (!*found && (done = statement_step(undo->store, statement, &row, undo->error)) && row) {
    *user = (struct journal_entry){.noun = noun, .row = column_id(statement, 0)};
    done = stays_itself(undo, noun, user->row, found);
    if (!done) break;
  }
  statement_return(undo->store, statement);
  return done;
}

/* Where somebody is held and which campaigns are for them belong to the person: when the person stays, so do they.
 * *kept tells whether `entry` is such a row of somebody who was added with it and stays. */
static bool keep_with_person(struct undo *undo, const struct journal_entry *entry, bool *kept) {
  static const struct noun *const belonging[] = {&stay_noun, &target_noun, &piece_noun};
  struct uuid person;
  bool added = false, live = false;
  *kept = false;
  if (undo->is_newest || (entry->noun != &stay_noun && entry->noun != &target_noun)) return true;
  if (!undo_referred_row(undo, entry, noun_field(entry->noun, "prisoner"), &person) ||
      !was_added_here(undo, person, &added) || !undo_row_is_live(undo, &prisoner_noun, person, &live)) {
    return false;
  }
  if (!added || !live) return true;
  const struct journal_entry owner = {.noun = &prisoner_noun, .row = person};
  struct journal_entry user;
  if (!undo_was_changed_later(undo, &owner, kept)) return false;
  for (size_t i = 0; !*kept && i < COUNT_OF(belonging); i++) {
    if (!find_lasting_user_in(undo, belonging[i], person, &user, kept)) return false;
  }
  return !*kept || undo_keep_because_of(undo, UNDO_BELONGS_TO, entry, &prisoner_noun, person, NULL);
}

bool undo_hide(struct undo *undo, const struct journal_entry *entry) {
  bool live = false, changed = false, used = false, kept = false;
  struct journal_entry user = {0};
  if (!undo_row_is_live(undo, entry->noun, entry->row, &live)) return false;
  if (!live) return true; /* it is gone already */
  if (!undo_was_changed_later(undo, entry, &changed)) return false;
  if (changed) return undo_keep_for_later(undo, entry);
  if (!keep_with_person(undo, entry, &kept)) return false;
  if (kept) return true;
  if (!find_user(undo, entry, &user, &used)) return false;
  if (used) return undo_keep_because_of(undo, UNDO_IN_USE, entry, user.noun, user.row, NULL);
  if (!undo_set_state(undo, entry, 0, 1, &changed)) return false;
  if (!changed) return undo_keep_for_later(undo, entry);
  return (!search_is_kept(entry->noun) || search_remove(undo->store, entry->row, undo->error)) && undo_restored(undo);
}
