/* SPDX-License-Identifier: MIT */
/* Taking a commit back, field by field. Inverting it as a whole would undo either nothing or silently half as soon as
 * somebody has edited the same rows since. */
#include <assert.h>

#include "journal_read.h"
#include "row.h"
#include "search_index.h"
#include "solipost/base/i18n.h"
#include "solipost/store/commit.h"
#include "solipost/store/journal_store.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"
#include "statement.h"
#include "undo_guard.h"

enum { LATER_SHOWN = 100, ROWS_PER_CHUNK = 10000 };

struct undo {
  struct store *store;
  int64_t number; /* of the commit that is taken back */
  struct commit_range range;
  struct arena *arena;  /* for what the caller gets */
  struct arena scratch; /* for one entry */
  struct undo_result *out;
  struct error *error;
};

/* How deep a noun's references go: rows are hidden from the deepest on, and come back in the other order. */
static int noun_depth(const struct noun *noun) {
  int depth = 0;
  for (size_t i = 0; i < noun->field_count; i++) {
    if (noun->fields[i].type != FIELD_REFERENCE) continue;
    int other = noun_depth(noun->fields[i].refers_to) + 1;
    if (other > depth) depth = other;
  }
  return depth;
}

enum { DEPTH_MAX = 4 };

static bool lend(struct undo *undo, const char *sql, sqlite3_stmt **out) {
  return statement_lend(undo->store, sql, out, undo->error);
}

static struct journal_entry copy_entry(struct undo *undo, const struct journal_entry *entry) {
  struct journal_entry copy = *entry;
  copy.old_text = arena_strdup(undo->arena, entry->old_text != NULL ? entry->old_text : "");
  copy.new_text = arena_strdup(undo->arena, entry->new_text != NULL ? entry->new_text : "");
  return copy;
}

/* Notes that `entry` is not taken back, why, and what stands against it. */
static bool keep(struct undo *undo, enum undo_reason why, const struct journal_entry *entry,
                 const struct journal_entry *later) {
  struct undo_result *out = undo->out;
  out->kept++;
  if (out->later_count == LATER_SHOWN) return true;
  out->why[out->later_count] = why;
  out->mine[out->later_count] = copy_entry(undo, entry);
  out->later[out->later_count] = copy_entry(undo, later);
  out->later_count++;
  return true;
}

/* Keeps memory bounded while an import of 100,000 rows is taken back. */
static bool restored(struct undo *undo) {
  undo->out->restored++;
  return undo->out->restored % ROWS_PER_CHUNK != 0 || store_commit_chunk(undo->store, undo->error);
}

/* The newest entry after this commit that touched the row: its field, or the whole row. *found false when there is none
 * in the journal. */
static bool find_later(struct undo *undo, struct uuid row, const struct field *field, struct journal_entry *later,
                       bool *found) {
  sqlite3_stmt *statement = NULL;
  if (!lend(undo,
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
static bool keep_because_of(struct undo *undo, enum undo_reason why, const struct journal_entry *entry,
                            const struct noun *noun, struct uuid row, const struct field *field) {
  struct journal_entry later;
  bool found = false;
  if (!find_later(undo, row, field, &later, &found)) return false;
  if (!found) later = (struct journal_entry){.noun = noun, .row = row};
  return keep(undo, why, entry, &later);
}

static bool keep_for_later(struct undo *undo, const struct journal_entry *entry) {
  return keep_because_of(undo, UNDO_CHANGED_LATER, entry, entry->noun, entry->row, entry->field);
}

/* Stays that this commit closed stay closed while the person is somewhere else. *kept tells whether that is so. */
static bool keep_while_elsewhere(struct undo *undo, const struct journal_entry *entry, bool *kept) {
  struct uuid other;
  *kept = false;
  if (!guard_opens_stay(entry)) return true;
  if (!guard_other_open_stay(undo->store, entry->row, &other, kept, undo->error)) return false;
  return !*kept || keep_because_of(undo, UNDO_HELD_ELSEWHERE, entry, &stay_noun, other, NULL);
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
  return keep(undo, UNDO_CODE_TAKEN, &wanted, &holder);
}

static bool refresh_words(struct undo *undo, const struct noun *noun, struct uuid row) {
  if (!search_is_kept(noun)) return true;
  void *record = arena_alloc(&undo->scratch, noun->size);
  return record_load(undo->store, noun, row, record, &undo->scratch, undo->error) &&
         search_refresh(undo->store, noun, record, undo->error);
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
  if (!lend(undo, sql, &statement)) return false;
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
static bool restore_field(struct undo *undo, const struct journal_entry *entry, sqlite3_stmt *values) {
  enum standing standing;
  if (!find_standing(undo, entry, values, &standing)) return false;
  if (standing == AS_BEFORE) return true; /* taken back before, or put back by hand */
  if (standing == OTHERWISE) return keep_for_later(undo, entry);
  bool kept = false;
  if (!keep_while_elsewhere(undo, entry, &kept)) return false;
  if (!kept && strcmp(entry->field->name, "code") == 0 &&
      !keep_while_code_is_taken(undo, entry, entry->old_text, &kept)) {
    return false;
  }
  if (kept) return true;
  sqlite3_stmt *update = NULL;
  const char *sql =
      arena_printf(&undo->scratch, "UPDATE %s SET \"%s\" = ?2 WHERE id = ?1", entry->noun->table, entry->field->name);
  if (!lend(undo, sql, &update)) return false;
  bind_id(update, 1, &entry->row);
  sqlite3_bind_value(update, 2, sqlite3_column_value(values, ENTRY_OLD));
  if (!statement_run(undo->store, update, undo->error)) return false;
  bool searched = (entry->field->flags & FIELD_SEARCHED) != 0;
  return (!searched || refresh_words(undo, entry->noun, entry->row)) && restored(undo);
}

static bool set_state(struct undo *undo, const struct journal_entry *entry, int from, int to, bool *changed) {
  sqlite3_stmt *update = NULL;
  const char *sql =
      arena_printf(&undo->scratch, "UPDATE %s SET row_state = ?2 WHERE id = ?1 AND row_state = ?3", entry->noun->table);
  if (!lend(undo, sql, &update)) return false;
  bind_id(update, 1, &entry->row);
  sqlite3_bind_int(update, 2, to);
  sqlite3_bind_int(update, 3, from);
  if (!statement_run(undo->store, update, undo->error)) return false;
  *changed = sqlite3_changes(undo->store->db) > 0;
  return true;
}

static bool row_is_live(struct undo *undo, const struct noun *noun, struct uuid row, bool *live) {
  sqlite3_stmt *statement = NULL;
  const char *sql = arena_printf(&undo->scratch, "SELECT 1 FROM %s WHERE id = ?1 AND row_state = 0", noun->table);
  if (!lend(undo, sql, &statement)) return false;
  bind_id(statement, 1, &row);
  bool done = statement_step(undo->store, statement, live, undo->error);
  statement_return(undo->store, statement);
  return done;
}

static bool referred_row(struct undo *undo, const struct journal_entry *entry, const struct field *field,
                         struct uuid *out) {
  sqlite3_stmt *statement = NULL;
  const char *sql =
      arena_printf(&undo->scratch, "SELECT \"%s\" FROM %s WHERE id = ?1", field->name, entry->noun->table);
  if (!lend(undo, sql, &statement)) return false;
  bind_id(statement, 1, &entry->row);
  bool row = false;
  bool done = statement_step(undo->store, statement, &row, undo->error);
  *out = done && row ? column_id(statement, 0) : (struct uuid){0};
  statement_return(undo->store, statement);
  return done;
}

/* A row that comes back must find what it refers to; *missing is the field whose row is gone, or NULL. */
static bool find_missing_reference(struct undo *undo, const struct journal_entry *entry, struct uuid *row,
                                   const struct noun **missing) {
  *missing = NULL;
  for (size_t i = 0; *missing == NULL && i < entry->noun->field_count; i++) {
    const struct field *field = &entry->noun->fields[i];
    if (field->type != FIELD_REFERENCE) continue;
    bool live = true;
    if (!referred_row(undo, entry, field, row)) return false;
    if (!uuid_is_nil(*row) && !row_is_live(undo, field->refers_to, *row, &live)) return false;
    if (!live) *missing = field->refers_to;
  }
  return true;
}

static bool code_of_row(struct undo *undo, const struct journal_entry *entry, const char **code) {
  sqlite3_stmt *statement = NULL;
  *code = "";
  if (noun_field(entry->noun, "code") == NULL) return true;
  if (!lend(undo, arena_printf(&undo->scratch, "SELECT code FROM %s WHERE id = ?1", entry->noun->table), &statement)) {
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
  if (!lend(undo, "SELECT 1 FROM stay WHERE id = ?1 AND until IS NULL", &statement)) return false;
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
    return keep_because_of(undo, UNDO_REFERENCE_GONE, entry, missing, referred, NULL);
  }
  if (!is_open_stay(undo, entry, &open) || (open && !keep_while_elsewhere(undo, entry, kept))) return false;
  if (*kept) return true;
  return code_of_row(undo, entry, &code) && keep_while_code_is_taken(undo, entry, code, kept);
}

static bool bring_back(struct undo *undo, const struct journal_entry *entry) {
  bool live = false, kept = false, changed = false;
  if (!row_is_live(undo, entry->noun, entry->row, &live)) return false;
  if (live) return true; /* it came back before */
  if (!keep_without_room(undo, entry, &kept)) return false;
  if (kept) return true;
  if (!set_state(undo, entry, 1, 0, &changed)) return false;
  if (!changed) return keep_for_later(undo, entry);
  return refresh_words(undo, entry->noun, entry->row) && restored(undo);
}

/* Whether a field changed later holds something else now than what the commit left in it: the first change after the
 * commit knows what that was. */
static bool field_differs(struct undo *undo, const struct journal_entry *entry, const char *field, bool *differs) {
  sqlite3_stmt *statement = NULL;
  const char *sql = arena_printf(&undo->scratch,
                                 "SELECT \"%s\" COLLATE BINARY IS NOT (SELECT old FROM journal_entry WHERE row = ?1 AND"
                                 " number > ?2 AND commit_number <> ?3 AND field = ?4 ORDER BY number LIMIT 1)"
                                 " FROM %s WHERE id = ?1",
                                 field, entry->noun->table);
  if (!lend(undo, sql, &statement)) return false;
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

static bool was_changed_later(struct undo *undo, const struct journal_entry *entry, bool *changed) {
  sqlite3_stmt *statement = NULL;
  *changed = false;
  if (!lend(undo,
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
      if (!lend(undo, sql, &statement)) return false;
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
  if (!lend(undo, "SELECT 1 FROM journal_entry WHERE row = ?1 AND commit_number = ?2 AND act = 0", &statement)) {
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
  return !added || was_changed_later(undo, &entry, stays);
}

static bool find_lasting_user_in(struct undo *undo, const struct noun *noun, struct uuid person,
                                 struct journal_entry *user, bool *found) {
  sqlite3_stmt *statement = NULL;
  if (!lend(undo, arena_printf(&undo->scratch, "SELECT id FROM %s WHERE prisoner = ?1 AND row_state = 0", noun->table),
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
  if (entry->noun != &stay_noun && entry->noun != &target_noun) return true;
  if (!referred_row(undo, entry, noun_field(entry->noun, "prisoner"), &person) ||
      !was_added_here(undo, person, &added) || !row_is_live(undo, &prisoner_noun, person, &live)) {
    return false;
  }
  if (!added || !live) return true;
  const struct journal_entry owner = {.noun = &prisoner_noun, .row = person};
  struct journal_entry user;
  if (!was_changed_later(undo, &owner, kept)) return false;
  for (size_t i = 0; !*kept && i < COUNT_OF(belonging); i++) {
    if (!find_lasting_user_in(undo, belonging[i], person, &user, kept)) return false;
  }
  return !*kept || keep_because_of(undo, UNDO_BELONGS_TO, entry, &prisoner_noun, person, NULL);
}

static bool hide(struct undo *undo, const struct journal_entry *entry) {
  bool live = false, changed = false, used = false, kept = false;
  struct journal_entry user = {0};
  if (!row_is_live(undo, entry->noun, entry->row, &live)) return false;
  if (!live) return true; /* it is gone already */
  if (!was_changed_later(undo, entry, &changed)) return false;
  if (changed) return keep_for_later(undo, entry);
  if (!keep_with_person(undo, entry, &kept)) return false;
  if (kept) return true;
  if (!find_user(undo, entry, &user, &used)) return false;
  if (used) return keep_because_of(undo, UNDO_IN_USE, entry, user.noun, user.row, NULL);
  if (!set_state(undo, entry, 0, 1, &changed)) return false;
  if (!changed) return keep_for_later(undo, entry);
  return (!search_is_kept(entry->noun) || search_remove(undo->store, entry->row, undo->error)) && restored(undo);
}

/* Entries of one act about one noun, the latest first. Changes of rows that the same commit added go with the row. */
static const char entries_of_noun[] =
    "SELECT " ENTRY_COLUMNS " FROM journal_entry AS entry WHERE number BETWEEN ?1 AND ?2 AND act = ?3 AND noun = ?4 "
    "AND (act <> 1 OR NOT EXISTS (SELECT 1 FROM journal_entry AS adding WHERE adding.row = entry.row "
    "AND adding.commit_number = entry.commit_number AND adding.act = 0)) ORDER BY number DESC";

/* `late`: only what puts a stay in force; else everything but that. */
static bool undo_act(struct undo *undo, enum journal_act act, const struct noun *noun, bool late) {
  sqlite3_stmt *statement = NULL;
  if (!lend(undo, entries_of_noun, &statement)) return false;
  sqlite3_bind_int64(statement, 1, undo->range.first);
  sqlite3_bind_int64(statement, 2, undo->range.last);
  sqlite3_bind_int(statement, 3, (int)act);
  bind_text(statement, 4, noun->table);
  bool row = false, done = true;
  while (done && (done = statement_step(undo->store, statement, &row, undo->error)) && row) {
    struct journal_entry entry;
    arena_reset(&undo->scratch);
    if (!journal_read_entry(statement, &entry, &undo->scratch) || guard_opens_stay(&entry) != late) continue;
    switch (act) {
    case JOURNAL_REMOVED: done = bring_back(undo, &entry); break;
    case JOURNAL_CHANGED: done = entry.field == NULL || restore_field(undo, &entry, statement); break;
    case JOURNAL_ADDED: done = hide(undo, &entry); break;
    }
  }
  statement_return(undo->store, statement);
  return done;
}

static bool undo_at_depth(struct undo *undo, enum journal_act act, int depth) {
  for (size_t i = 0; all_nouns[i] != NULL; i++) {
    if (noun_depth(all_nouns[i]) == depth && !undo_act(undo, act, all_nouns[i], false)) return false;
  }
  return true;
}

static bool undo_all(struct undo *undo) {
  for (int depth = 0; depth < DEPTH_MAX; depth++) {
    if (!undo_at_depth(undo, JOURNAL_REMOVED, depth)) return false;
  }
  for (int depth = 0; depth < DEPTH_MAX; depth++) {
    if (!undo_at_depth(undo, JOURNAL_CHANGED, depth)) return false;
  }
  for (int depth = DEPTH_MAX - 1; depth >= 0; depth--) {
    if (!undo_at_depth(undo, JOURNAL_ADDED, depth)) return false;
  }
  /* Somebody is in one place: the stays of this commit have to be gone before former ones are in force again. */
  return undo_act(undo, JOURNAL_REMOVED, &stay_noun, true) && undo_act(undo, JOURNAL_CHANGED, &stay_noun, true);
}

static bool set_undone_by(struct undo *undo, int64_t commit, int64_t by) {
  sqlite3_stmt *statement = NULL;
  if (!lend(undo, "UPDATE journal_commit SET undone_by = nullif(?2, 0) WHERE number = ?1", &statement)) return false;
  sqlite3_bind_int64(statement, 1, commit);
  sqlite3_bind_int64(statement, 2, by);
  return statement_run(undo->store, statement, undo->error);
}

/* The commit is marked as taken back once nothing of it is left; until then the rest of it can be tried again. What it
 * had itself taken back is in force again. */
static bool mark(struct undo *undo, const struct journal_commit *commit) {
  /* The number of the new commit is known once something was written down. */
  if (!store_commit_chunk(undo->store, undo->error)) return false;
  undo->out->commit = undo->store->commit_number;
  if (undo->out->kept == 0 && !set_undone_by(undo, undo->number, undo->out->commit)) return false;
  return commit->undoes == 0 || set_undone_by(undo, commit->undoes, 0);
}

static bool check_not_undone(const struct journal_commit *commit, struct error *error) {
  if (commit->undone_by == 0) return true;
  error_set(error, ERROR_REFUSED, _("step %lld was taken back already, by step %lld"), (long long)commit->number,
            (long long)commit->undone_by);
  return error_hint(error, _("'solipost undo %lld' puts it in force again"), (long long)commit->undone_by);
}

static bool undo_in_commit(struct undo *undo, bool dry_run) {
  struct journal_commit commit;
  if (!journal_commit_load(undo->store, undo->number, &commit, undo->arena, undo->error) ||
      !check_not_undone(&commit, undo->error) || !journal_range(undo->store, undo->number, &undo->range, undo->error) ||
      !guard_no_print_run(undo->store, undo->number, &undo->range, undo->error) || !undo_all(undo)) {
    store_rollback(undo->store);
    return false;
  }
  if (dry_run || undo->out->restored == 0) {
    store_rollback(undo->store);
    return true;
  }
  if (mark(undo, &commit)) return store_commit(undo->store, undo->error);
  store_rollback(undo->store);
  return false;
}

bool journal_undo(struct store *store, int64_t number, bool dry_run, struct arena *arena, struct undo_result *out,
                  struct error *error) {
  *out = (struct undo_result){.later = ARENA_ARRAY(arena, struct journal_entry, LATER_SHOWN),
                              .mine = ARENA_ARRAY(arena, struct journal_entry, LATER_SHOWN),
                              .why = ARENA_ARRAY(arena, enum undo_reason, LATER_SHOWN)};
  char command[64];
  snprintf(command, sizeof command, "undo %lld", (long long)number);
  if (!store_begin(store, command, error)) return false;
  store->undoes = number;
  struct undo undo = {.store = store, .number = number, .arena = arena, .out = out, .error = error};
  arena_init(&undo.scratch);
  bool done = undo_in_commit(&undo, dry_run);
  arena_release(&undo.scratch);
  if (!done) *out = (struct undo_result){0};
  return done;
}
