/* SPDX-License-Identifier: MIT */
/* Backup and restore. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "copying.h"
#include "disk.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/store/store.h"
#include "statement.h"

/* Short: a person waits, and what is in use now may stay so for long. */
enum { RESTORE_WAIT_MS = 2000 };

bool store_backup(struct store *store, const char *target, struct error *error) {
  return copy_to_file(store, target, error);
}

static bool same_file(const char *a, const char *b) {
  struct stat about_a, about_b;
  return stat(a, &about_a) == 0 && stat(b, &about_b) == 0 && about_a.st_dev == about_b.st_dev &&
         about_a.st_ino == about_b.st_ino;
}

/* The backup as a checked register of its own under a temporary name; writes through `draft`. */
static bool prepare_restored(const char *backup, struct file_draft *draft, struct error *error) {
  struct store *source = NULL, *copy = NULL;
  const struct store_options reading = {.mode = STORE_READ, .who = ""};
  const struct store_options writing = {.mode = STORE_WRITE, .who = ""};
  bool done = copy_verify(backup, backup, error) && store_open(&source, backup, &reading, error) &&
              copy_vacuum(source, draft->temporary, error);
  store_close(source);
  if (done) {
    done = store_open(&copy, draft->temporary, &writing, error) && store_execute(copy, "BEGIN IMMEDIATE", error) &&
           copy_register_new(copy, error) && store_execute(copy, "COMMIT", error);
    store_close(copy);
  }
  return done;
}

/* Makes sure that nobody has the register open, and brings its log into it. A damaged one has to be let through: it is
 * what is being replaced. */
static bool lock_former(const char *path, sqlite3 **db, struct error *error) {
  struct error ignored = {0};
  if (!disk_open(path, STORE_WRITE, db, &ignored)) {
    if (ignored.kind != ERROR_BUSY) return true;
    *error = ignored;
    return false;
  }
  sqlite3_busy_timeout(*db, RESTORE_WAIT_MS);
  int code = sqlite3_exec(*db, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE;", NULL,
                          NULL, NULL);
  if ((code & 0xFF) != SQLITE_BUSY) return true;
  error_set(error, ERROR_BUSY, _("the register %s is in use by another command"), path);
  return error_hint(error, _("nothing was changed: close the other command, then restore again"));
}

static bool move_beside(const char *path, const char *ending, const char *kept, struct error *error) {
  struct arena arena;
  arena_init(&arena);
  const char *from = arena_printf(&arena, "%s%s", path, ending);
  const char *to = arena_printf(&arena, "%s%s", kept, ending);
  bool done = rename(from, to) == 0 || errno == ENOENT ||
              error_system(error, errno, _("cannot keep the former register as %s"), kept);
  arena_release(&arena);
  return done;
}

/* A log without its register, or beside another one, is worse than none: they move together. */
static bool keep_former(const char *path, char **kept_as, struct arena *arena, struct error *error) {
  char *name = NULL;
  for (int number = 1; name == NULL || file_exists(name); number++) {
    name = arena_printf(arena, "%s.before-restore-%d", path, number);
  }
  *kept_as = name;
  return move_beside(path, "-wal", name, error) && move_beside(path, "-shm", name, error) &&
         move_beside(path, "", name, error);
}

/* Whatever is wrong with the backup, the register itself is well: the words for a damaged register would mislead. */
static bool refuse_backup(const char *backup, struct error *error) {
  error_set(error, ERROR_DAMAGED, _("%s cannot be restored: it is damaged, or no copy of a register"), backup);
  return error_hint(error, _("nothing was changed: take an older copy, one that 'solipost backup' made"));
}

bool store_restore(const char *backup, const char *path, char **kept_as, struct arena *arena, struct error *error) {
  *kept_as = NULL;
  if (same_file(backup, path)) {
    error_set(error, ERROR_MISUSED, _("%s is the register itself, not a backup of it"), backup);
    return error_hint(error, _("name the file that 'solipost backup' wrote"));
  }
  char *resolved = realpath(path, NULL);
  const char *target = arena_strdup(arena, resolved != NULL ? resolved : path);
  free(resolved);
  struct file_draft draft;
  sqlite3 *former = NULL;
  if (!file_draft_open(&draft, arena_printf(arena, "%s.restored", target), false, error)) return false;
  struct error reason = {0};
  bool done = prepare_restored(backup, &draft, &reason);
  if (!done && reason.kind == ERROR_DAMAGED) {
    refuse_backup(backup, error);
  } else if (!done && error != NULL) {
    *error = reason;
  }
  if (done && file_exists(target)) {
    done = lock_former(target, &former, error) && keep_former(target, kept_as, arena, error);
  }
  if (done && rename(draft.temporary, target) != 0) {
    done = error_system(error, errno, _("cannot put the restored register at %s"), target);
    if (*kept_as != NULL && rename(*kept_as, target) == 0) *kept_as = NULL;
  }
  sqlite3_close_v2(former);
  file_draft_drop(&draft);
  return done;
}
