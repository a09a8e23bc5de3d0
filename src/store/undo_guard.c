/* SPDX-License-Identifier: MIT */
/* What must hold however much is taken back. */
#include "undo_guard.h"

#include "solipost/base/i18n.h"
#include "statement.h"

static bool refuse_run(int64_t commit, int64_t run, const char *stage, struct error *error) {
  long long number = (long long)run;
  if (strcmp(stage, "printed") == 0) {
    error_set(error, ERROR_REFUSED, _("change %lld made print run %lld, which is on paper: it is not taken back"),
              (long long)commit, number);
    return error_hint(error, _("its letters keep their numbers: 'solipost show run %lld' lists them"), number);
  }
  if (strcmp(stage, "making") == 0) {
    error_set(error, ERROR_REFUSED, _("print run %lld is being made at this moment"), number);
    return error_hint(error, _("wait until it is done, or stop it where it was started"));
  }
  error_set(error, ERROR_REFUSED, _("print run %lld was broken off: there is nothing to take back"), number);
  return error_hint(error, _("its letters do not count as printed, and their numbers are not given again"));
}

/* A statement about the entries of a commit, ?1 to ?2, at its first row; NULL when there is none. The caller returns it. */
static bool first_of_entries(struct store *store, const char *sql, const struct commit_range *range, sqlite3_stmt **out,
                             struct error *error) {
  sqlite3_stmt *statement = NULL;
  *out = NULL;
  if (!statement_lend(store, sql, &statement, error)) return false;
  sqlite3_bind_int64(statement, 1, range->first);
  sqlite3_bind_int64(statement, 2, range->last);
  bool found = false;
  bool done = statement_step(store, statement, &found, error);
  if (done && found) *out = statement;
  else statement_return(store, statement);
  return done;
}

/* A run whose cancelling was taken back is cancelled again only while its letters lie there as they were printed. */
static bool guard_used_run(struct store *store, const struct commit_range *range, struct error *error) {
  static const char runs[] = "SELECT run.number FROM journal_entry AS entry CROSS JOIN run ON run.id = entry.row"
                             " WHERE entry.number BETWEEN ?1 AND ?2 AND entry.noun = 'run' AND entry.old IS "
                             "'cancelled' AND entry.new IS 'printed'"
                             " AND EXISTS (SELECT 1 FROM piece WHERE piece.run = run.id AND piece.row_state = 0"
                             " AND piece.stage NOT IN ('printed', 'cancelled')) LIMIT 1";
  sqlite3_stmt *run = NULL;
  if (!first_of_entries(store, runs, range, &run, error)) return false;
  if (run == NULL) return true;
  long long number = sqlite3_column_int64(run, 0);
  statement_return(store, run);
  error_set(error, ERROR_REFUSED,
            _("letters of print run %lld were written or mailed since: it is not cancelled again"), number);
  return error_hint(error, _("'solipost show run %lld' lists them; those that will not be sent: solipost cancel"),
                    number);
}

bool guard_no_print_run(struct store *store, int64_t commit, const struct commit_range *range, struct error *error) {
  /* All but what 'run cancel' did, and what took that back. */
  static const char runs[] =
      "SELECT run.number, run.stage FROM journal_entry AS entry CROSS JOIN run ON run.id = entry.row"
      " WHERE entry.number BETWEEN ?1 AND ?2 AND entry.noun = 'run' AND NOT (entry.act = 1 AND"
      " (entry.old IS 'printed' AND entry.new IS 'cancelled' OR entry.old IS 'cancelled' AND entry.new IS 'printed'))"
      " LIMIT 1";
  sqlite3_stmt *run = NULL;
  if (!first_of_entries(store, runs, range, &run, error)) return false;
  if (run == NULL) return guard_used_run(store, range, error);
  const char *stage = (const char *)sqlite3_column_text(run, 1);
  bool done = refuse_run(commit, sqlite3_column_int64(run, 0), stage != NULL ? stage : "", error);
  statement_return(store, run);
  return done;
}

bool guard_not_for_good(struct store *store, int64_t commit, struct error *error) {
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store,
                      "SELECT 1 FROM journal_commit WHERE number = ?1 AND housekeeping = 1 AND who <> 'solipost'",
                      &statement, error)) {
    return false;
  }
  sqlite3_bind_int64(statement, 1, commit);
  bool found = false;
  bool done = statement_step(store, statement, &found, error);
  statement_return(store, statement);
  if (!done || !found) return done;
  error_set(error, ERROR_REFUSED, _("change %lld took something out for good: nobody can take it back"),
            (long long)commit);
  return error_hint(error, _("what was forgotten is no longer in the register; who has it on paper can enter it anew"));
}

bool guard_no_export(struct store *store, int64_t commit, const struct commit_range *range, struct error *error) {
  static const char exports[] =
      "SELECT export.number, export.recipient FROM journal_entry AS entry CROSS JOIN export"
      " ON export.id = entry.row WHERE entry.number BETWEEN ?1 AND ?2 AND entry.noun = 'export' LIMIT 1";
  sqlite3_stmt *export = NULL;
  if (!first_of_entries(store, exports, range, &export, error)) return false;
  if (export == NULL) return true;
  const char *recipient = (const char *)sqlite3_column_text(export, 1);
  error_set(error, ERROR_REFUSED, _("change %lld gave export %lld to %s: what has left cannot be taken back"),
            (long long)commit, (long long)sqlite3_column_int64(export, 0), recipient != NULL ? recipient : "?");
  statement_return(store, export);
  return error_hint(error,
                    _("ask them to delete it; an older change is taken back by its number: see 'solipost history'"));
}

bool guard_other_open_stay(struct store *store, struct uuid stay, struct uuid *other, bool *found,
                           struct error *error) {
  sqlite3_stmt *statement = NULL;
  *found = false;
  if (!statement_lend(store,
                      "SELECT other.id FROM stay AS other WHERE other.prisoner = (SELECT prisoner FROM stay"
                      " WHERE id = ?1) AND other.id <> ?1 AND other.row_state = 0 AND other.until IS NULL"
                      " ORDER BY other.since DESC, other.id DESC LIMIT 1",
                      &statement, error)) {
    return false;
  }
  bind_id(statement, 1, &stay);
  bool done = statement_step(store, statement, found, error);
  if (done && *found) *other = column_id(statement, 0);
  statement_return(store, statement);
  return done;
}

bool guard_opens_stay(const struct journal_entry *entry) {
  if (entry->noun != &stay_noun) return false;
  if (entry->act == JOURNAL_REMOVED) return true;
  if (entry->act != JOURNAL_CHANGED || entry->field == NULL || entry->old_text[0] != '\0') return false;
  /* The reason why a stay ended is written together with its last day. */
  return strcmp(entry->field->name, "until") == 0 || strcmp(entry->field->name, "why_ended") == 0;
}
