/* SPDX-License-Identifier: MIT */
/* What the progress line says about speed and the time left. No clock: the time is given. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../../src/cli/pace.h"

static void says(size_t steps, long elapsed_ms, size_t done, size_t total, const char *wanted) {
  struct buffer line;
  buffer_init(&line);
  pace_append(&line, steps, elapsed_ms, done, total);
  assert_string_equal(line.bytes, wanted);
  buffer_release(&line);
}

static void nothing_is_said_in_the_first_two_seconds(void **state) {
  (void)state;
  says(100, 0, 100, 3000, "");
  says(100, 1999, 100, 3000, "");
  says(200, 2000, 200, 3000, ", 100 per second, 28 s left");
}

static void nothing_is_said_before_the_first_step(void **state) {
  (void)state;
  says(0, 60000, 0, 3000, "");
}

static void what_is_left_is_rounded_up(void **state) {
  (void)state;
  says(300, 3000, 2999, 3000, ", 100 per second, 1 s left");
  says(300, 3000, 2899, 3000, ", 100 per second, 2 s left");
  says(300, 3000, 2900, 3000, ", 100 per second, 1 s left");
}

static void long_work_is_told_in_minutes(void **state) {
  (void)state;
  says(20, 2000, 0, 890, ", 10 per second, 89 s left");
  says(20, 2000, 0, 900, ", 10 per second, 2 min left");
  says(20, 2000, 0, 1201, ", 10 per second, 3 min left");
}

static void slow_work_is_counted_by_the_minute(void **state) {
  (void)state;
  says(2, 4000, 2, 10, ", 30 per minute, 16 s left");
  says(4, 4000, 4, 10, ", 1 per second, 6 s left");
}

static void without_a_total_only_the_speed_is_known(void **state) {
  (void)state;
  says(500, 5000, 500, 0, ", 100 per second");
  says(500, 5000, 500, 500, ", 100 per second");
}

static void another_work_is_measured_from_its_own_beginning(void **state) {
  (void)state;
  struct pace pace = {0};
  assert_true(pace_step(&pace, 1000, 0, 0));
  assert_false(pace_step(&pace, 2000, 500, 0));
  assert_true(pace_step(&pace, 3000, 501, 3000));
  assert_int_equal(pace.first, 501);
  assert_int_equal(pace.began_ms, 3000);
  assert_false(pace_step(&pace, 4000, 3000, 3000));
  assert_true(pace_step(&pace, 5000, 0, 3000));
  assert_int_equal(pace.began_ms, 5000);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_is_said_in_the_first_two_seconds),
      cmocka_unit_test(nothing_is_said_before_the_first_step),
      cmocka_unit_test(what_is_left_is_rounded_up),
      cmocka_unit_test(long_work_is_told_in_minutes),
      cmocka_unit_test(slow_work_is_counted_by_the_minute),
      cmocka_unit_test(without_a_total_only_the_speed_is_known),
      cmocka_unit_test(another_work_is_measured_from_its_own_beginning),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
