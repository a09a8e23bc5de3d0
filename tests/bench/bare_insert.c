/* SPDX-License-Identifier: MIT */
/* The yardstick for imports: a bare loop of prepared inserts of the same rows, with the session that feeds the journal
 * attached. Usage: bare_insert FULL-REGISTER NEW-FILE   copies every row of every table in one transaction. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS_PER_SESSION 10000

static void check(int code, sqlite3 *db, const char *what) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(db));
  exit(1);
}

static void run(sqlite3 *db, const char *sql) { check(sqlite3_exec(db, sql, NULL, NULL, NULL), db, sql); }

/* Same tables, indexes, views and triggers, in the order they were made. */
static void copy_schema(sqlite3 *from, sqlite3 *to) {
  sqlite3_stmt *query;
  check(sqlite3_prepare_v2(from,
                           "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
                           " ORDER BY CASE type WHEN 'table' THEN 0 ELSE 1 END, rowid",
                           -1, &query, NULL),
        from, "schema");
  while (sqlite3_step(query) == SQLITE_ROW) run(to, (const char *)sqlite3_column_text(query, 0));
  sqlite3_finalize(query);
}

static sqlite3_session *attach(sqlite3 *db) {
  sqlite3_session *session = NULL;
  check(sqlite3session_create(db, "main", &session), db, "session");
  check(sqlite3session_attach(session, NULL), db, "attach");
  return session;
}

static void detach(sqlite3 *db, sqlite3_session *session) {
  int size = 0;
  void *changes = NULL;
  check(sqlite3session_changeset(session, &size, &changes), db, "changeset");
  sqlite3_free(changes);
  sqlite3session_delete(session);
}

static void copy_table(sqlite3 *from, sqlite3 *to, const char *table) {
  sqlite3_stmt *query, *insert;
  char *select = sqlite3_mprintf("SELECT * FROM \"%w\"", table);
  check(sqlite3_prepare_v2(from, select, -1, &query, NULL), from, select);
  int columns = sqlite3_column_count(query);
  sqlite3_str *sql = sqlite3_str_new(to);
  sqlite3_str_appendf(sql, "INSERT INTO \"%w\" VALUES(?", table);
  for (int i = 1; i < columns; i++) sqlite3_str_appendall(sql, ",?");
  sqlite3_str_appendall(sql, ")");
  char *text = sqlite3_str_finish(sql);
  check(sqlite3_prepare_v2(to, text, -1, &insert, NULL), to, text);
  sqlite3_session *session = attach(to);
  for (long row = 1; sqlite3_step(query) == SQLITE_ROW; row++) {
    for (int i = 0; i < columns; i++)
      check(sqlite3_bind_value(insert, i + 1, sqlite3_column_value(query, i)), to, "bind");
    check(sqlite3_step(insert), to, text);
    sqlite3_reset(insert);
    if (row % ROWS_PER_SESSION == 0) {
      detach(to, session);
      session = attach(to);
    }
  }
  detach(to, session);
  sqlite3_finalize(query);
  sqlite3_finalize(insert);
  sqlite3_free(select);
  sqlite3_free(text);
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  sqlite3 *from, *to;
  remove(argv[2]);
  check(sqlite3_open_v2(argv[1], &from, SQLITE_OPEN_READWRITE, NULL), from, argv[1]);
  check(sqlite3_open(argv[2], &to), to, argv[2]);
  run(to, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");
  copy_schema(from, to);
  run(to, "BEGIN IMMEDIATE");
  sqlite3_stmt *tables;
  check(sqlite3_prepare_v2(from, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", -1,
                           &tables, NULL),
        from, "tables");
  while (sqlite3_step(tables) == SQLITE_ROW) copy_table(from, to, (const char *)sqlite3_column_text(tables, 0));
  sqlite3_finalize(tables);
  run(to, "COMMIT");
  sqlite3_close(from);
  return sqlite3_close(to) != SQLITE_OK;
}
