/* SPDX-License-Identifier: MIT */
/* Notes kept while a run is being made, for who finds it left in the making. */
#include "making.h"

#include "process.h"
#include "statement.h"

bool making_note(struct store *store, struct uuid run, struct error *error) {
  sqlite3_stmt *insert = NULL;
  if (!statement_lend(store,
                      "INSERT OR REPLACE INTO making (run, pid, started, host, at) "
                      "VALUES (?1, ?2, ?3, ?4, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
                      &insert, error)) {
    return false;
  }
  struct process process;
  process_this(&process);
  bind_id(insert, 1, &run);
  sqlite3_bind_int64(insert, 2, process.pid);
  sqlite3_bind_text(insert, 3, process.started, -1, SQLITE_STATIC);
  sqlite3_bind_text(insert, 4, process.host, -1, SQLITE_STATIC);
  return statement_run(store, insert, error);
}

bool making_forget(struct store *store, struct uuid run, struct error *error) {
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store, "DELETE FROM making WHERE run = ?1", &statement, error)) return false;
  bind_id(statement, 1, &run);
  return statement_run(store, statement, error);
}
