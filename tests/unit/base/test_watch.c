/* SPDX-License-Identifier: MIT */
/* Long work reports and can be stopped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "solipost/base/watch.h"

struct seen {
  char what[32];
  size_t done, total, calls;
};

static void remember(void *context, const char *what, size_t done, size_t total) {
  struct seen *seen = context;
  snprintf(seen->what, sizeof seen->what, "%s", what);
  seen->done = done;
  seen->total = total;
  seen->calls++;
}

static void steps_are_passed_on(void **state) {
  (void)state;
  struct seen seen = {0};
  struct watch watch = {.step = remember, .context = &seen};
  assert_true(watch_step(&watch, "Cards", 3, 10, NULL));
  assert_string_equal(seen.what, "Cards");
  assert_int_equal(seen.done, 3);
  assert_int_equal(seen.total, 10);
}

static void work_goes_on_unwatched(void **state) {
  (void)state;
  struct watch deaf = {0};
  assert_true(watch_step(NULL, "x", 0, 0, NULL));
  assert_true(watch_step(&deaf, "x", 0, 0, NULL));
}

static void the_flag_stops_it(void **state) {
  (void)state;
  struct seen seen = {0};
  volatile sig_atomic_t stop = 0;
  struct watch watch = {.step = remember, .context = &seen, .stop = &stop};
  struct error error = {0};
  assert_true(watch_step(&watch, "x", 1, 2, &error));
  stop = 1;
  assert_false(watch_step(&watch, "x", 2, 2, &error));
  assert_int_equal(error.kind, ERROR_STOPPED);
  assert_int_equal(seen.calls, 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(steps_are_passed_on),
      cmocka_unit_test(work_goes_on_unwatched),
      cmocka_unit_test(the_flag_stops_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
