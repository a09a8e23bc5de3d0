/* SPDX-License-Identifier: MIT */
/* Backups are whole while others write and never overwrite; a restored register is a copy with numbers of its own, and
 * the former one is kept. */
#include "fixture.h"

#include <signal.h>
#include <sys/wait.h>

#include "solipost/store/backup.h"
#include "solipost/store/restore.h"
#include "solipost/store/run_store.h"

/* No child outlives a test that failed. */
enum { CHILD_SECONDS = 60 };

static void assert_whole(struct place *place) {
  struct store_fault *faults = NULL;
  size_t found = 0;
  assert_done(place, store_check(place->store, &place->arena, &faults, &found, &place->error));
  if (found != 0) fail_msg("%zu faults: %s", found, faults[0].what);
}

static bool try_backup(struct place *place, const char *target) {
  const struct backup_form as_it_is = {0};
  struct store *copy = NULL;
  bool done = store_backup(place->store, target, &as_it_is, &copy, &place->error);
  store_close(copy);
  return done;
}

static char *back_up(struct place *place, const char *name) {
  char *target = place_file(place, name);
  assert_done(place, try_backup(place, target));
  return target;
}

/* All steps at once, as somebody does who says yes. */
static bool restore(struct place *place, const char *backup, const char **kept) {
  const struct store_options options = place_options(place, STORE_READ);
  struct restoring *restoring = NULL;
  *kept = NULL;
  bool done = restore_begin(&restoring, backup, place->path, &options.talk, &place->error) &&
              restore_finish(restoring, kept, &place->arena, &place->error);
  restore_close(restoring);
  return done;
}

static void a_backup_is_a_private_whole_register(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Ada"), read;
  char *backup = back_up(place, "backup.solipost");
  struct stat about;
  assert_int_equal(stat(backup, &about), 0);
  assert_int_equal(about.st_mode & 07777, 0600);
  assert_false(file_exists(arena_printf(&place->arena, "%s-wal", backup)));
  store_close(place->store);
  place->path = backup;
  place_open(place, STORE_READ);
  load(place, &prisoner_noun, prisoner.id, &read);
  assert_string_equal(read.name, "Ada");
  assert_whole(place);
}

static void a_backup_never_overwrites(void **state) {
  struct place *place = *state;
  char *backup = back_up(place, "backup.solipost");
  assert_false(try_backup(place, backup));
  assert_false(try_backup(place, place->path));
  assert_false(try_backup(place, place_file(place, "no/such/folder")));
}

static void a_backup_made_while_somebody_writes_is_whole(void **state) {
  struct place *place = *state;
  store_close(place->store);
  place->store = NULL;
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    alarm(CHILD_SECONDS);
    place_open(place, STORE_WRITE);
    for (int i = 0;; i++) add_prisoner(place, arena_printf(&place->arena, "P%d", i), "Ada");
  }
  place_open(place, STORE_READ);
  char *backups[10];
  for (size_t i = 0; i < COUNT_OF(backups); i++) {
    backups[i] = back_up(place, arena_printf(&place->arena, "backup-%zu.solipost", i));
  }
  assert_int_equal(kill(child, SIGKILL), 0);
  assert_int_equal(waitpid(child, NULL, 0), child);
  for (size_t i = 0; i < COUNT_OF(backups); i++) {
    store_close(place->store);
    place->path = backups[i];
    place_open(place, STORE_READ);
    assert_whole(place);
  }
}

static void restoring_brings_the_old_state_back_and_keeps_the_former(void **state) {
  struct place *place = *state;
  add_prisoner(place, "P001", "Ada");
  char *backup = back_up(place, "backup.solipost");
  const char *kept = NULL;
  add_prisoner(place, "P002", "Berfin");
  store_close(place->store);
  place->store = NULL;
  assert_done(place, restore(place, backup, &kept));
  place_open(place, STORE_WRITE);
  assert_int_equal(count(place, &prisoner_noun), 1);
  assert_whole(place);
  store_close(place->store);
  assert_string_equal(kept, arena_printf(&place->arena, "%s.before-restore-1", place->path));
  place->path = arena_strdup(&place->arena, kept);
  place_open(place, STORE_READ);
  assert_int_equal(count(place, &prisoner_noun), 2);
}

static void a_restored_register_draws_numbers_of_its_own(void **state) {
  struct place *place = *state;
  int64_t before = 0, after = 0;
  begin(place, "print");
  assert_done(place, run_draw_numbers(place->store, 1, &before, &place->error));
  commit(place);
  char *backup = back_up(place, "backup.solipost");
  const char *kept = NULL;
  store_close(place->store);
  place->store = NULL;
  assert_done(place, restore(place, backup, &kept));
  place_open(place, STORE_WRITE);
  begin(place, "print");
  assert_done(place, run_draw_numbers(place->store, 1, &after, &place->error));
  commit(place);
  assert_true(after < before || after >= before + 999);
  assert_int_equal(ask_number(place, "SELECT count(*) FROM copy"), 2);
}

static void a_damaged_or_missing_register_can_be_replaced(void **state) {
  struct place *place = *state;
  add_prisoner(place, "P001", "Ada");
  char *backup = back_up(place, "backup.solipost");
  const char *kept = NULL;
  store_close(place->store);
  place->store = NULL;
  assert_done(place, file_write(place->path, true, "rubbish", 7, &place->error));
  assert_done(place, restore(place, backup, &kept));
  assert_true(file_exists(kept));
  assert_int_equal(unlink(place->path), 0);
  assert_done(place, restore(place, backup, &kept));
  assert_null(kept);
  place_open(place, STORE_READ);
  assert_int_equal(count(place, &prisoner_noun), 1);
}

static void what_is_no_backup_is_refused_before_anything_is_touched(void **state) {
  struct place *place = *state;
  add_prisoner(place, "P001", "Ada");
  const char *kept = NULL;
  char *text = place_file(place, "text");
  store_close(place->store);
  place->store = NULL;
  assert_done(place, file_write(text, false, "name;prison\n", 12, &place->error));
  assert_false(restore(place, text, &kept));
  assert_int_equal(place->error.kind, ERROR_DAMAGED);
  /* not the words for a damaged register: it is the backup that is of no use */
  assert_non_null(strstr(place->error.message, "text cannot be restored"));
  assert_non_null(strstr(place->error.hint, "nothing was changed"));
  assert_null(strstr(place->error.hint, "init"));
  assert_false(restore(place, place->path, &kept));
  assert_int_equal(place->error.kind, ERROR_MISUSED);
  assert_null(kept);
  place_open(place, STORE_READ);
  assert_int_equal(count(place, &prisoner_noun), 1);
}

static void a_register_in_use_is_not_replaced(void **state) {
  struct place *place = *state;
  char *backup = back_up(place, "backup.solipost");
  const char *kept = NULL;
  store_close(place->store); /* SQLite does not bear a fork while a register is open */
  place->store = NULL;
  int ready[2];
  assert_int_equal(pipe(ready), 0);
  pid_t child = fork(); /* another process: locks of one process do not see each other */
  assert_true(child >= 0);
  if (child == 0) {
    alarm(CHILD_SECONDS);
    const struct store_options options = place_options(place, STORE_WRITE);
    struct store *other = NULL;
    if (!store_open(&other, place->path, &options, &place->error) || !store_begin(other, "add", &place->error))
      _exit(1);
    if (write(ready[1], "", 1) == 1) pause();
    _exit(0);
  }
  struct stat before, after;
  assert_int_equal(stat(place->path, &before), 0);
  char byte = 0;
  assert_int_equal(read(ready[0], &byte, 1), 1);
  bool done = restore(place, backup, &kept);
  assert_int_equal(kill(child, SIGKILL), 0);
  assert_int_equal(waitpid(child, NULL, 0), child);
  assert_false(done);
  assert_int_equal(place->error.kind, ERROR_BUSY);
  assert_int_equal(stat(place->path, &after), 0);
  assert_int_equal(before.st_ino, after.st_ino);
  place_open(place, STORE_READ);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      BOTH_KINDS(a_backup_is_a_private_whole_register),
      BOTH_KINDS(a_backup_never_overwrites),
      BOTH_KINDS(a_backup_made_while_somebody_writes_is_whole),
      BOTH_KINDS(restoring_brings_the_old_state_back_and_keeps_the_former),
      BOTH_KINDS(a_restored_register_draws_numbers_of_its_own),
      BOTH_KINDS(a_damaged_or_missing_register_can_be_replaced),
      BOTH_KINDS(what_is_no_backup_is_refused_before_anything_is_touched),
      BOTH_KINDS(a_register_in_use_is_not_replaced),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
