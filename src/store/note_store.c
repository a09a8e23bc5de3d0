/* SPDX-License-Identifier: MIT */
/* Notes, numbered in the order in which they were entered: rows are never removed, so that numbers stay. */
#include "solipost/store/note_store.h"

#include "solipost/base/i18n.h"
#include "solipost/store/record_store.h"
#include "statement.h"

struct named_note {
  int64_t number;
  struct uuid id;
};

bool notes_about(struct store *store, struct uuid subject, struct arena *arena, struct numbered_note **out,
                 size_t *count, struct error *error) {
  /* A note is called by its place among all there ever were. Of one person's few notes it is counted, of all once. */
  static const char of_all[] =
      "SELECT number, id FROM (SELECT row_number() OVER (ORDER BY rowid) AS number, id, row_state FROM note) "
      "WHERE row_state = 0 ORDER BY number";
  static const char of_one[] =
      "SELECT (SELECT count(*) FROM note AS b WHERE b.rowid <= note.rowid), id FROM note WHERE row_state = 0 AND ?1 IN "
      "(prisoner, prison, writer, campaign) ORDER BY rowid";
  LIST(struct named_note) named = {0};
  sqlite3_stmt *statement = NULL;
  *out = NULL;
  *count = 0;
  if (!statement_lend(store, uuid_is_nil(subject) ? of_all : of_one, &statement, error)) return false;
  if (!uuid_is_nil(subject)) bind_id(statement, 1, &subject);
  bool row = false, done = true;
  while ((done = statement_step(store, statement, &row, error)) && row)
    LIST_PUSH(&named, (struct named_note){sqlite3_column_int64(statement, 0), column_id(statement, 1)});
  statement_return(store, statement);
  if (done) *out = ARENA_ARRAY(arena, struct numbered_note, named.count + 1);
  for (size_t i = 0; done && i < named.count; i++) {
    (*out)[i].number = named.items[i].number;
    done = record_load(store, &note_noun, named.items[i].id, &(*out)[i].note, arena, error);
  }
  *count = done ? named.count : 0;
  LIST_RELEASE(&named);
  return done;
}

static bool no_note(int64_t number, struct error *error) {
  error_set(error, ERROR_NOT_FOUND, _("there is no note %lld"), (long long)number);
  return error_hint(error, _("'solipost note list' shows the numbers of all notes"));
}

bool note_by_number(struct store *store, int64_t number, struct note *out, struct arena *arena, struct error *error) {
  sqlite3_stmt *statement = NULL;
  noun_clear(&note_noun, out);
  if (number < 1) return no_note(number, error);
  if (!statement_lend(store, "SELECT id FROM note ORDER BY rowid LIMIT 1 OFFSET ?1 - 1", &statement, error))
    return false;
  sqlite3_bind_int64(statement, 1, number);
  bool found = false;
  struct uuid id = {{0}};
  bool done = statement_step(store, statement, &found, error);
  if (done && found) id = column_id(statement, 0);
  statement_return(store, statement);
  if (!done) return false;
  struct error missing = {0};
  if (found && record_load(store, &note_noun, id, out, arena, &missing)) return true;
  if (!found || missing.kind == ERROR_NOT_FOUND) return no_note(number, error);
  if (error != NULL) *error = missing;
  return false;
}
