/* SPDX-License-Identifier: MIT */
/* Passphrases from open files: one line each, nothing beyond it taken, misuse told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../../src/cli/passphrase.h"

static struct secret secret;
static struct error error;
static char number[16];
static int end_to_read = -1;

static int begin(void **state) {
  (void)state;
  error_clear(&error);
  return 0;
}

static int end(void **state) {
  (void)state;
  secret_release(&secret);
  if (end_to_read >= 0) close(end_to_read);
  end_to_read = -1;
  return 0;
}

/* A file that holds these bytes; `number` is what people type for it. */
static void open_with(const char *bytes, size_t length) {
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  assert_int_equal(write(ends[1], bytes, length), (ssize_t)length);
  close(ends[1]);
  end_to_read = ends[0];
  snprintf(number, sizeof number, "%d", ends[0]);
}

static void assert_next(const char *expected) {
  if (!passphrase_read(number, "--passphrase-fd", &secret, &error)) fail_msg("%s", error.message);
  assert_int_equal(secret.length, strlen(expected));
  assert_memory_equal(secret.bytes, expected, secret.length);
}

static void assert_refused(const char *typed, const char *part) {
  error_clear(&error);
  assert_false(passphrase_read(typed, "--passphrase-fd", &secret, &error));
  assert_int_equal(error.kind, ERROR_MISUSED);
  assert_non_null(strstr(error.message, "--passphrase-fd"));
  if (strstr(error.message, part) == NULL) fail_msg("'%s' is not in '%s'", part, error.message);
}

static void each_takes_its_line_and_nothing_more(void **state) {
  (void)state;
  char rest[8] = "";
  open_with("  first one \r\nse\xCC\x81"
            "cond\nrest",
            27);
  assert_next("first one");
  assert_next("s\xC3\xA9"
              "cond");
  assert_int_equal(read(end_to_read, rest, sizeof rest - 1), 4);
  assert_string_equal(rest, "rest");
}

static void the_last_line_needs_no_end(void **state) {
  (void)state;
  open_with("only", 4);
  assert_next("only");
  assert_refused(number, "no further line");
}

static void what_is_no_passphrase_is_refused(void **state) {
  (void)state;
  char longest[5000];
  memset(longest, 'x', sizeof longest);
  open_with("\n", 1);
  assert_refused(number, "empty");
  end(NULL);
  open_with("caf\xE9\n", 5);
  assert_refused(number, "UTF-8");
  end(NULL);
  open_with("a\0b\n", 4);
  assert_refused(number, "writes nothing");
  end(NULL);
  open_with(longest, sizeof longest);
  assert_refused(number, "too long");
}

static void the_number_must_be_that_of_an_open_file(void **state) {
  (void)state;
  assert_refused("passphrase.txt", "number of an open file");
  assert_refused("-1", "number of an open file");
  assert_refused("3x", "number of an open file");
  assert_refused("99999999999", "number of an open file");
  assert_refused("987", "no file is open");
  assert_non_null(strstr(error.hint, "987<FILE"));
}

static void a_new_one_from_a_file_must_be_strong(void **state) {
  (void)state;
  struct cli cli = {.who = "", .language = "en"};
  arena_init(&cli.arena);
  open_with("solidarity\notter velvet canyon thimble jigsaw\n", 46);
  assert_false(passphrase_choose(&cli, "the register", number, "--passphrase-fd", &secret, &error));
  assert_int_equal(error.kind, ERROR_REFUSED);
  assert_non_null(strstr(error.message, "too weak"));
  assert_int_equal(secret.length, 0);
  if (!passphrase_choose(&cli, "the register", number, "--passphrase-fd", &secret, &error))
    fail_msg("%s", error.message);
  assert_int_equal(secret.length, 34);
  arena_release(&cli.arena);
}

static void off_a_terminal_nothing_is_asked(void **state) {
  (void)state;
  struct cli cli = {.who = "", .language = "en"};
  arena_init(&cli.arena);
  assert_false(passphrase_ask(&cli, "Passphrase", "--passphrase-fd", &secret, &error));
  assert_int_equal(error.kind, ERROR_MISUSED);
  assert_non_null(strstr(error.hint, "--passphrase-fd 3 3<FILE"));
  assert_false(passphrase_choose(&cli, "the register", NULL, "--passphrase-fd", &secret, &error));
  assert_int_equal(error.kind, ERROR_MISUSED);
  arena_release(&cli.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(each_takes_its_line_and_nothing_more, begin, end),
      cmocka_unit_test_setup_teardown(the_last_line_needs_no_end, begin, end),
      cmocka_unit_test_setup_teardown(what_is_no_passphrase_is_refused, begin, end),
      cmocka_unit_test_setup_teardown(the_number_must_be_that_of_an_open_file, begin, end),
      cmocka_unit_test_setup_teardown(a_new_one_from_a_file_must_be_strong, begin, end),
      cmocka_unit_test_setup_teardown(off_a_terminal_nothing_is_asked, begin, end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
