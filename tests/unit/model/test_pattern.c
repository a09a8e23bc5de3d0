/* SPDX-License-Identifier: MIT */
/* Patterns of prisoners' numbers: what they match, what is refused, and that none takes long. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../../src/model/pattern.h"

static void patterns_match_whole_numbers(void **state) {
  (void)state;
  static const struct {
    const char *pattern, *text;
    bool matches;
  } cases[] = {
      {"^[A-Z][0-9]{4}[A-Z]{2}$", "A1234BC", true},
      {"^[A-Z][0-9]{4}[A-Z]{2}$", "A1234BCD", false},
      {"^[A-Z][0-9]{4}[A-Z]{2}$", "a1234bc", false},
      {"[A-Z][0-9]{4}[A-Z]{2}", "XA1234BC", false},
      {"^[0-9]{5}-[0-9]{3}$", "00000-000", true},
      {"^[0-9]{5}-[0-9]{3}$", "00000000", false},
      {"[0-9]+", "", false},
      {"[0-9]*", "", true},
      {"[0-9]{2,3}", "1", false},
      {"[0-9]{2,3}", "12", true},
      {"[0-9]{2,3}", "123", true},
      {"[0-9]{2,3}", "1234", false},
      {"[0-9]{2,}", "123456789", true},
      {"AB?C", "AC", true},
      {"AB?C", "ABC", true},
      {"AB?C", "ABBC", false},
      {"[0-9]*7", "777", true},
      {"[^0-9]", "A", true},
      {"[^0-9]", "1", false},
      {"A.C", "AöC", true},
      {"\\.", ".", true},
      {"\\.", "x", false},
      {"[А-Я][0-9]", "Ж5", true},
      {"[A-C-]+", "A-B", true},
      {"[0-9]{0}A", "A", true},
      {"[0-9]{0,2}", "12", true},
  };
  for (size_t i = 0; i < COUNT_OF(cases); i++)
    if (pattern_matches(cases[i].pattern, cases[i].text) != cases[i].matches)
      fail_msg("%s, %s", cases[i].pattern, cases[i].text);
}

static void what_is_no_pattern_is_refused(void **state) {
  (void)state;
  static const char *const bad[] = {"",     "^",      "$",      "^$",    "[A-Z", "[]",       "A{",
                                    "A{x}", "A{3,1}", "A{101}", "A{-1}", "(A)",  "A|B",      "+A",
                                    "A++",  "{3}",    "A}",     "A^B",   "A$B",  "A{1,2,3}", "\xff"};
  struct error error;
  for (size_t i = 0; i < COUNT_OF(bad); i++) {
    if (pattern_check(bad[i], &error)) fail_msg("taken: %s", bad[i]);
    assert_false(pattern_matches(bad[i], "A"));
    assert_true(*error.hint != '\0');
  }
  char long_one[PATTERN_MOST + 2];
  memset(long_one, 'A', sizeof long_one - 1);
  long_one[sizeof long_one - 1] = '\0';
  assert_false(pattern_check(long_one, &error));
  assert_true(pattern_check(long_one + 1, &error));
}

/* What takes ages where patterns are tried out. */
static void no_pattern_takes_long(void **state) {
  (void)state;
  char text[256];
  memset(text, 'A', sizeof text - 1);
  text[sizeof text - 1] = '\0';
  char pattern[PATTERN_MOST + 1] = "";
  while (strlen(pattern) + 2 < PATTERN_MOST) memcpy(pattern + strlen(pattern), "A*", 3);
  for (int i = 0; i < 20; i++) {
    text[254] = 'B';
    assert_false(pattern_matches(pattern, text));
    text[254] = 'A';
    assert_true(pattern_matches(pattern, text));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(patterns_match_whole_numbers),
      cmocka_unit_test(what_is_no_pattern_is_refused),
      cmocka_unit_test(no_pattern_takes_long),
  };
  return cmocka_run_group_tests_name("patterns of numbers", tests, NULL, NULL);
}
