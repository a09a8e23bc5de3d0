/* SPDX-License-Identifier: MIT */
/* Letter numbers as people type them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../../src/jobs/number_range.h"

static void reads(const char *text, int64_t wanted_from, int64_t wanted_to) {
  int64_t from, to;
  assert_true(number_range_read(text, &from, &to));
  assert_int_equal(from, wanted_from);
  assert_int_equal(to, wanted_to);
}

static void a_number_is_a_range_of_one(void **state) {
  (void)state;
  reads("412", 412, 412);
  reads("415-420", 415, 420);
  reads("415..420", 415, 420);
  reads("415\xe2\x80\x93"
        "420",
        415, 420);
  reads("420-415", 420, 415); /* whoever calls says that it counts backwards */
}

static void digits_of_any_script_count(void **state) {
  (void)state;
  reads("\u06f4\u06f1\u06f2", 412, 412);
  reads("\u0664\u0661\u0662-\u0664\u0661\u0665", 412, 415);
}

static void anything_else_is_none(void **state) {
  static const char *const others[] = {"",     "0",    "-3",   "412-",  "412-x",
                                       "412x", "P014", "4 12", "1-2-3", "1234567890123456789"};
  int64_t from, to;
  (void)state;
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (number_range_read(others[i], &from, &to)) fail_msg("%s was read", others[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_number_is_a_range_of_one),
      cmocka_unit_test(digits_of_any_script_count),
      cmocka_unit_test(anything_else_is_none),
  };
  return cmocka_run_group_tests_name("number range", tests, NULL, NULL);
}
