/* SPDX-License-Identifier: MIT */
/* Rows in state 2 keep their id alone, so that what refers to them still counts. What the journal knew of them is blanked,
 * so that no undo can bring anything back. */
#include "erase.h"

#include <assert.h>

#include "journal_write.h"
#include "search_index.h"
#include "solipost/store/commit.h"
#include "statement.h"

enum { ROWS_PER_CHUNK = 5000 };

void erasure_init(struct erasure *erasure, struct store *store, const char *const *command_names, struct arena *arena) {
  *erasure = (struct erasure){.store = store, .arena = arena, .command_names = command_names};
}

void erasure_release(struct erasure *erasure) {
  LIST_RELEASE(&erasure->rows);
  LIST_RELEASE(&erasure->commits);
}

bool erasure_holds(const struct erasure *erasure, const struct uuid *row) {
  for (size_t i = 0; i < erasure->rows.count; i++) {
    if (erasure->rows.items[i].columns == NULL && uuid_equal(erasure->rows.items[i].id, *row)) return true;
  }
  return false;
}

bool erasure_add(struct erasure *erasure, const struct noun *noun, const char *where, const struct uuid *id,
                 const char *const *columns, struct error *error) {
  struct store *store = erasure->store;
  sqlite3_stmt *statement = NULL;
  const char *sql = arena_printf(erasure->arena, "SELECT id FROM %s WHERE row_state < 2 AND (%s)", noun->table, where);
  if (!statement_lend(store, sql, &statement, error)) return false;
  bind_id(statement, 1, id);
  bool row = false, done = true;
  while ((done = statement_step(store, statement, &row, error)) && row) {
    LIST_PUSH(&erasure->rows, (struct erased_row){.id = column_id(statement, 0), .noun = noun, .columns = columns});
  }
  statement_return(store, statement);
  return done;
}

/* ---- rows ---- */

static const char *blank_sql(const struct erasure *erasure, const struct erased_row *row) {
  struct buffer sql;
  buffer_init(&sql);
  buffer_printf(&sql, "UPDATE %s SET ", row->noun->table);
  if (row->columns == NULL) {
    buffer_append(&sql, "row_state = 2");
    for (size_t i = 0; i < row->noun->field_count; i++)
      buffer_printf(&sql, ", \"%s\" = NULL", row->noun->fields[i].name);
  }
  for (size_t i = 0; row->columns != NULL && row->columns[i] != NULL; i++)
    buffer_printf(&sql, "%s\"%s\" = NULL", i == 0 ? "" : ", ", row->columns[i]);
  buffer_append(&sql, " WHERE id = ?1");
  const char *text = arena_strdup(erasure->arena, sql.bytes);
  buffer_release(&sql);
  return text;
}

static bool run_for_row(struct store *store, const char *sql, const struct uuid *row, struct error *error) {
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store, sql, &statement, error)) return false;
  bind_id(statement, 1, row);
  return statement_run(store, statement, error);
}

static bool blank_row(struct erasure *erasure, const struct erased_row *row, struct error *error) {
  if (!run_for_row(erasure->store, blank_sql(erasure, row), &row->id, error)) return false;
  return row->columns != NULL || search_remove(erasure->store, row->id, error);
}

/* ---- journal ---- */

static bool blank_entries(struct erasure *erasure, const struct erased_row *row, struct error *error) {
  if (row->columns == NULL)
    return run_for_row(erasure->store, "UPDATE journal_entry SET old = NULL, new = NULL WHERE row = ?1", &row->id,
                       error);
  struct buffer sql;
  buffer_init(&sql);
  buffer_append(&sql, "UPDATE journal_entry SET old = NULL, new = NULL WHERE row = ?1 AND field IN (");
  for (size_t i = 0; row->columns[i] != NULL; i++) buffer_printf(&sql, "%s'%s'", i == 0 ? "" : ", ", row->columns[i]);
  buffer_append(&sql, ")");
  bool done = run_for_row(erasure->store, sql.bytes, &row->id, error);
  buffer_release(&sql);
  return done;
}

/* ---- commands ---- */

static bool is_named(const char *command, const char *name) {
  size_t length = strlen(name);
  return strncmp(command, name, length) == 0 && (command[length] == ' ' || command[length] == '\0');
}

const char *erasure_cut_command(const struct erasure *erasure, const char *command) {
  const char *longest = "";
  for (size_t i = 0; erasure->command_names[i] != NULL; i++) {
    const char *name = erasure->command_names[i];
    if (is_named(command, name) && strlen(name) > strlen(longest)) longest = name;
  }
  return longest;
}

bool erasure_set_command(struct erasure *erasure, int64_t commit, const char *command, struct error *error) {
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(erasure->store, "UPDATE journal_commit SET command = ?2 WHERE number = ?1", &statement, error)) {
    return false;
  }
  sqlite3_bind_int64(statement, 1, commit);
  sqlite3_bind_text(statement, 2, command, -1, SQLITE_STATIC);
  return statement_run(erasure->store, statement, error);
}

struct touching {
  LIST(int64_t) numbers;
  LIST(const char *) commands;
};

static int compare_rows(const void *a, const void *b) {
  return memcmp(((const struct erased_row *)a)->id.bytes, ((const struct erased_row *)b)->id.bytes, 16);
}

/* Commits that touched any of the rows; those that are cut already, or were made by the program itself, are left out. */
static bool find_touching(struct erasure *erasure, struct touching *found, struct error *error) {
  struct store *store = erasure->store;
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store, "SELECT DISTINCT commit_number FROM journal_entry WHERE row = ?1", &statement, error)) {
    return false;
  }
  LIST(int64_t) numbers = {0};
  bool done = true;
  for (size_t i = 0; done && i < erasure->rows.count; i++) {
    bool row = false;
    bind_id(statement, 1, &erasure->rows.items[i].id);
    while ((done = statement_step(store, statement, &row, error)) && row) {
      int64_t number = sqlite3_column_int64(statement, 0);
      if (numbers.count > 0 && numbers.items[numbers.count - 1] == number) continue;
      bool known = false;
      for (size_t j = 0; !known && j < numbers.count; j++) known = numbers.items[j] == number;
      if (!known) LIST_PUSH(&numbers, number);
    }
    sqlite3_reset(statement);
  }
  statement_return(store, statement);
  statement = NULL;
  if (done)
    done = statement_lend(store,
                          "SELECT command FROM journal_commit WHERE number = ?1 AND (housekeeping = 0 OR who <> "
                          "'solipost')",
                          &statement, error);
  for (size_t i = 0; done && i < numbers.count; i++) {
    bool row = false;
    sqlite3_bind_int64(statement, 1, numbers.items[i]);
    done = statement_step(store, statement, &row, error);
    const char *command = done && row ? column_text(statement, 0, erasure->arena) : "";
    sqlite3_reset(statement);
    if (!row || strcmp(command, erasure_cut_command(erasure, command)) == 0) continue;
    LIST_PUSH(&found->numbers, numbers.items[i]);
    LIST_PUSH(&found->commands, command);
  }
  statement_return(store, statement);
  LIST_RELEASE(&numbers);
  return done;
}

bool erasure_count_commands(struct erasure *erasure, int64_t *count, struct error *error) {
  struct touching found = {0};
  bool done = find_touching(erasure, &found, error);
  *count = (int64_t)found.numbers.count;
  for (size_t i = 0; i < found.numbers.count; i++) LIST_PUSH(&erasure->commits, found.numbers.items[i]);
  LIST_RELEASE(&found.numbers);
  LIST_RELEASE(&found.commands);
  return done;
}

static bool cut_commands(struct erasure *erasure, struct error *error) {
  struct touching found = {0};
  bool done = find_touching(erasure, &found, error);
  for (size_t i = 0; done && i < found.numbers.count; i++) {
    done = erasure_set_command(erasure, found.numbers.items[i], erasure_cut_command(erasure, found.commands.items[i]),
                               error);
  }
  LIST_RELEASE(&found.numbers);
  LIST_RELEASE(&found.commands);
  return done;
}

/* ---- the whole ---- */

bool erasure_apply(struct erasure *erasure, struct error *error) {
  assert(erasure->store->writing);
  erasure->store->housekeeping = COMMIT_FOR_GOOD;
  /* In the order of their ids the tables are read once from front to back. */
  if (erasure->rows.count > 1)
    qsort(erasure->rows.items, erasure->rows.count, sizeof *erasure->rows.items, compare_rows);
  if (!cut_commands(erasure, error)) return false;
  for (size_t i = 0; i < erasure->rows.count; i++) {
    if (!blank_row(erasure, &erasure->rows.items[i], error)) return false;
    if (i % ROWS_PER_CHUNK == ROWS_PER_CHUNK - 1 && !store_commit_chunk(erasure->store, error)) return false;
  }
  /* What was just taken out was noticed and written down: the entries are blanked with all the older ones. */
  if (!store_commit_chunk(erasure->store, error)) return false;
  for (size_t i = 0; i < erasure->rows.count; i++) {
    if (!blank_entries(erasure, &erasure->rows.items[i], error)) return false;
  }
  return true;
}
