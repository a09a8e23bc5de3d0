/* SPDX-License-Identifier: MIT */
/* Only what the register knows by its checksum is shredded, and never through a link. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "solipost/base/buffer.h"
#include "solipost/base/checksum.h"
#include "solipost/base/file.h"
#include "solipost/jobs/shred.h"

static struct arena arena;
static char folder[64];

static int start(void **state) {
  char here[] = "/tmp/solipost-shred-XXXXXX";
  (void)state;
  arena_init(&arena);
  if (mkdtemp(here) == NULL || chdir(here) != 0) return 1;
  char *whole = realpath(here, NULL);
  snprintf(folder, sizeof folder, "%s", whole);
  free(whole);
  return 0;
}

static int end(void **state) {
  (void)state;
  arena_release(&arena);
  unlink("cards-run-1.pdf");
  unlink("other.pdf");
  unlink("second-name.pdf");
  return chdir("/") != 0 || (rmdir(folder) != 0);
}

static void write_file(const char *name, const char *text) {
  struct error error;
  assert_true(file_write(name, true, text, strlen(text), &error));
}

static struct run run_of(const char *name, const char *text) {
  char checksum[CHECKSUM_SIZE];
  struct run run;
  checksum_bytes(text, strlen(text), checksum);
  noun_clear(&run_noun, &run);
  run.number = 1;
  run.stage = RUN_PRINTED;
  run.folder = folder;
  run.files = arena_printf(&arena, "%s\t%s\t1", name, checksum);
  return run;
}

static struct shred_file look(const struct run *run, size_t expected) {
  struct shred_file *files = NULL;
  struct error error;
  size_t count = 0;
  assert_true(shred_look(run, &arena, &files, &count, &error));
  assert_int_equal(count, expected);
  return count == 0 ? (struct shred_file){0} : files[0];
}

static struct shred_file shred(struct shred_file file) {
  struct error error;
  assert_true(shred_remove(&file, &error));
  return file;
}

static void a_file_as_printed_is_overwritten_and_removed(void **state) {
  (void)state;
  write_file("cards-run-1.pdf", "names and addresses");
  assert_int_equal(link("cards-run-1.pdf", "second-name.pdf"), 0); /* keeps the bytes in view */
  struct run run = run_of("cards-run-1.pdf", "names and addresses");
  struct shred_file file = look(&run, 1);
  assert_int_equal(file.state, SHRED_THERE);
  assert_int_equal(shred(file).state, SHRED_THERE);
  assert_false(file_exists("cards-run-1.pdf"));
  struct buffer left;
  struct error error;
  buffer_init(&left);
  assert_true(file_read("second-name.pdf", 100, &left, &error));
  assert_int_equal(left.length, strlen("names and addresses"));
  for (size_t i = 0; i < left.length; i++) assert_int_equal(left.bytes[i], 0);
  buffer_release(&left);
  assert_int_equal(look(&run, 1).state, SHRED_GONE);
}

static void a_changed_file_is_left_alone(void **state) {
  (void)state;
  struct run run = run_of("cards-run-1.pdf", "as printed");
  write_file("cards-run-1.pdf", "somebody's own");
  struct shred_file file = look(&run, 1);
  assert_int_equal(file.state, SHRED_CHANGED);
  shred(file);
  assert_true(file_exists("cards-run-1.pdf"));
  /* Also when it changes between looking and shredding. */
  write_file("cards-run-1.pdf", "as printed");
  file = look(&run, 1);
  write_file("cards-run-1.pdf", "somebody's own");
  assert_int_equal(shred(file).state, SHRED_CHANGED);
  assert_true(file_exists("cards-run-1.pdf"));
}

static void a_link_is_never_followed(void **state) {
  (void)state;
  struct run run = run_of("cards-run-1.pdf", "as printed");
  write_file("other.pdf", "as printed");
  assert_int_equal(symlink("other.pdf", "cards-run-1.pdf"), 0);
  struct shred_file file = look(&run, 1);
  assert_int_equal(file.state, SHRED_NO_FILE);
  file.state = SHRED_THERE; /* put there after looking */
  assert_int_equal(shred(file).state, SHRED_NO_FILE);
  assert_true(file_exists("other.pdf"));
  assert_int_equal(unlink("cards-run-1.pdf"), 0);
}

static void a_pipe_or_a_folder_of_that_name_is_no_file(void **state) {
  (void)state;
  struct run run = run_of("cards-run-1.pdf", "as printed");
  assert_int_equal(mkfifo("cards-run-1.pdf", 0600), 0);
  assert_int_equal(look(&run, 1).state, SHRED_NO_FILE);
  assert_int_equal(unlink("cards-run-1.pdf"), 0);
  assert_int_equal(mkdir("cards-run-1.pdf", 0700), 0);
  assert_int_equal(look(&run, 1).state, SHRED_NO_FILE);
  assert_int_equal(rmdir("cards-run-1.pdf"), 0);
}

static void a_folder_that_became_a_link_is_another_one(void **state) {
  (void)state;
  write_file("cards-run-1.pdf", "as printed");
  struct run run = run_of("cards-run-1.pdf", "as printed");
  assert_int_equal(symlink(folder, "linked"), 0);
  run.folder = arena_printf(&arena, "%s/linked", folder);
  assert_int_equal(look(&run, 1).state, SHRED_GONE);
  assert_int_equal(unlink("linked"), 0);
}

static void a_register_names_no_files_elsewhere(void **state) {
  (void)state;
  struct run run = run_of("../../etc/passwd", "x");
  look(&run, 0);
  run = run_of(".hidden", "x");
  look(&run, 0);
}

static void a_run_without_a_folder_says_so(void **state) {
  (void)state;
  struct run run = run_of("cards-run-1.pdf", "x");
  run.folder = "";
  assert_int_equal(look(&run, 1).state, SHRED_FOLDER_UNKNOWN);
}

int main(void) {
#define EACH(test) cmocka_unit_test_setup_teardown(test, start, end)
  const struct CMUnitTest tests[] = {
      EACH(a_file_as_printed_is_overwritten_and_removed),
      EACH(a_changed_file_is_left_alone),
      EACH(a_link_is_never_followed),
      EACH(a_pipe_or_a_folder_of_that_name_is_no_file),
      EACH(a_folder_that_became_a_link_is_another_one),
      EACH(a_register_names_no_files_elsewhere),
      EACH(a_run_without_a_folder_says_so),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
