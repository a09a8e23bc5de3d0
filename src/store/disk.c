/* SPDX-License-Identifier: MIT */
/* Opening and locking the file of a register: permissions, write-ahead log, read-only folders, waiting for others. */
#include "disk.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "solipost/base/utf8.h"
#include "other_journal.h"
#include "sealed.h"
#include "sqlite_error.h"
#include "statement.h"
#include "waiting.h"

static int wait_for_others(void *context, int times) {
  struct store *store = context;
  return waiting_nap(&store->talk, store->path, times, WAITING_PATIENT_MS) ? 1 : 0;
}

bool disk_make_file(const char *path, struct error *error) {
  int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (fd < 0) {
    if (errno == EEXIST) {
      error_set(error, ERROR_REFUSED, _("%s exists already"), path);
      return error_hint(error, _("choose another name; an existing file is never overwritten"));
    }
    return error_system(error, errno, _("cannot make the register %s"), path);
  }
  /* Even a umask that takes the owner's own rights away must not leave a register that its owner cannot open. */
  bool done = fchmod(fd, S_IRUSR | S_IWUSR) == 0;
  int number = errno;
  close(fd);
  return done || error_system(error, number, _("cannot make the register %s"), path);
}

void disk_remove(const char *path) {
  static const char *const endings[] = {"", "-wal", "-shm", "-journal", ".previous", ".lock"};
  struct arena arena;
  arena_init(&arena);
  for (size_t i = 0; i < COUNT_OF(endings); i++) unlink(arena_printf(&arena, "%s%s", path, endings[i]));
  arena_release(&arena);
}

static bool check_file(const char *path, enum store_mode mode, struct error *error) {
  struct stat about;
  if (stat(path, &about) != 0) {
    if (errno == ENOENT) {
      error_set(error, ERROR_NOT_FOUND, _("there is no register %s"), path);
      return error_hint(error, _("make one with 'solipost init', or name another with --register"));
    }
    return error_system(error, errno, _("cannot open the register %s"), path);
  }
  if (!S_ISREG(about.st_mode)) {
    error_set(error, ERROR_MISUSED, _("%s is a folder or a device, not a register"), path);
    return error_hint(error, _("name the file of the register"));
  }
  if (access(path, R_OK) != 0) {
    error_system(error, errno, _("cannot read the register %s"), path);
    return error_hint(error, _("it belongs to somebody else: ask for the right to read it, or for a backup of it"));
  }
  if (about.st_size == 0 && mode != STORE_CREATE) {
    error_set(error, ERROR_DAMAGED, _("%s is empty, not a register"), path);
    return error_hint(error,
                      _("remove it and run 'solipost init', or put a backup in its place with 'solipost restore'"));
  }
  return true;
}

static bool can_write(const char *path, int *number) {
  struct arena arena;
  arena_init(&arena);
  char *file = path_behind_links(&arena, path);
  bool possible = access(file, W_OK) == 0 && access(path_folder_of(&arena, file), W_OK) == 0;
  *number = errno;
  arena_release(&arena);
  return possible;
}

static bool log_is_empty(const char *path) {
  struct arena arena;
  arena_init(&arena);
  struct stat about;
  bool empty = stat(arena_printf(&arena, "%s-wal", path_behind_links(&arena, path)), &about) != 0 || about.st_size == 0;
  arena_release(&arena);
  return empty;
}

/* The path as a file: URI; sqlite takes options only in that form. */
static char *uri_of(struct arena *arena, const char *path, const char *options) {
  struct buffer uri;
  buffer_init(&uri);
  buffer_append(&uri, "file:");
  for (const char *at = path; *at != '\0'; at++) {
    bool plain = ascii_is_alpha(*at) || ascii_is_digit(*at) || strchr("/-_.~", *at) != NULL;
    if (plain) {
      buffer_append_char(&uri, *at);
    } else {
      buffer_printf(&uri, "%%%02X", (unsigned)(unsigned char)*at);
    }
  }
  buffer_append(&uri, options);
  char *result = arena_strdup(arena, uri.bytes);
  buffer_release(&uri);
  return result;
}

static int pragma_number(sqlite3 *db, const char *sql, int64_t *out) {
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
  if (code == SQLITE_OK) code = sqlite3_step(statement);
  if (code == SQLITE_ROW) *out = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

static const char common_settings[] =
    "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;"
    "PRAGMA cell_size_check = ON; PRAGMA cache_size = -4000;";
/* In memory there is nothing to log; what is deleted is overwritten all the same, since the file holds all pages. */
static const char memory_settings[] = "PRAGMA secure_delete = ON; PRAGMA journal_mode = MEMORY;";
static const char writer_settings[] =
    "PRAGMA secure_delete = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";

/* Somebody else's database is left as it is: the settings of a writer change a file. */
/* A register from elsewhere may keep a question busy for ever; what is being written must not be torn. */
static int is_stopped(void *context) {
  const struct store *store = context;
  return *store->talk.stop != 0 && !store->writing ? 1 : 0;
}

/* Steps of SQLite's machine between two looks: some milliseconds, so that short questions are never broken off. */
enum { STEPS_BETWEEN_LOOKS = 200000 };

static int prepare(struct store *store, const char *settings) {
  int64_t tables = 0, mark = REGISTER_MARK;
  sqlite3_busy_handler(store->db, wait_for_others, store);
  if (store->talk.stop != NULL) sqlite3_progress_handler(store->db, STEPS_BETWEEN_LOOKS, is_stopped, store);
  /* A register has no triggers and no views (schema_check.h): those of a file from elsewhere must not act. */
  sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)NULL);
  sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, (int *)NULL);
  sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, (int *)NULL);
  int code = sqlite3_exec(store->db, common_settings, NULL, NULL, NULL);
  if (code == SQLITE_OK) code = pragma_number(store->db, "SELECT count(*) FROM sqlite_schema", &tables);
  if (code == SQLITE_OK && store->mode != STORE_CREATE) code = pragma_number(store->db, "PRAGMA application_id", &mark);
  if (code == SQLITE_OK && mark != REGISTER_MARK) code = SQLITE_NOTADB;
  if (code == SQLITE_OK) code = sqlite3_exec(store->db, settings, NULL, NULL, NULL);
  return code;
}

static int open_once(struct store *store, const char *path, int flags, const char *settings) {
  int code = sqlite3_open_v2(path, &store->db, flags | SQLITE_OPEN_EXRESCODE, NULL);
  return code == SQLITE_OK ? prepare(store, settings) : code;
}

/* Of a register that must not be changed; the statement after it allows it. */
static const char read_only_settings[] = "PRAGMA query_only = ON";

static bool open_for_reading(struct store *store, struct error *error) {
  const char *path = store->path;
  int number = 0;
  /* With the right to write, the log of a command that was killed can be completed, and none is left behind. */
  bool writable = can_write(path, &number);
  int code = open_once(store, path, writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, read_only_settings);
  if (code == SQLITE_OK) return true;
  int primary = code & 0xFF;
  if (!writable && (primary == SQLITE_CANTOPEN || primary == SQLITE_READONLY)) {
    if (!log_is_empty(path)) {
      error_set(error, ERROR_FAILED, _("the register %s cannot be read here: its last changes still wait in %s-wal"),
                path, path);
      return error_hint(error, _("copy both files to a folder where you may write, and open the copy"));
    }
    /* Nobody can be writing: without a log and without the right to make one the file stands still. */
    sqlite3_close_v2(store->db);
    struct arena arena;
    arena_init(&arena);
    code = open_once(store, uri_of(&arena, path, "?immutable=1"), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, "");
    arena_release(&arena);
  }
  return code == SQLITE_OK || sqlite_error_set(error, store->db, code, path);
}

static bool may_write(const char *path, struct error *error) {
  int number = 0;
  if (can_write(path, &number)) return true;
  error_set(error, ERROR_FAILED, _("the register %s cannot be written: %s"), path, strerror(number));
  return error_hint(error, _("the file or its folder is read-only here: copy the register to a folder of your own, or "
                             "ask for the right to write"));
}

static bool open_for_writing(struct store *store, struct error *error) {
  const char *path = store->path;
  if (!may_write(path, error)) return false;
  int code = open_once(store, path, SQLITE_OPEN_READWRITE, writer_settings);
  if (code != SQLITE_OK) return sqlite_error_set(error, store->db, code, path);
  if (sqlite3_db_readonly(store->db, "main") == 1) return sqlite_error_set(error, store->db, SQLITE_READONLY, path);
  return true;
}

/* Others on this computer must not read names and addresses. */
static bool make_private(const char *path, struct error *error) {
  struct stat about;
  if (stat(path, &about) != 0 || about.st_uid != geteuid() || (about.st_mode & (S_IRWXG | S_IRWXO)) == 0) return true;
  return chmod(path, S_IRUSR | S_IWUSR) == 0 ||
         error_system(error, errno, _("cannot keep the register %s private"), path);
}

/* ---- encrypted ---- */

static bool prepare_memory(struct store *store, struct error *error) {
  int code = prepare(store, store->mode == STORE_READ ? read_only_settings : memory_settings);
  return code == SQLITE_OK || sqlite_error_set(error, store->db, code, store->path);
}

static bool open_new_sealed(struct store *store, struct error *error) {
  int code = sqlite3_open_v2(":memory:", &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK) return sqlite_error_set(error, store->db, code, store->path);
  return prepare_memory(store, error);
}

static bool open_sealed(struct store *store, const struct sealed *like, struct error *error) {
  if (store->mode != STORE_READ && (!may_write(store->path, error) || !make_private(store->path, error))) return false;
  return sealed_unlock(store->file, &store->talk, like, &store->sealed, &store->asked, error) &&
         sealed_load(store->file, store->sealed, &store->db, error) && prepare_memory(store, error);
}

/* ---- either ---- */

static bool open_by_form(struct store *store, const struct sealed *like, struct error *error) {
  if (store->sealed != NULL) return open_new_sealed(store, error);
  if (store_form_of(store->path) == STORE_FORM_ENCRYPTED) return open_sealed(store, like, error);
  if (!other_journal_check(store->file, error)) return false;
  if (store->mode == STORE_READ) return open_for_reading(store, error);
  return make_private(store->path, error) && open_for_writing(store, error);
}

bool disk_open(struct store *store, const struct sealed *like, struct error *error) {
  if (!check_file(store->path, store->mode, error)) return false;
  struct arena arena;
  arena_init(&arena);
  mem_free(store->file);
  store->file = mem_strdup(path_behind_links(&arena, store->path));
  arena_release(&arena);
  bool done = open_by_form(store, like, error);
  if (!done) disk_close(store);
  return done;
}

void disk_close(struct store *store) {
  sqlite3_close_v2(store->db);
  sealed_close(store->sealed);
  mem_free(store->file);
  store->db = NULL;
  store->sealed = NULL;
  store->file = NULL;
}

/* ---- transactions ---- */

bool disk_reload(struct store *store, struct error *error) {
  sqlite3 *newer = NULL;
  if (store->sealed == NULL) return true;
  if (!sealed_load(store->file, store->sealed, &newer, error)) return false;
  statements_release(store);
  sqlite3_close_v2(store->db);
  store->db = newer;
  return prepare_memory(store, error);
}

/* What others wrote meanwhile is read first; a new register has no file to read yet. */
static bool lock_and_look(struct store *store, struct error *error) {
  bool current = store->mode == STORE_CREATE;
  if (!sealed_lock(store->file, store->sealed, &store->talk, WAITING_PATIENT_MS, error)) return false;
  if (current ||
      (sealed_is_current(store->file, store->sealed, &current, error) && (current || disk_reload(store, error)))) {
    return true;
  }
  sealed_release(store->sealed);
  return false;
}

bool disk_begin(struct store *store, struct error *error) {
  if (store->sealed != NULL && !lock_and_look(store, error)) return false;
  if (store_execute(store, "BEGIN IMMEDIATE", error)) return true;
  if (store->sealed != NULL) sealed_release(store->sealed);
  return false;
}

bool disk_commit(struct store *store, struct error *error) {
  if (!store_execute(store, "COMMIT", error)) return false;
  if (store->sealed == NULL) return true;
  bool done = sealed_save(store->file, store->sealed, store->db, error);
  if (!done) {
    /* The disk does not have it, so neither may the memory. */
    struct error second;
    if (store->mode != STORE_CREATE && !disk_reload(store, &second))
      sqlite3_exec(store->db, "PRAGMA query_only = ON", NULL, NULL, NULL);
  }
  sealed_release(store->sealed);
  return done;
}

bool disk_rewrite(struct store *store, struct error *error) {
  if (!lock_and_look(store, error)) return false;
  bool done = store_execute(store, "VACUUM", error) && sealed_save(store->file, store->sealed, store->db, error);
  sealed_release(store->sealed);
  return done;
}

void disk_rollback(struct store *store) {
  /* Some failures (a full disk) have rolled back already. */
  if (sqlite3_get_autocommit(store->db) == 0) sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
  if (store->sealed != NULL) sealed_release(store->sealed);
}

/* ---- the place ---- */

/* Numbers of file systems that live on another machine (Linux, statfs(2)). */
static bool is_network(const char *path) {
  static const unsigned long network[] = {0x6969, 0x517B, 0xFF534D42, 0xFE534D42, 0x01021997, 0x5346414F, 0x00C36400};
  struct statfs about;
  if (statfs(path, &about) != 0) return false;
  for (size_t i = 0; i < COUNT_OF(network); i++) {
    if (((unsigned long)about.f_type & 0xFFFFFFFFul) == network[i]) return true;
  }
  return false;
}

static const char *synchronised_by(const char *path) {
  static const char *const services[] = {"Dropbox", "OneDrive", "Nextcloud", "ownCloud", "Google Drive",
                                         "iCloud",  "MEGA",     "pCloud",    "Seafile",  "Syncthing"};
  for (size_t i = 0; i < COUNT_OF(services); i++) {
    if (strstr(path, services[i]) != NULL) return services[i];
  }
  return NULL;
}

void disk_warn(struct store *store) {
  struct stat about;
  if (lstat(store->path, &about) == 0 && S_ISLNK(about.st_mode)) {
    store_warn(store, _("the register %s is a link to another file: better name that file itself"), store->path);
  }
  if (is_network(store->path)) {
    store_warn(store, _("the register %s lies on another computer: two people writing at once may damage it"),
               store->path);
  }
  const char *service = synchronised_by(store->path);
  if (service != NULL) {
    store_warn(store,
               _("the register %s lies in a folder synchronised by %s: copies made while it is written may be "
                 "broken, and others can read it"),
               store->path, service);
  }
}
