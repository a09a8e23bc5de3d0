/* SPDX-License-Identifier: MIT */
/* The list of backups made of this register. */
#include "solipost/store/backup_log.h"

#include "statement.h"

bool backup_log_add(struct store *store, const char *place, const char *checksum, struct error *error) {
  sqlite3_stmt *insert = NULL;
  char now[TIMESTAMP_SIZE];
  if (!statement_lend(store, "INSERT INTO backup_made (at, place, checksum) VALUES (?1, ?2, ?3)", &insert, error)) {
    return false;
  }
  timestamp_now(now);
  bind_text(insert, 1, now);
  bind_text(insert, 2, place);
  bind_text(insert, 3, checksum);
  return statement_run(store, insert, error);
}

bool backup_log_list(struct store *store, struct arena *arena, struct backup_entry **entries, size_t *count,
                     struct error *error) {
  LIST(struct backup_entry) found = {0};
  sqlite3_stmt *statement = NULL;
  *entries = NULL;
  *count = 0;
  if (!statement_lend(store, "SELECT at, place, checksum FROM backup_made ORDER BY number DESC", &statement, error)) {
    return false;
  }
  bool row = false, done = true;
  while ((done = statement_step(store, statement, &row, error)) && row) {
    LIST_PUSH(&found, (struct backup_entry){.at = column_text(statement, 0, arena),
                                            .place = column_text(statement, 1, arena),
                                            .checksum = column_text(statement, 2, arena)});
  }
  statement_return(store, statement);
  if (done && found.count > 0) {
    *entries = arena_copy(arena, found.items, found.count * sizeof **entries);
    *count = found.count;
  }
  LIST_RELEASE(&found);
  return done;
}
