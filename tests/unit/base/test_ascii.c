/* SPDX-License-Identifier: MIT */
/* Comparisons and numbers that no locale can change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "solipost/base/utf8.h"

static void case_is_ascii_only(void **state) {
  (void)state;
  assert_true(ascii_equal_ignoring_case("TITLE", "title"));
  assert_true(ascii_equal_ignoring_case("", ""));
  assert_false(ascii_equal_ignoring_case("title", "titles"));
  assert_false(ascii_equal_ignoring_case("titles", "title"));
  assert_false(ascii_equal_ignoring_case("\xC4\xB0", "i"));
  assert_int_equal(ascii_lower('I'), 'i');
  assert_int_equal(ascii_upper('i'), 'I');
  assert_int_equal(ascii_lower('\xC4'), '\xC4');
  assert_int_equal(ascii_upper('['), '[');
}

static void beginnings(void **state) {
  (void)state;
  assert_true(ascii_starts_with_ignoring_case("Windows-1254", "windows"));
  assert_true(ascii_starts_with_ignoring_case("x", ""));
  assert_false(ascii_starts_with_ignoring_case("win", "windows"));
}

static void kinds_of_characters(void **state) {
  (void)state;
  int spaces = 0, digits = 0, letters = 0;
  for (int c = -128; c < 128; c++) {
    spaces += ascii_is_space((char)c);
    digits += ascii_is_digit((char)c);
    letters += ascii_is_alpha((char)c);
  }
  assert_int_equal(spaces, 6);
  assert_int_equal(digits, 10);
  assert_int_equal(letters, 52);
}

static void whole_numbers_within_bounds(void **state) {
  (void)state;
  int64_t number = 77;
  assert_true(ascii_parse_integer("-12", -12, 5, &number));
  assert_int_equal(number, -12);
  assert_true(ascii_parse_integer("9223372036854775807", 0, INT64_MAX, &number));
  assert_true(number == INT64_MAX);
  number = 77;
  assert_false(ascii_parse_integer("", 0, 100, &number));
  assert_false(ascii_parse_integer("-", -5, 100, &number));
  assert_false(ascii_parse_integer("+1", 0, 100, &number));
  assert_false(ascii_parse_integer(" 1", 0, 100, &number));
  assert_false(ascii_parse_integer("1 ", 0, 100, &number));
  assert_false(ascii_parse_integer("101", 0, 100, &number));
  assert_false(ascii_parse_integer("-1", 0, 100, &number));
  assert_false(ascii_parse_integer("9223372036854775808", 0, INT64_MAX, &number));
  assert_false(ascii_parse_integer("0x10", 0, 100, &number));
  assert_int_equal(number, 77);
}

static void decimal_numbers_have_a_point(void **state) {
  (void)state;
  double number = 77;
  assert_true(ascii_parse_double("1.5", &number));
  assert_true(number == 1.5);
  assert_true(ascii_parse_double("-.25", &number));
  assert_true(number == -0.25);
  assert_true(ascii_parse_double("148", &number));
  assert_true(ascii_parse_double("2e3", &number));
  assert_true(number == 2000);
  static const char *const wrong[] = {"",   ".",  "-",     "1,5", "0x10",  "inf", "nan",
                                      " 1", "1 ", "1.5mm", "1e",  "1e999", "--1"};
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    if (ascii_parse_double(wrong[i], &number)) fail_msg("taken for a number: \"%s\"", wrong[i]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(case_is_ascii_only),           cmocka_unit_test(beginnings),
      cmocka_unit_test(kinds_of_characters),          cmocka_unit_test(whole_numbers_within_bounds),
      cmocka_unit_test(decimal_numbers_have_a_point),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
