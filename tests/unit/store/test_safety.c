/* SPDX-License-Identifier: MIT */
/* Nothing acknowledged is lost and nothing is half done: killed processes, several at once, a full disk, folders that
 * may not be written, files that are no register. */
#include "fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include "solipost/store/backup.h"
#include "solipost/store/people_store.h"

enum { KILLS = 50, WRITERS = 2, READERS = 3, COMMITS_EACH = 500, NOBODY = 65534, CHILD_SECONDS = 300 };

static void assert_whole(struct place *place) {
  struct store_fault *faults = NULL;
  size_t found = 0;
  assert_done(place, store_check(place->store, &place->arena, &faults, &found, &place->error));
  if (found != 0) fail_msg("%zu faults: %s", found, faults[0].what);
}

/* In a child: adds people, each in a commit of its own, and tells the number of each commit that is done. */
static void write_until_killed(struct place *place, int pipe_end, int first) {
  const struct store_options options = place_options(place, STORE_WRITE);
  alarm(CHILD_SECONDS);
  if (!store_open(&place->store, place->path, &options, &place->error)) _exit(2);
  for (int number = first;; number++) {
    struct prisoner prisoner = new_prisoner(arena_printf(&place->arena, "K%06d", number), "Deniz Örnek");
    if (!store_begin(place->store, "add", &place->error) ||
        !record_insert(place->store, &prisoner_noun, &prisoner, &place->error) ||
        !store_commit(place->store, &place->error) || write(pipe_end, &number, sizeof number) != sizeof number) {
      _exit(3);
    }
  }
}

static void a_killed_process_loses_nothing_it_has_acknowledged(void **state) {
  struct place *place = *state;
  store_close(place->store);
  place->store = NULL;
  int next = 1;
  for (int round = 0; round < KILLS; round++) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) write_until_killed(place, ends[1], next);
    close(ends[1]);
    int acknowledged = next - 1, number = 0;
    /* Every other one only after a first commit: on a slow machine none would come that far otherwise. */
    if (round % 2 == 1 && read(ends[0], &number, sizeof number) == sizeof number) acknowledged = number;
    struct timespec nap = {.tv_nsec = 2000000 + (long)random_below(30000000)};
    nanosleep(&nap, NULL);
    assert_int_equal(kill(child, SIGKILL), 0);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    while (read(ends[0], &number, sizeof number) == sizeof number) acknowledged = number;
    close(ends[0]);
    place_open(place, STORE_WRITE);
    /* The last one may have been committed but not yet told. */
    int64_t rows = count(place, &prisoner_noun);
    assert_in_range(rows, acknowledged, acknowledged + 1);
    if (round % 10 == 9) assert_whole(place);
    store_close(place->store);
    place->store = NULL;
    next = (int)rows + 1;
  }
  assert_true(next > 1);
  place_open(place, STORE_READ);
  assert_whole(place);
}

static bool add_many(struct place *place, int writer) {
  const struct store_options options = place_options(place, STORE_WRITE);
  bool done = store_open(&place->store, place->path, &options, &place->error);
  for (int i = 0; done && i < COMMITS_EACH; i++) {
    struct prisoner prisoner = new_prisoner(arena_printf(&place->arena, "W%d-%d", writer, i), "Deniz");
    done = store_begin(place->store, "add", &place->error) &&
           record_insert(place->store, &prisoner_noun, &prisoner, &place->error) &&
           store_commit(place->store, &place->error);
  }
  store_close(place->store);
  return done;
}

/* Each look is an opening of its own, as commands do; what was there before is there now. */
static bool look_often(struct place *place) {
  const struct store_options options = place_options(place, STORE_READ);
  int64_t before = 0;
  while (before < WRITERS * COMMITS_EACH) {
    int64_t now = 0;
    if (!store_open(&place->store, place->path, &options, &place->error) ||
        !record_count(place->store, &prisoner_noun, NULL, &now, &place->error) || now < before) {
      return false;
    }
    store_close(place->store);
    before = now;
  }
  return true;
}

static void writers_and_readers_at_once_never_fail_nor_lose(void **state) {
  struct place *place = *state;
  store_close(place->store);
  place->store = NULL;
  pid_t children[WRITERS + READERS];
  for (int i = 0; i < WRITERS + READERS; i++) {
    children[i] = fork();
    assert_true(children[i] >= 0);
    if (children[i] == 0) {
      alarm(CHILD_SECONDS);
      bool done = i < WRITERS ? add_many(place, i) : look_often(place);
      if (!done) fprintf(stderr, "child %d: %s\n", i, place->error.message);
      _exit(done ? 0 : 1);
    }
  }
  for (int i = 0; i < WRITERS + READERS; i++) {
    int status = 0;
    assert_int_equal(waitpid(children[i], &status, 0), children[i]);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  }
  place_open(place, STORE_WRITE);
  assert_int_equal(count(place, &prisoner_noun), WRITERS * COMMITS_EACH);
  assert_int_equal(ask_number(place, "SELECT count(*) FROM journal_commit"), WRITERS * COMMITS_EACH);
  assert_whole(place);
}

/* Runs `act` in a child and gives what it returned. */
static int in_child(struct place *place, int (*act)(struct place *)) {
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) _exit(act(place));
  int status = 0;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status));
  return WEXITSTATUS(status);
}

/* 0 when the disk was found full, said so, and nothing of the commit is there. */
static int fill_disk(struct place *place) {
  signal(SIGXFSZ, SIG_IGN);
  const struct rlimit limit = {.rlim_cur = 400000, .rlim_max = 400000};
  const struct store_options options = place_options(place, STORE_WRITE);
  if (setrlimit(RLIMIT_FSIZE, &limit) != 0 || !store_open(&place->store, place->path, &options, &place->error))
    return 1;
  bool done = store_begin(place->store, "import", &place->error);
  for (int i = 0; done && i < 100000; i++) {
    struct prisoner prisoner = new_prisoner(arena_printf(&place->arena, "F%d", i), "Deniz Örnek");
    done = record_insert(place->store, &prisoner_noun, &prisoner, &place->error);
    if (done && i % 1000 == 999) done = store_commit_chunk(place->store, &place->error);
  }
  if (done) done = store_commit(place->store, &place->error);
  store_rollback(place->store);
  if (done) return 2;
  if (strstr(place->error.message, "no room left") == NULL) {
    fprintf(stderr, "%s\n", place->error.message);
    return 3;
  }
  int64_t rows = -1;
  if (!record_count(place->store, &prisoner_noun, NULL, &rows, &place->error) || rows != 1) return 4;
  store_close(place->store);
  return 0;
}

static void a_full_disk_is_said_and_leaves_the_register_whole(void **state) {
  struct place *place = *state;
  add_prisoner(place, "P001", "Ada");
  store_close(place->store);
  place->store = NULL;
  assert_int_equal(in_child(place, fill_disk), 0);
  place_open(place, STORE_WRITE);
  assert_int_equal(count(place, &prisoner_noun), 1);
  assert_whole(place);
  add_prisoner(place, "P002", "Berfin");
}

static void become_ordinary(void) {
  if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0)) _exit(9);
}

/* Reading works, writing is refused with a reason. */
static int read_but_not_write(struct place *place) {
  become_ordinary();
  const struct store_options reading = place_options(place, STORE_READ), writing = place_options(place, STORE_WRITE);
  const char *copy = arena_printf(&place->arena, "/tmp/solipost-copy-%ld", (long)getpid());
  int64_t rows = 0;
  if (!store_open(&place->store, place->path, &reading, &place->error)) {
    fprintf(stderr, "%s\n", place->error.message);
    return 1;
  }
  if (!record_count(place->store, &prisoner_noun, NULL, &rows, &place->error) || rows != 1) return 2;
  const struct backup_form as_it_is = {0};
  struct store *opened = NULL;
  bool copied = store_backup(place->store, copy, &as_it_is, &opened, &place->error);
  store_close(opened);
  if (!copied) {
    fprintf(stderr, "%s\n", place->error.message);
    return 5;
  }
  if (unlink(copy) != 0) return 6;
  store_close(place->store);
  if (store_open(&place->store, place->path, &writing, &place->error)) return 3;
  return strstr(place->error.hint, "read-only") != NULL ? 0 : 4;
}

static void in_a_read_only_folder_reading_works_and_writing_is_refused(void **state) {
  struct place *place = *state;
  add_prisoner(place, "P001", "Ada");
  store_close(place->store);
  place->store = NULL;
  assert_int_equal(chmod(place->path, 0444), 0);
  assert_int_equal(chmod(place->folder, 0555), 0);
  int result = in_child(place, read_but_not_write);
  assert_int_equal(chmod(place->folder, 0755), 0);
  assert_int_equal(result, 0);
  assert_int_equal(chmod(place->path, 0600), 0);
  place_open(place, STORE_WRITE);
  assert_whole(place);
}

static int read_what_is_private(struct place *place) {
  become_ordinary();
  const struct store_options reading = {.mode = STORE_READ, .who = ""};
  return store_open(&place->store, place->path, &reading, &place->error) ? 1 : 0;
}

static mode_t mode_of(const char *path) {
  struct stat about;
  assert_int_equal(stat(path, &about), 0);
  return about.st_mode & 07777;
}

static void the_register_and_its_log_are_private_whatever_the_umask(void **state) {
  struct place *place = *state;
  static const mode_t masks[] = {0000, 0022, 0777};
  for (size_t i = 0; i < COUNT_OF(masks); i++) {
    store_close(place->store);
    place->path = arena_printf(&place->arena, "%s/mask-%zu.solipost", place->folder, i);
    mode_t former = umask(masks[i]);
    place_open(place, STORE_CREATE);
    add_prisoner(place, "P001", "Ada");
    umask(former);
    assert_int_equal(mode_of(place->path), 0600);
    assert_int_equal(mode_of(arena_printf(&place->arena, "%s-wal", place->path)), 0600);
    assert_int_equal(mode_of(arena_printf(&place->arena, "%s-shm", place->path)), 0600);
  }
  if (geteuid() == 0) {
    assert_int_equal(chmod(place->folder, 0755), 0);
    assert_int_equal(in_child(place, read_what_is_private), 0);
  }
  store_close(place->store);
  place->store = NULL;
  assert_int_equal(chmod(place->path, 0644), 0);
  place_open(place, STORE_WRITE); /* what somebody opened to all is closed again */
  assert_int_equal(mode_of(place->path), 0600);
}

static void assert_refused(struct place *place, enum store_mode mode, enum error_kind kind) {
  const struct store_options options = {.mode = mode, .who = ""};
  struct store *store = NULL;
  assert_false(store_open(&store, place->path, &options, &place->error));
  assert_null(store);
  assert_int_equal(place->error.kind, kind);
  assert_true(place->error.hint[0] != '\0');
}

static void what_is_no_register_is_refused_with_a_hint(void **state) {
  struct place *place = *state;
  assert_refused(place, STORE_CREATE, ERROR_REFUSED); /* it is there already */
  store_close(place->store);
  place->store = NULL;
  place->path = place_file(place, "nothing");
  assert_refused(place, STORE_READ, ERROR_NOT_FOUND);
  assert_refused(place, STORE_WRITE, ERROR_NOT_FOUND);
  place->path = place_file(place, "text");
  assert_done(place, file_write(place->path, false, "name;prison\n", 12, &place->error));
  assert_refused(place, STORE_WRITE, ERROR_DAMAGED);
  place->path = place_file(place, "empty");
  assert_done(place, file_write(place->path, false, "", 0, &place->error));
  assert_refused(place, STORE_READ, ERROR_DAMAGED);
  place->path = place_file(place, "other.db");
  assert_done(place, file_write(place->path, false, "", 0, &place->error));
  do_sql(place, "CREATE TABLE somebody_elses (x)");
  assert_refused(place, STORE_READ, ERROR_DAMAGED);
  assert_refused(place, STORE_WRITE, ERROR_DAMAGED);
  place->path = place->folder;
  assert_refused(place, STORE_READ, ERROR_MISUSED);
}

static void damage_is_found_and_said(void **state) {
  struct place *place = *state;
  begin(place, "import");
  for (int i = 0; i < 2000; i++) {
    struct prisoner prisoner = new_prisoner(arena_printf(&place->arena, "P%d", i), "Deniz Örnek");
    insert(place, &prisoner_noun, &prisoner);
  }
  commit(place);
  store_close(place->store);
  place->store = NULL;
  int fd = open(place->path, O_RDWR);
  assert_true(fd >= 0);
  struct stat about;
  assert_int_equal(fstat(fd, &about), 0);
  char rubbish[4096];
  memset(rubbish, 0xA5, sizeof rubbish);
  /* Behind the first pages of all tables and indexes: without those nothing opens. */
  for (off_t at = 250 * 4096; at < about.st_size; at += 10 * 4096) {
    assert_int_equal(pwrite(fd, rubbish, sizeof rubbish, at), sizeof rubbish);
  }
  close(fd);
  place_open(place, STORE_READ);
  struct store_fault *faults = NULL;
  size_t found = 0;
  assert_done(place, store_check(place->store, &place->arena, &faults, &found, &place->error));
  assert_true(found > 0);
  assert_non_null(strstr(faults[0].hint, "restore"));
}

int main(void) {
#define TEST(function) cmocka_unit_test_setup_teardown(function, place_setup, place_teardown)
  const struct CMUnitTest tests[] = {
      BOTH_KINDS(a_killed_process_loses_nothing_it_has_acknowledged),
      BOTH_KINDS(writers_and_readers_at_once_never_fail_nor_lose),
      BOTH_KINDS(a_full_disk_is_said_and_leaves_the_register_whole),
      BOTH_KINDS(in_a_read_only_folder_reading_works_and_writing_is_refused),
      TEST(the_register_and_its_log_are_private_whatever_the_umask),
      TEST(what_is_no_register_is_refused_with_a_hint),
      TEST(damage_is_found_and_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
