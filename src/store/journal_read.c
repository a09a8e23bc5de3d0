/* SPDX-License-Identifier: MIT */
/* Reads what journal_write wrote. */
#include "journal_read.h"

#include "solipost/base/i18n.h"
#include "statement.h"

bool journal_no_such_commit(int64_t number, struct error *error) {
  error_set(error, ERROR_NOT_FOUND, _("there is no step %lld in the history"), (long long)number);
  return error_hint(error, _("'solipost history' shows the numbers"));
}

bool journal_range(struct store *store, int64_t commit, struct commit_range *out, struct error *error) {
  sqlite3_stmt *statement = NULL;
  *out = (struct commit_range){0};
  if (!statement_lend(store, "SELECT first_entry, last_entry FROM journal_commit WHERE number = ?1", &statement,
                      error)) {
    return false;
  }
  sqlite3_bind_int64(statement, 1, commit);
  bool found = false;
  bool done = statement_step(store, statement, &found, error);
  if (found) {
    *out =
        (struct commit_range){.first = sqlite3_column_int64(statement, 0), .last = sqlite3_column_int64(statement, 1)};
  }
  statement_return(store, statement);
  return done && (found || journal_no_such_commit(commit, error));
}

/* A value of a column in the stored form of its field: ids as text, "" for NULL. */
static const char *value_text(sqlite3_stmt *statement, int column, struct arena *arena) {
  if (sqlite3_column_type(statement, column) != SQLITE_BLOB) return column_text(statement, column, arena);
  char text[UUID_TEXT_SIZE];
  uuid_format(column_id(statement, column), text);
  return arena_strdup(arena, text);
}

bool journal_read_entry(sqlite3_stmt *statement, struct journal_entry *out, struct arena *arena) {
  *out = (struct journal_entry){.noun = noun_of_table(column_text(statement, 0, arena)),
                                .row = column_id(statement, 1),
                                .act = (enum journal_act)sqlite3_column_int(statement, 2),
                                .old_text = value_text(statement, ENTRY_OLD, arena),
                                .new_text = value_text(statement, ENTRY_NEW, arena),
                                .commit = sqlite3_column_int64(statement, 6)};
  bool known = out->act == JOURNAL_ADDED || out->act == JOURNAL_CHANGED || out->act == JOURNAL_REMOVED;
  if (out->noun == NULL || !known) return false;
  const char *field = column_text(statement, 3, arena);
  if (field[0] != '\0') out->field = noun_field(out->noun, field);
  return out->act == JOURNAL_CHANGED ? out->field != NULL : field[0] == '\0';
}
