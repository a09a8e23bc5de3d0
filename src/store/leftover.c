/* SPDX-License-Identifier: MIT */
/* Runs left in the making by a process that died: cancelled at the next opening for writing. A process that lives, in
 * another window perhaps, is printing right now and must not be disturbed. */
#include "leftover.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "people_find.h"
#include "solipost/base/i18n.h"
#include "solipost/store/run_store.h"
#include "statement.h"

enum { HOST_SIZE = 320, STARTED_SIZE = 32 };

/* A run of another computer cannot be looked at; nobody prints for a day. */
static const char long_ago[] = "-1 day";

static bool read_line(const char *path, char *out, size_t size) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  ssize_t length = fd < 0 ? -1 : read(fd, out, size - 1);
  if (fd >= 0) close(fd);
  out[length > 0 ? length : 0] = '\0';
  return length > 0;
}

/* The machine and which start of it: after a reboot every process of before is gone. */
static void name_host(char out[HOST_SIZE]) {
  char host[256] = "";
  char boot[48] = "";
  if (gethostname(host, sizeof host - 1) != 0) host[0] = '\0';
  (void)read_line("/proc/sys/kernel/random/boot_id", boot, sizeof boot);
  boot[strcspn(boot, "\n")] = '\0';
  snprintf(out, HOST_SIZE, "%s %s", host, boot);
}

/* When a process began, in ticks since the start of the machine: the 22nd word of its stat (proc(5)), counted behind the
 * name in brackets, which may hold spaces. "" where the system does not tell. */
static void read_started(long pid, char out[STARTED_SIZE]) {
  char path[64];
  char line[1024];
  snprintf(path, sizeof path, "/proc/%ld/stat", pid);
  out[0] = '\0';
  if (!read_line(path, line, sizeof line)) return;
  const char *at = strrchr(line, ')');
  for (int word = 2; at != NULL && word < 22; word++) {
    at = strchr(at + 1, ' ');
  }
  if (at == NULL) return;
  snprintf(out, STARTED_SIZE, "%.*s", (int)strcspn(at + 1, " "), at + 1);
}

bool leftover_reserve(struct store *store, struct uuid run, struct error *error) {
  sqlite3_stmt *insert = NULL;
  if (!statement_lend(store,
                      "INSERT OR REPLACE INTO making (run, pid, started, host, at) "
                      "VALUES (?1, ?2, ?3, ?4, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
                      &insert, error)) {
    return false;
  }
  char host[HOST_SIZE];
  char started[STARTED_SIZE];
  name_host(host);
  read_started((long)getpid(), started);
  bind_id(insert, 1, &run);
  sqlite3_bind_int64(insert, 2, (int64_t)getpid());
  sqlite3_bind_text(insert, 3, started, -1, SQLITE_STATIC);
  sqlite3_bind_text(insert, 4, host, -1, SQLITE_STATIC);
  return statement_run(store, insert, error);
}

bool leftover_release(struct store *store, struct uuid run, struct error *error) {
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store, "DELETE FROM making WHERE run = ?1", &statement, error)) return false;
  bind_id(statement, 1, &run);
  return statement_run(store, statement, error);
}

static bool same_machine(const char *a, const char *b) {
  size_t length = strcspn(a, " ");
  return length == strcspn(b, " ") && memcmp(a, b, length) == 0;
}

static bool is_alive(long pid, const char *started, const char *host, bool recent) {
  char here[HOST_SIZE];
  name_host(here);
  if (!same_machine(host, here)) return recent;
  if (strcmp(host, here) != 0) return false; /* this machine was started again since */
  if (kill((pid_t)pid, 0) != 0 && errno == ESRCH) return false;
  char now[STARTED_SIZE];
  read_started(pid, now);
  return now[0] == '\0' || started[0] == '\0' || strcmp(now, started) == 0; /* else the number was given out again */
}

static bool find_dead(struct store *store, struct id_list *dead, struct error *error) {
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
    bool reserved = sqlite3_column_type(statement, 1) != SQLITE_NULL;
    bool alive =
        reserved && is_alive((long)sqlite3_column_int64(statement, 1), (const char *)sqlite3_column_text(statement, 2),
                             (const char *)sqlite3_column_text(statement, 3), sqlite3_column_int(statement, 4) != 0);
    if (!alive) LIST_PUSH(dead, column_id(statement, 0));
  }
  statement_return(store, statement);
  return done;
}

static bool cancel_all(struct store *store, struct error *error) {
  struct id_list dead = {0};
  if (!store_begin(store, _("clean up a print run that was broken off"), error)) return false;
  store->housekeeping = true;
  /* Looked at again under the lock: another process may have been faster. */
  bool done = find_dead(store, &dead, error);
  for (size_t i = 0; done && i < dead.count; i++) done = run_cancel(store, dead.items[i], error);
  if (done) {
    done = store_commit(store, error);
  } else {
    store_rollback(store);
  }
  LIST_RELEASE(&dead);
  return done;
}

bool leftover_cancel(struct store *store, struct error *error) {
  struct id_list dead = {0};
  bool done = find_dead(store, &dead, error);
  bool some = dead.count > 0;
  LIST_RELEASE(&dead);
  return done && (!some || cancel_all(store, error));
}
