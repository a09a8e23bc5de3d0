/* SPDX-License-Identifier: MIT */
/* Restoring: first a checked register under another name beside the place, then the difference, then the exchange. */
#include "solipost/store/restore.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "copying.h"
#include "disk.h"
#include "exclusive.h"
#include "opening.h"
#include "sealed.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "statement.h"

struct restoring {
  struct arena arena;
  const char *target; /* the place, behind links */
  struct store_talk talk;
  struct store *backup;
  struct file_draft draft; /* the new register */
};

static bool same_file(const char *a, const char *b) {
  struct stat about_a, about_b;
  return stat(a, &about_a) == 0 && stat(b, &about_b) == 0 && about_a.st_dev == about_b.st_dev &&
         about_a.st_ino == about_b.st_ino;
}

/* ---- the new register ---- */

/* In memory, which is ours alone: the backup's file is not touched. */
static bool write_encrypted(struct restoring *restoring, struct error *error) {
  struct store *backup = restoring->backup;
  bool done = store_execute(backup, "PRAGMA query_only = OFF; BEGIN", error) && copy_register_new(backup, error) &&
              store_execute(backup, "COMMIT", error) && copy_seal(backup, &restoring->draft, backup->sealed, error);
  return done && (fsync(restoring->draft.fd) == 0 ||
                  error_system(error, errno, _("cannot write %s"), restoring->draft.temporary));
}

static bool write_plain(struct restoring *restoring, struct error *error) {
  struct store copy = {.mode = STORE_WRITE};
  if (!copy_vacuum(restoring->backup, restoring->draft.temporary, error)) return false;
  /* Not brought up to date: that is for the first command that opens it, which keeps a copy. */
  copy.path = mem_strdup(restoring->draft.temporary);
  bool done = disk_open(&copy, NULL, error) && disk_begin(&copy, error);
  if (done) {
    done = copy_register_new(&copy, error) && disk_commit(&copy, error);
    if (!done) disk_rollback(&copy);
  }
  statements_release(&copy);
  disk_close(&copy);
  mem_free(copy.path);
  return done;
}

/* The backup as a checked register of its own under a temporary name. */
static bool prepare(struct restoring *restoring, const char *path, struct error *error) {
  const struct store_options reading = {.mode = STORE_READ, .who = "", .talk = restoring->talk, .as_it_is = true};
  if (!store_open(&restoring->backup, path, &reading, error)) return false;
  const struct sealed *sealed = restoring->backup->sealed;
  return copy_verify(path, NULL, sealed, path, error) &&
         (sealed != NULL ? write_encrypted(restoring, error) : write_plain(restoring, error)) &&
         copy_verify(restoring->draft.temporary, NULL, sealed, path, error);
}

/* Whatever is wrong with the backup, the register itself is well: the words for a damaged register would mislead. */
static bool refuse_backup(const char *backup, struct error *error) {
  error_set(error, ERROR_DAMAGED, _("%s cannot be restored: it is damaged, or no copy of a register"), backup);
  return error_hint(error, _("nothing was changed: take an older copy, one that 'solipost backup' made"));
}

bool restore_begin(struct restoring **out, const char *backup, const char *path, const struct store_talk *talk,
                   struct error *error) {
  struct error reason = {0};
  *out = NULL;
  if (same_file(backup, path)) {
    error_set(error, ERROR_MISUSED, _("%s is the register itself, not a backup of it"), backup);
    return error_hint(error, _("name the file that 'solipost backup' wrote"));
  }
  struct restoring *restoring = mem_alloc(sizeof *restoring);
  arena_init(&restoring->arena);
  restoring->target = path_behind_links(&restoring->arena, path);
  restoring->talk = *talk;
  restoring->draft.fd = -1;
  const char *draft = arena_printf(&restoring->arena, "%s.restored", restoring->target);
  (void)file_drafts_of(draft, true); /* of a restore that was killed: they may be plain */
  bool done = file_draft_open_named(&restoring->draft, draft, false, &reason) && prepare(restoring, backup, &reason);
  if (done) {
    *out = restoring;
    return true;
  }
  restore_close(restoring);
  if (reason.kind == ERROR_DAMAGED) return refuse_backup(backup, error);
  if (error != NULL) *error = reason;
  return false;
}

void restore_close(struct restoring *restoring) {
  if (restoring == NULL) return;
  store_close(restoring->backup);
  file_draft_drop(&restoring->draft);
  arena_release(&restoring->arena);
  mem_free(restoring);
}

struct store *restore_backup(struct restoring *restoring) {
  return restoring->backup;
}

/* ---- the difference ---- */

static bool newest(struct store *store, const char **at, struct arena *arena, struct error *error) {
  sqlite3_stmt *statement = NULL;
  *at = "";
  if (!statement_lend(store, "SELECT at FROM journal_commit ORDER BY number DESC LIMIT 1", &statement, error))
    return false;
  bool row = false;
  bool done = statement_step(store, statement, &row, error);
  if (done && row) *at = column_text(statement, 0, arena);
  statement_return(store, statement);
  return done;
}

static bool look_at(struct store *store, struct restore_side *out, struct arena *arena, struct error *error) {
  *out = (struct restore_side){.readable = true, .encrypted = store->sealed != NULL};
  return store_number(store, "SELECT count(*) FROM prisoner WHERE row_state = 0", &out->prisoners, error) &&
         store_number(store, "SELECT count(*) FROM prison WHERE row_state = 0", &out->prisons, error) &&
         store_number(store, "SELECT count(*) FROM writer WHERE row_state = 0", &out->writers, error) &&
         store_number(store, "SELECT count(*) FROM run WHERE row_state = 0 AND stage = 'printed'", &out->runs, error) &&
         store_number(store, "SELECT count(*) FROM piece WHERE row_state = 0 AND stage <> 'cancelled'", &out->letters,
                      error) &&
         store_number(store, "SELECT count(*) FROM journal_commit", &out->steps, error) &&
         newest(store, &out->newest, arena, error);
}

/* Steps of `a` that `b` does not have. A step is known by the copy that made it, its number there and its time. */
static bool count_missing(struct store *a, struct store *b, int64_t *out, struct error *error) {
  sqlite3_stmt *each = NULL, *look = NULL;
  bool row = false, there = false;
  *out = 0;
  bool done =
      statement_lend(a, "SELECT number, copy, at FROM journal_commit", &each, error) &&
      statement_lend(b, "SELECT 1 FROM journal_commit WHERE number = ?1 AND copy = ?2 AND at = ?3", &look, error);
  while (done && (done = statement_step(a, each, &row, error)) && row) {
    sqlite3_reset(look);
    for (int i = 0; i < 3; i++) sqlite3_bind_value(look, i + 1, sqlite3_column_value(each, i));
    done = statement_step(b, look, &there, error);
    if (done && !there) (*out)++;
  }
  statement_return(a, each);
  statement_return(b, look);
  return done;
}

/* ---- what must not come back unseen ---- */

struct text_list {
  const char **items;
  size_t count, capacity;
};

/* Rows of `ask` in `from`, an id and a text each, of which `look` finds none (or, with `found`, one) in `in`; the text is that
 * of `in` where it gives one. */
struct comparison {
  const char *ask, *look;
  bool found;
};

static bool compare_rows(struct store *from, struct store *in, const struct comparison *comparison,
                         struct text_list *out, struct arena *arena, struct error *error) {
  sqlite3_stmt *each = NULL, *look = NULL;
  bool row = false, there = false;
  bool done = statement_lend(from, comparison->ask, &each, error) && statement_lend(in, comparison->look, &look, error);
  while (done && (done = statement_step(from, each, &row, error)) && row) {
    sqlite3_reset(look);
    sqlite3_bind_value(look, 1, sqlite3_column_value(each, 0));
    done = statement_step(in, look, &there, error);
    if (done && there == comparison->found)
      LIST_PUSH(out, comparison->found ? column_text(look, 0, arena) : column_text(each, 1, arena));
  }
  statement_return(from, each);
  statement_return(in, look);
  return done;
}

static bool keep_list(struct text_list *list, const char *const **items, size_t *count, struct arena *arena) {
  *count = list->count;
  *items = list->count == 0 ? NULL : arena_copy(arena, list->items, list->count * sizeof *list->items);
  LIST_RELEASE(list);
  return true;
}

/* A backup of the first form knows no holds, and nobody could be forgotten in it. */
static bool compare_guarded(struct store *now, struct store *backup, struct restore_difference *out,
                            struct arena *arena, struct error *error) {
  enum { FORM_WITH_HOLDS = 2 };
  static const char in_force[] =
      "SELECT h.id, coalesce(p.code, pr.code, c.code, h.country) FROM hold AS h LEFT JOIN prisoner AS p ON p.id ="
      " h.prisoner LEFT JOIN prison AS pr ON pr.id = h.prison LEFT JOIN campaign AS c ON c.id = h.campaign"
      " WHERE h.row_state = 0 AND h.lifted_on IS NULL ORDER BY 2";
  static const struct comparison holds = {
      in_force, "SELECT 1 FROM hold WHERE id = ?1 AND row_state = 0 AND lifted_on IS NULL", false};
  static const struct comparison no_holds = {in_force, "SELECT 1 WHERE ?1 IS NULL", false};
  static const struct comparison people = {"SELECT id FROM prisoner WHERE row_state = 2",
                                           "SELECT code FROM prisoner WHERE id = ?1 AND row_state <> 2", true};
  static const struct comparison writers = {"SELECT id FROM writer WHERE row_state = 2",
                                            "SELECT pseudonym FROM writer WHERE id = ?1 AND row_state <> 2", true};
  int64_t form_now = 0, form_backup = 0;
  struct text_list lost = {0}, back = {0};
  if (!store_number(now, "PRAGMA user_version", &form_now, error) ||
      !store_number(backup, "PRAGMA user_version", &form_backup, error)) {
    return false;
  }
  if (form_now < FORM_WITH_HOLDS) return true;
  bool done = compare_rows(now, backup, form_backup < FORM_WITH_HOLDS ? &no_holds : &holds, &lost, arena, error) &&
              compare_rows(now, backup, &people, &back, arena, error) &&
              compare_rows(now, backup, &writers, &back, arena, error);
  return keep_list(&lost, &out->holds_lost, &out->hold_count, arena) &&
         keep_list(&back, &out->back_again, &out->back_count, arena) && done;
}

/* Without asking for its passphrase: that of the backup, or one that rests in the kernel, opens it, or nothing does. */
static struct store *open_now(struct restoring *restoring) {
  const struct store_options reading = {.mode = STORE_READ, .who = "", .as_it_is = true};
  struct store *now = NULL;
  struct error ignored;
  return store_open_like(&now, restoring->target, &reading, restoring->backup->sealed, &ignored) ? now : NULL;
}

bool restore_compare(struct restoring *restoring, struct restore_difference *out, struct arena *arena,
                     struct error *error) {
  struct store *now = open_now(restoring);
  *out = (struct restore_difference){0};
  bool done = look_at(restoring->backup, &out->backup, arena, error);
  if (done && now != NULL) {
    done = look_at(now, &out->now, arena, error) && count_missing(now, restoring->backup, &out->steps_lost, error) &&
           count_missing(restoring->backup, now, &out->steps_gained, error) &&
           compare_guarded(now, restoring->backup, out, arena, error);
  }
  store_close(now);
  return done;
}

/* ---- the exchange ---- */

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

/* A second name first, so that there is a register at every moment; where a file system has no second names (FAT) it moves. */
static bool keep_file(const char *path, const char *kept, struct error *error) {
  return link(path, kept) == 0 || move_beside(path, "", kept, error);
}

/* A log without its register, or beside another one, is worse than none: they move together. */
static bool keep_former(const char *path, const char **kept_as, struct arena *arena, struct error *error) {
  char *name = NULL;
  for (int number = 1; name == NULL || file_exists(name); number++) {
    name = arena_printf(arena, "%s.before-restore-%d", path, number);
  }
  *kept_as = name;
  return move_beside(path, "-wal", name, error) && move_beside(path, "-shm", name, error) &&
         move_beside(path, "-journal", name, error) && move_beside(path, ".previous", name, error) &&
         keep_file(path, name, error);
}

static bool exchange(struct restoring *restoring, const char **kept_as, struct arena *arena, struct error *error) {
  const char *target = restoring->target;
  if (file_exists(target) && !keep_former(target, kept_as, arena, error)) return false;
  if (rename(restoring->draft.temporary, target) == 0) return true;
  error_system(error, errno, _("cannot put the restored register at %s"), target);
  if (*kept_as != NULL && rename(*kept_as, target) == 0) *kept_as = NULL;
  return false;
}

bool restore_finish(struct restoring *restoring, const char **kept_as, struct arena *arena, struct error *error) {
  struct exclusive exclusive;
  *kept_as = NULL;
  if (!file_exists(restoring->target)) return exchange(restoring, kept_as, arena, error);
  if (!exclusive_take(&exclusive, restoring->target, error)) return false;
  bool done = exchange(restoring, kept_as, arena, error);
  exclusive_release(&exclusive);
  return done;
}

bool restore_open(struct restoring *restoring, struct store **out, struct error *error) {
  const struct store_options reading = {.mode = STORE_READ, .who = "", .talk = restoring->talk};
  return store_open_like(out, restoring->target, &reading, restoring->backup->sealed, error);
}
