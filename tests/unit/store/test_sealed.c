/* SPDX-License-Identifier: MIT */
/* The encrypted register on the disk: damage and wrong passphrases are refused and touch nothing; no file, whenever the
 * program dies, holds a name; another passphrase, from plain and back. */
#include "fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#include "solipost/base/checksum.h"
#include "solipost/store/backup.h"
#include "solipost/store/encryption.h"

enum { NAMES = 40, KILLS = 50, STEP = 4096, FLIPS = 1000, CHILD_SECONDS = 300 };

static void close_register(struct place *place) {
  store_close(place->store);
  place->store = NULL;
}

static bool try_open(struct place *place, const char *path) {
  const struct store_options options = place_options(place, STORE_WRITE);
  struct store *store = NULL;
  bool done = store_open(&store, path, &options, &place->error);
  store_close(store);
  return done;
}

/* ---- damage ---- */

static void write_bytes(struct place *place, const char *path, const char *bytes, size_t length) {
  assert_done(place, file_write(path, true, bytes, length, &place->error));
}

static void assert_refused(struct place *place, const char *path, const char *what, size_t where) {
  char before[CHECKSUM_SIZE], after[CHECKSUM_SIZE];
  assert_done(place, checksum_file(path, before, &place->error));
  if (try_open(place, path)) fail_msg("%s at %zu was believed", what, where);
  assert_done(place, checksum_file(path, after, &place->error));
  assert_string_equal(before, after);
}

static struct buffer read_register(struct place *place) {
  struct buffer bytes;
  buffer_init(&bytes);
  assert_done(place, file_read(place->path, 100u << 20, &bytes, &place->error));
  return bytes;
}

static void a_register_cut_off_every_4_kib_is_refused_and_not_touched(void **state) {
  struct place *place = *state;
  add_prisoner(place, "P001", "Ada");
  close_register(place);
  struct buffer bytes = read_register(place);
  const char *copy = place_file(place, "cut.solipost");
  write_bytes(place, copy, bytes.bytes, bytes.length);
  assert_true(try_open(place, copy));
  for (size_t length = bytes.length / STEP * STEP; length > 0; length -= STEP) {
    assert_int_equal(truncate(copy, (off_t)length), 0);
    assert_refused(place, copy, "a cut", length);
  }
  buffer_release(&bytes);
}

static void flip(const char *path, size_t at, int bits) {
  unsigned char byte = 0;
  int fd = open(path, O_RDWR);
  assert_true(fd >= 0);
  assert_int_equal(pread(fd, &byte, 1, (off_t)at), 1);
  byte = (unsigned char)(byte ^ bits);
  assert_int_equal(pwrite(fd, &byte, 1, (off_t)at), 1);
  close(fd);
}

static void each_flipped_byte_of_the_head_and_1000_flipped_bits_are_refused(void **state) {
  struct place *place = *state;
  add_prisoner(place, "P001", "Ada");
  close_register(place);
  struct stat about;
  assert_int_equal(stat(place->path, &about), 0);
  for (size_t i = 0; i < CONTAINER_HEAD_SIZE + FLIPS; i++) {
    size_t at = i < CONTAINER_HEAD_SIZE ? i : random_below((uint32_t)about.st_size);
    int bits = i < CONTAINER_HEAD_SIZE ? 0xFF : 1 << random_below(8);
    flip(place->path, at, bits);
    assert_refused(place, place->path, "a flip", at);
    flip(place->path, at, bits);
  }
  assert_true(try_open(place, place->path));
}

static void a_wrong_passphrase_is_refused_after_it_was_asked_three_times(void **state) {
  struct place *place = *state;
  close_register(place);
  secret_set(&place->passphrase, "quite another one", 17);
  assert_refused(place, place->path, "a wrong passphrase", 0);
  assert_int_equal(place->error.kind, ERROR_REFUSED);
  assert_non_null(strstr(place->error.message, "not the passphrase"));
}

static void without_anybody_to_ask_it_is_locked(void **state) {
  struct place *place = *state;
  const struct store_options silent = {.mode = STORE_READ, .who = ""};
  struct store *store = NULL;
  close_register(place);
  assert_false(store_open(&store, place->path, &silent, &place->error));
  assert_non_null(strstr(place->error.hint, "unlock"));
}

/* ---- names ---- */

/* Distinctive, in letters that compress to nothing else: a name, and an address that goes with it. */
static const char *planted(struct place *place, int i) { return arena_printf(&place->arena, "Zqxwname%02dörnek", i); }
static const char *planted_street(struct place *place, int i) {
  return arena_printf(&place->arena, "Vkjstreet%02d", i);
}

static void write_names_until_killed(struct place *place, int told) {
  const struct store_options options = place_options(place, STORE_WRITE);
  alarm(CHILD_SECONDS);
  if (!store_open(&place->store, place->path, &options, &place->error)) _exit(2);
  for (int round = 0;; round++) {
    struct prisoner prisoner = new_prisoner("", planted(place, round % NAMES));
    struct prison prison = new_prison("", planted(place, round % NAMES), "TR");
    prison.street = planted_street(place, round % NAMES);
    if (!store_begin(place->store, planted(place, round % NAMES), &place->error) ||
        !record_insert(place->store, &prisoner_noun, &prisoner, &place->error) ||
        !record_insert(place->store, &prison_noun, &prison, &place->error) ||
        !store_commit(place->store, &place->error)) {
      _exit(3);
    }
    if (write(told, "", 1) != 1) _exit(4);
  }
}

static bool holds(const struct buffer *bytes, const char *text) {
  size_t length = strlen(text);
  const char *end = bytes->bytes + bytes->length;
  for (const char *at = bytes->bytes; at + length <= end; at++) {
    at = memchr(at, text[0], (size_t)(end - at));
    if (at == NULL || at + length > end) return false;
    if (memcmp(at, text, length) == 0) return true;
  }
  return false;
}

/* Every file in the folder, hidden ones too: register, step before, lock, drafts of who was killed. */
static size_t assert_no_name_in_folder(struct place *place) {
  DIR *folder = opendir(place->folder);
  size_t files = 0;
  assert_non_null(folder);
  for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
    const char *path = path_join(&place->arena, place->folder, entry->d_name);
    struct buffer bytes;
    if (file_is_folder(path)) continue;
    buffer_init(&bytes);
    assert_done(place, file_read(path, 100u << 20, &bytes, &place->error));
    for (int i = 0; i < NAMES; i++) {
      if (holds(&bytes, planted(place, i)) || holds(&bytes, planted_street(place, i)))
        fail_msg("%s holds %s", entry->d_name, planted(place, i));
    }
    if (holds(&bytes, "SQLite format 3")) fail_msg("%s is not encrypted", entry->d_name);
    buffer_release(&bytes);
    files++;
  }
  closedir(folder);
  return files;
}

static void no_file_holds_a_name_whenever_the_program_is_killed(void **state) {
  struct place *place = *state;
  close_register(place);
  /* Temporary files elsewhere would be found here. */
  assert_int_equal(setenv("TMPDIR", place->folder, 1), 0);
  assert_int_equal(setenv("SQLITE_TMPDIR", place->folder, 1), 0);
  for (int i = 0; i < KILLS; i++) {
    int line[2];
    assert_int_equal(pipe(line), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) write_names_until_killed(place, line[1]);
    /* Every other one only after a first commit: on a slow machine none would come that far otherwise. */
    char told;
    close(line[1]);
    if (i % 2 == 1) assert_int_equal(read(line[0], &told, 1), 1);
    struct timespec nap = {.tv_nsec = 2000000 + (long)random_below(40000000)};
    nanosleep(&nap, NULL);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    close(line[0]);
    assert_no_name_in_folder(place);
  }
  unsetenv("TMPDIR");
  unsetenv("SQLITE_TMPDIR");
  struct store *copy = NULL;
  const struct backup_form as_it_is = {0};
  place_open(place, STORE_WRITE);
  assert_true(count(place, &prisoner_noun) > 0); /* otherwise nothing was tried */
  for (int i = 0; i < NAMES; i++)
    add_prisoner(place, "", planted(place, i)); /* on a slow machine not all had their turn */
  assert_done(place, store_backup(place->store, place_file(place, "backup.solipost"), &as_it_is, &copy, &place->error));
  store_close(copy);
  assert_true(assert_no_name_in_folder(place) >= 4); /* register, step before, lock, backup */
}

static void what_a_killed_writer_left_is_cleared_away_by_the_next(void **state) {
  struct place *place = *state;
  const char *left = place_file(place, ".group.solipost.AbC123"), *other = place_file(place, ".group.solipost.note");
  write_bytes(place, left, "x", 1);
  write_bytes(place, other, "x", 1);
  add_prisoner(place, "P001", "Ada");
  assert_false(file_exists(left));
  assert_true(file_exists(other));
}

/* ---- the step before ---- */

static void the_step_before_is_kept_and_opens(void **state) {
  struct place *place = *state;
  add_prisoner(place, "P001", "Ada");
  add_prisoner(place, "P002", "Berfin");
  close_register(place);
  place->path = arena_printf(&place->arena, "%s.previous", place->path);
  place_open(place, STORE_READ);
  assert_int_equal(count(place, &prisoner_noun), 1);
}

static void a_commit_that_cannot_be_saved_is_not_there_either(void **state) {
  struct place *place = *state;
  add_prisoner(place, "P001", "Ada");
  struct prisoner prisoner = new_prisoner("P002", "Berfin");
  begin(place, "add");
  insert(place, &prisoner_noun, &prisoner);
  assert_int_equal(rename(place->folder, arena_printf(&place->arena, "%s-away", place->folder)), 0);
  assert_false(store_commit(place->store, &place->error));
  assert_int_equal(rename(arena_printf(&place->arena, "%s-away", place->folder), place->folder), 0);
  place_reopen(place, STORE_WRITE);
  assert_int_equal(count(place, &prisoner_noun), 1);
  add_prisoner(place, "P003", "Ceren");
}

/* ---- what others do meanwhile ---- */

static void what_another_wrote_is_there_when_a_commit_begins(void **state) {
  struct place *place = *state;
  const struct store_options options = place_options(place, STORE_WRITE);
  struct store *other = NULL, *mine = place->store;
  assert_done(place, store_open(&other, place->path, &options, &place->error));
  add_prisoner(place, "P001", "Ada");
  place->store = other;
  assert_int_equal(count(place, &prisoner_noun), 0); /* as it was when it was opened */
  add_prisoner(place, "P002", "Berfin");
  assert_int_equal(count(place, &prisoner_noun), 2);
  place->store = mine;
  store_close(other);
  place_reopen(place, STORE_READ);
  assert_int_equal(count(place, &prisoner_noun), 2);
}

static void whoever_still_has_the_former_passphrase_cannot_write_any_more(void **state) {
  struct place *place = *state;
  const struct store_options options = place_options(place, STORE_WRITE);
  struct store *other = NULL;
  struct secret newer = {0};
  secret_set(&newer, "newer one", 9);
  assert_done(place, store_open(&other, place->path, &options, &place->error));
  assert_done(place, store_change_passphrase(place->store, "passphrase", &newer, KEY_COST_LEAST, &place->error));
  assert_false(store_begin(other, "add", &place->error));
  assert_non_null(strstr(place->error.message, "passphrase"));
  store_close(other);
  close_register(place);
  assert_false(try_open(place, place->path));
  assert_false(file_exists(arena_printf(&place->arena, "%s.previous", place->path)));
  secret_set(&place->passphrase, newer.bytes, newer.length);
  secret_release(&newer);
  place_open(place, STORE_WRITE);
  add_prisoner(place, "P001", "Ada");
}

/* ---- from plain and back ---- */

static void a_plain_register_becomes_encrypted_with_all_it_holds(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", planted(place, 1)), read;
  close_register(place);
  int former = open(place->path, O_RDONLY);
  assert_true(former >= 0);
  secret_set(&place->passphrase, "red camel", 9);
  const struct store_options options = place_options(place, STORE_WRITE);
  assert_done(place,
              store_encrypt(place->path, &place->passphrase, KEY_COST_LEAST, &options, &place->store, &place->error));
  load(place, &prisoner_noun, prisoner.id, &read);
  assert_string_equal(read.name, planted(place, 1));
  assert_no_name_in_folder(place);
  /* The blocks of the plain file, which somebody may still have open. */
  struct buffer bytes;
  char block[4096];
  buffer_init(&bytes);
  for (ssize_t got; (got = pread(former, block, sizeof block, (off_t)bytes.length)) > 0;)
    buffer_append_bytes(&bytes, block, (size_t)got);
  assert_true(bytes.length > 100000);
  assert_false(holds(&bytes, planted(place, 1)));
  buffer_release(&bytes);
  close(former);
  assert_done(place, store_decrypt(place->store, &place->error));
  close_register(place);
  secret_release(&place->passphrase);
  place_open(place, STORE_WRITE);
  load(place, &prisoner_noun, prisoner.id, &read);
  assert_string_equal(read.name, planted(place, 1));
}

static void a_register_in_use_is_not_encrypted(void **state) {
  struct place *place = *state;
  close_register(place);
  int ready[2];
  assert_int_equal(pipe(ready), 0);
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    alarm(CHILD_SECONDS);
    place_open(place, STORE_WRITE);
    begin(place, "add");
    if (write(ready[1], "", 1) == 1) pause();
    _exit(0);
  }
  char byte = 0;
  assert_int_equal(read(ready[0], &byte, 1), 1);
  struct secret passphrase = {0};
  secret_set(&passphrase, "red camel", 9);
  const struct store_options options = {.mode = STORE_WRITE, .who = ""};
  struct store *store = NULL;
  bool done = store_encrypt(place->path, &passphrase, KEY_COST_LEAST, &options, &store, &place->error);
  assert_int_equal(kill(child, SIGKILL), 0);
  assert_int_equal(waitpid(child, NULL, 0), child);
  assert_false(done);
  assert_int_equal(place->error.kind, ERROR_BUSY);
  secret_release(&passphrase);
  place_open(place, STORE_WRITE);
}

static void plain_states_beside_the_register_are_found(void **state) {
  struct place *place = *state;
  const char *const *names = NULL;
  size_t found = 0;
  const struct backup_form plain = {.plain = true};
  struct store *copy = NULL;
  const char *kept = arena_printf(&place->arena, "%s.before-upgrade-1", place->path);
  assert_done(place, store_backup(place->store, kept, &plain, &copy, &place->error));
  store_close(copy);
  assert_done(place, store_plain_copies(place->path, &place->arena, &names, &found, &place->error));
  assert_int_equal(found, 1);
  assert_non_null(strstr(names[0], "before-upgrade-1"));
}

int main(void) {
#define ENCRYPTED(test) cmocka_unit_test_setup_teardown(test, place_setup_encrypted, place_teardown)
#define PLAIN(test) cmocka_unit_test_setup_teardown(test, place_setup, place_teardown)
  const struct CMUnitTest tests[] = {
      ENCRYPTED(a_register_cut_off_every_4_kib_is_refused_and_not_touched),
      ENCRYPTED(each_flipped_byte_of_the_head_and_1000_flipped_bits_are_refused),
      ENCRYPTED(a_wrong_passphrase_is_refused_after_it_was_asked_three_times),
      ENCRYPTED(without_anybody_to_ask_it_is_locked),
      ENCRYPTED(no_file_holds_a_name_whenever_the_program_is_killed),
      ENCRYPTED(what_a_killed_writer_left_is_cleared_away_by_the_next),
      ENCRYPTED(the_step_before_is_kept_and_opens),
      ENCRYPTED(a_commit_that_cannot_be_saved_is_not_there_either),
      ENCRYPTED(what_another_wrote_is_there_when_a_commit_begins),
      ENCRYPTED(whoever_still_has_the_former_passphrase_cannot_write_any_more),
      PLAIN(a_plain_register_becomes_encrypted_with_all_it_holds),
      PLAIN(a_register_in_use_is_not_encrypted),
      PLAIN(plain_states_beside_the_register_are_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
