/* SPDX-License-Identifier: MIT */
/* Lines broken between words, by columns of the terminal. */
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "../../../src/cli/wrap.h"

static void a_line_ends_between_words(void **state) {
  (void)state;
  assert_int_equal(wrap_length("one two three", 9), strlen("one two"));
  assert_int_equal(wrap_length("one two three", 7), strlen("one two"));
  assert_int_equal(wrap_length("one two three", 6), strlen("one"));
  assert_int_equal(wrap_length("one two", 80), strlen("one two"));
}

static void a_word_longer_than_the_line_is_broken(void **state) {
  (void)state;
  assert_int_equal(wrap_length("averylongword", 5), 5);
  assert_int_equal(wrap_length("a verylongword", 5), 1);
}

static void wide_letters_and_marks_are_counted_as_the_terminal_shows_them(void **state) {
  (void)state;
  assert_int_equal(wrap_length("中文名字", 5), strlen("中文"));
  assert_int_equal(wrap_length("e\xcc\x81le\xcc\x80ve", 3), strlen("e\xcc\x81le\xcc\x80"));
}

static void there_is_always_progress(void **state) {
  (void)state;
  assert_int_equal(wrap_length("", 10), 0);
  assert_int_equal(wrap_length("中", 1), strlen("中"));
  assert_int_equal(wrap_length("abc", 0), 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_line_ends_between_words),
      cmocka_unit_test(a_word_longer_than_the_line_is_broken),
      cmocka_unit_test(wide_letters_and_marks_are_counted_as_the_terminal_shows_them),
      cmocka_unit_test(there_is_always_progress),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
