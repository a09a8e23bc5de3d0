/* SPDX-License-Identifier: MIT */
/* Errors: what failed, about what, and what to do now. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <string.h>

#include "solipost/base/error.h"
#include "solipost/base/utf8.h"

static void setting_returns_false_and_clears_the_hint(void **state) {
  (void)state;
  struct error error = {.hint = "old"};
  assert_false(error_set(&error, ERROR_NOT_FOUND, "no prisoner %s", "P014"));
  assert_int_equal(error.kind, ERROR_NOT_FOUND);
  assert_string_equal(error.message, "no prisoner P014");
  assert_string_equal(error.hint, "");
  assert_false(error_hint(&error, "try %s", "solipost find"));
  assert_string_equal(error.hint, "try solipost find");
}

static void the_place_goes_in_front(void **state) {
  (void)state;
  struct error error = {0};
  error_set(&error, ERROR_DAMAGED, "not a date");
  error_hint(&error, "write 1980-04-03");
  assert_false(error_prefix(&error, "row %d: ", 14));
  error_prefix(&error, "%s, ", "list.csv");
  assert_string_equal(error.message, "list.csv, row 14: not a date");
  assert_string_equal(error.hint, "write 1980-04-03");
}

static void nobody_needs_to_care(void **state) {
  (void)state;
  assert_false(error_set(NULL, ERROR_FAILED, "x"));
  assert_false(error_hint(NULL, "x"));
  assert_false(error_prefix(NULL, "x"));
  assert_false(error_system(NULL, ENOSPC, "cannot write %s", "x"));
  error_clear(NULL);
}

static void a_message_may_quote_the_old_one(void **state) {
  (void)state;
  struct error error = {0};
  error_set(&error, ERROR_FAILED, "inner");
  error_set(&error, ERROR_FAILED, "outer (%s)", error.message);
  assert_string_equal(error.message, "outer (inner)");
}

static void long_texts_are_cut_between_characters(void **state) {
  (void)state;
  char name[3001] = "";
  for (size_t i = 0; i < 3000; i += 3) memcpy(name + i, "\xE4\xBD\xA0", 3);
  name[3000] = '\0';
  struct error error = {0};
  error_set(&error, ERROR_FAILED, "%s", name);
  assert_true(strlen(error.message) > 1000);
  assert_true(utf8_is_valid(error.message));
  error_prefix(&error, "ab");
  assert_true(utf8_is_valid(error.message));
  assert_memory_equal(error.message, "ab\xE4\xBD\xA0", 5);
  error_hint(&error, "a%s", name);
  assert_true(utf8_is_valid(error.hint));
}

static void system_errors_say_why_and_what_to_do(void **state) {
  (void)state;
  struct error error = {0};
  assert_false(error_system(&error, ENOSPC, "cannot write %s", "demo/cards.pdf"));
  assert_int_equal(error.kind, ERROR_FAILED);
  assert_string_equal(error.message, "cannot write demo/cards.pdf: No space left on device");
  assert_string_not_equal(error.hint, "");
  error_system(&error, ENOENT, "cannot read %s", "list.csv");
  assert_int_equal(error.kind, ERROR_NOT_FOUND);
}

static void percent_signs_in_names_do_no_harm(void **state) {
  (void)state;
  struct error error = {0};
  error_system(&error, EIO, "cannot read %s", "100%s%n.csv");
  assert_string_equal(error.message, "cannot read 100%s%n.csv: Input/output error");
  error_system(&error, EIO, "a translation that lost its mark %d", "x");
  assert_string_equal(error.message, "a translation that lost its mark %d: Input/output error");
}

static void clearing_leaves_nothing(void **state) {
  (void)state;
  struct error error = {0};
  error_system(&error, EIO, "cannot read %s", "x");
  error_clear(&error);
  assert_int_equal(error.kind, ERROR_NONE);
  assert_string_equal(error.message, "");
  assert_string_equal(error.hint, "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(setting_returns_false_and_clears_the_hint),
      cmocka_unit_test(the_place_goes_in_front),
      cmocka_unit_test(nobody_needs_to_care),
      cmocka_unit_test(a_message_may_quote_the_old_one),
      cmocka_unit_test(long_texts_are_cut_between_characters),
      cmocka_unit_test(system_errors_say_why_and_what_to_do),
      cmocka_unit_test(percent_signs_in_names_do_no_harm),
      cmocka_unit_test(clearing_leaves_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
