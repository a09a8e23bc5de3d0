/* SPDX-License-Identifier: MIT */
/* Taking a commit back, field by field. Inverting it as a whole would undo either nothing or silently half as soon as
 * somebody has edited the same rows since. */
#include <stdio.h>

#include "journal_read.h"
#include "solipost/base/i18n.h"
#include "solipost/store/commit.h"
#include "solipost/store/journal_store.h"
#include "statement.h"
#include "undo_guard.h"
#include "undo_work.h"

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

/* Of the deepest noun there is: a noun that is added may be deeper than all before it. */
static int deepest(void) {
  int depth = 0;
  for (size_t i = 0; all_nouns[i] != NULL; i++)
    if (noun_depth(all_nouns[i]) > depth) depth = noun_depth(all_nouns[i]);
  return depth;
}

/* Entries of one act about one noun, the latest first. Changes of rows that the same commit added go with the row. */
static const char entries_of_noun[] =
    "SELECT " ENTRY_COLUMNS " FROM journal_entry AS entry WHERE number BETWEEN ?1 AND ?2 AND act = ?3 AND noun = ?4 "
    "AND (act <> 1 OR NOT EXISTS (SELECT 1 FROM journal_entry AS adding WHERE adding.row = entry.row "
    "AND adding.commit_number = entry.commit_number AND adding.act = 0)) ORDER BY number DESC";

/* `late`: only what puts a stay in force; else everything but that. */
static bool undo_act(struct undo *undo, enum journal_act act, const struct noun *noun, bool late) {
  sqlite3_stmt *statement = NULL;
  if (!undo_lend(undo, entries_of_noun, &statement)) return false;
  sqlite3_bind_int64(statement, 1, undo->range.first);
  sqlite3_bind_int64(statement, 2, undo->range.last);
  sqlite3_bind_int(statement, 3, (int)act);
  bind_text(statement, 4, noun->table);
  bool row = false, done = true;
  while (done && (done = statement_step(undo->store, statement, &row, undo->error)) && row) {
    struct journal_entry entry;
    arena_reset(&undo->scratch);
    if (!journal_read_entry(statement, &entry, &undo->scratch) || guard_opens_stay(&entry) != late) continue;
    bool forgotten = false;
    done = undo_keep_forgotten(undo, &entry, &forgotten);
    if (!done || forgotten) continue;
    switch (act) {
    case JOURNAL_REMOVED: done = undo_bring_back(undo, &entry); break;
    case JOURNAL_CHANGED: done = entry.field == NULL || undo_restore_field(undo, &entry, statement); break;
    case JOURNAL_ADDED: done = undo_hide(undo, &entry); break;
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
  if (!undo_keep_log(undo)) return false;
  if (undo->out->kept > 0) return true;
  const int last = deepest();
  for (int depth = 0; depth <= last; depth++) {
    if (!undo_at_depth(undo, JOURNAL_REMOVED, depth)) return false;
  }
  for (int depth = 0; depth <= last; depth++) {
    if (!undo_at_depth(undo, JOURNAL_CHANGED, depth)) return false;
  }
  for (int depth = last; depth >= 0; depth--) {
    if (!undo_at_depth(undo, JOURNAL_ADDED, depth)) return false;
  }
  /* Somebody is in one place: the stays of this commit have to be gone before former ones are in force again. */
  return undo_act(undo, JOURNAL_REMOVED, &stay_noun, true) && undo_act(undo, JOURNAL_CHANGED, &stay_noun, true);
}

static bool set_undone_by(struct undo *undo, int64_t commit, int64_t by) {
  sqlite3_stmt *statement = NULL;
  if (!undo_lend(undo, "UPDATE journal_commit SET undone_by = nullif(?2, 0) WHERE number = ?1", &statement))
    return false;
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

static bool find_newest(struct undo *undo) {
  int64_t last = 0;
  if (!store_number(undo->store, "SELECT max(number) FROM journal_entry", &last, undo->error)) return false;
  undo->is_newest = last == undo->range.last;
  return true;
}

static bool undo_in_commit(struct undo *undo, bool dry_run) {
  struct journal_commit commit;
  if (!journal_commit_load(undo->store, undo->number, &commit, undo->arena, undo->error) ||
      !check_not_undone(&commit, undo->error) || !journal_range(undo->store, undo->number, &undo->range, undo->error) ||
      !guard_not_for_good(undo->store, undo->number, undo->error) ||
      !guard_no_print_run(undo->store, undo->number, &undo->range, undo->error) ||
      !guard_no_export(undo->store, undo->number, &undo->range, undo->error) || !find_newest(undo) || !undo_all(undo)) {
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
  *out = (struct undo_result){.later = ARENA_ARRAY(arena, struct journal_entry, UNDO_LATER_SHOWN),
                              .mine = ARENA_ARRAY(arena, struct journal_entry, UNDO_LATER_SHOWN),
                              .why = ARENA_ARRAY(arena, enum undo_reason, UNDO_LATER_SHOWN)};
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
