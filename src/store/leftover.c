/* SPDX-License-Identifier: MIT */
/* Runs left in the making by a process that died: cancelled at the next opening for writing. A process that lives, in
 * another window perhaps, is printing right now and must not be disturbed. */
#include "leftover.h"

#include <stdio.h>

#include "process.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/store/commit.h"
#include "solipost/store/run_store.h"
#include "statement.h"

/* A run of another computer cannot be looked at; nobody prints for a day. */
static const char long_ago[] = "-1 day";

static void read_text(sqlite3_stmt *statement, int column, char *out, size_t size) {
  const unsigned char *text = sqlite3_column_text(statement, column);
  snprintf(out, size, "%s", text != NULL ? (const char *)text : "");
}

/* Of a row "run, pid, started, host, recent". A run that no process noted is not. *here: it was made on this machine. */
static bool is_being_made(sqlite3_stmt *statement, bool *here) {
  *here = false;
  if (sqlite3_column_type(statement, 1) == SQLITE_NULL) return false;
  struct process process = {.pid = (long)sqlite3_column_int64(statement, 1)};
  read_text(statement, 2, process.started, sizeof process.started);
  read_text(statement, 3, process.host, sizeof process.host);
  *here = process_is_here(&process);
  return *here ? process_is_alive(&process) : sqlite3_column_int(statement, 4) != 0;
}

struct dead_run {
  struct uuid id;
  bool here;
};
struct dead_list {
  struct dead_run *items;
  size_t count, capacity;
};

static bool find_dead(struct store *store, struct dead_list *dead, struct error *error) {
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store,
                      "SELECT run.id, making.pid, making.started, making.host,"
                      " julianday(making.at) > julianday('now', ?1) "
                      "FROM run LEFT JOIN making ON making.run = run.id WHERE row_state = 0 AND stage = 'making'",
                      &statement, error)) {
    return false;
  }
  bind_text(statement, 1, long_ago);
  bool row = false, done = true;
  while ((done = statement_step(store, statement, &row, error)) && row) {
    struct dead_run run = {.id = column_id(statement, 0)};
    if (!is_being_made(statement, &run.here)) LIST_PUSH(dead, run);
  }
  statement_return(store, statement);
  return done;
}

/* ---- files ---- */

/* "cards-run-7.pdf", "envelopes-run-7-part-02.pdf": how a run names its files. */
static bool is_of_run(const char *target_name, void *context) {
  const int64_t *number = context;
  char middle[40];
  snprintf(middle, sizeof middle, "-run-%lld", (long long)*number);
  const char *at = strstr(target_name, middle);
  if (at == NULL || at == target_name) return false;
  at += strlen(middle);
  if (strncmp(at, "-part-", strlen("-part-")) == 0) {
    at += strlen("-part-");
    at += strspn(at, "0123456789");
  }
  return strcmp(at, ".pdf") == 0;
}

/* What it had drawn of its pages: names and addresses that nobody would look for in hidden files. */
static bool remove_drafts(struct store *store, const struct uuid *run, struct error *error) {
  sqlite3_stmt *statement = NULL;
  struct arena arena;
  bool row = false;
  if (!statement_lend(store, "SELECT number, folder FROM run WHERE id = ?1", &statement, error)) return false;
  bind_id(statement, 1, run);
  arena_init(&arena);
  bool done = statement_step(store, statement, &row, error);
  if (done && row) {
    int64_t number = sqlite3_column_int64(statement, 0);
    const char *folder = column_text(statement, 1, &arena);
    if (folder[0] == '/') (void)file_drafts_left(folder, is_of_run, &number, true);
  }
  statement_return(store, statement);
  arena_release(&arena);
  return done;
}

static bool cancel_all(struct store *store, struct error *error) {
  struct dead_list dead = {0};
  if (!store_begin(store, _("clean up a print run that was broken off"), error)) return false;
  store->housekeeping = COMMIT_BY_PROGRAM;
  /* Looked at again under the lock: another process may have been faster. */
  bool done = find_dead(store, &dead, error);
  for (size_t i = 0; done && i < dead.count; i++) done = run_cancel(store, dead.items[i].id, error);
  /* A register from elsewhere names folders of another machine, or of its own choice: nothing is removed there. */
  for (size_t i = 0; done && i < dead.count; i++) {
    if (dead.items[i].here) done = remove_drafts(store, &dead.items[i].id, error);
  }
  if (done) {
    done = store_commit(store, error);
  } else {
    store_rollback(store);
  }
  LIST_RELEASE(&dead);
  return done;
}

bool leftover_cancel(struct store *store, struct error *error) {
  struct dead_list dead = {0};
  bool done = find_dead(store, &dead, error);
  bool some = dead.count > 0;
  LIST_RELEASE(&dead);
  return done && (!some || cancel_all(store, error));
}
