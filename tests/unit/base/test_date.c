/* SPDX-License-Identifier: MIT */
/* Calendar days and birthdays without a year. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "solipost/base/date.h"

static struct date parse(const char *text) {
  struct date date = {0};
  if (!date_parse_iso(text, &date)) fail_msg("not understood: %s", text);
  return date;
}

static void check_form(const char *text, const char *wanted) {
  char out[DATE_TEXT_SIZE];
  date_format_iso(parse(text), out);
  assert_string_equal(out, wanted);
}

static void iso_forms_are_read_and_written(void **state) {
  (void)state;
  check_form("2026-04-09", "2026-04-09");
  check_form("0987-12-31", "0987-12-31");
  check_form("--04-09", "--04-09");
  check_form("04-09", "--04-09");
  check_form("--02-29", "--02-29");
  check_form("2024-02-29", "2024-02-29");
  char out[DATE_TEXT_SIZE] = "x";
  date_format_iso((struct date){0}, out);
  assert_string_equal(out, "");
}

static void other_texts_are_refused(void **state) {
  (void)state;
  static const char *const wrong[] = {"",           "2026",        "2026-4-9",   "2026-04-09 ", " 2026-04-09",
                                      "2026-13-01", "2026-00-01",  "2026-04-31", "2026-02-29",  "1900-02-29",
                                      "0000-01-01", "--02-30",     "---04-09",   "2026/04/09",  "20260409",
                                      "2026-04-0x", "-2026-04-09", "4-9",        "2026-04-00"};
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    struct date date = {.year = 7};
    if (date_parse_iso(wrong[i], &date)) fail_msg("taken for a date: \"%s\"", wrong[i]);
    assert_int_equal(date.year, 7);
  }
}

static void set_valid_and_year_are_three_questions(void **state) {
  (void)state;
  assert_false(date_is_set((struct date){0}));
  assert_false(date_is_valid((struct date){0}));
  assert_true(date_is_set(parse("--04-09")));
  assert_false(date_has_year(parse("--04-09")));
  assert_true(date_has_year(parse("2026-04-09")));
  assert_false(date_is_valid((struct date){2025, 2, 29}));
  assert_true(date_is_valid((struct date){2000, 2, 29}));
  assert_false(date_is_valid((struct date){-1, 2, 2}));
}

static void order(void **state) {
  (void)state;
  static const char *const sorted[] = {"--01-31", "--12-01", "1969-12-31", "1970-01-01", "1970-01-02", "1970-02-01"};
  for (size_t i = 0; i < 6; i++) {
    for (size_t k = 0; k < 6; k++) {
      int wanted = i < k ? -1 : i > k;
      assert_int_equal(date_compare(parse(sorted[i]), parse(sorted[k])), wanted);
    }
    assert_true(date_compare((struct date){0}, parse(sorted[i])) < 0);
  }
}

static void days_are_counted_from_1970(void **state) {
  (void)state;
  assert_int_equal(date_to_days(parse("1970-01-01")), 0);
  assert_int_equal(date_to_days(parse("1969-12-31")), -1);
  assert_int_equal(date_to_days(parse("2000-03-01")), 11017);
  assert_int_equal(date_to_days(parse("2026-08-01")), 20666);
}

static void every_day_of_ten_thousand_years_follows_the_one_before(void **state) {
  (void)state;
  struct date before = {1, 1, 1};
  for (long days = date_to_days(before) + 1; days <= date_to_days((struct date){9999, 12, 31}); days++) {
    struct date date = date_from_days(days);
    bool ok = date_is_valid(date) && date_to_days(date) == days && date_compare(before, date) < 0;
    if (!ok) fail_msg("day %ld", days);
    before = date;
  }
}

static void adding_crosses_months_and_years(void **state) {
  (void)state;
  char out[DATE_TEXT_SIZE];
  date_format_iso(date_add_days(parse("2023-12-31"), 60), out);
  assert_string_equal(out, "2024-02-29");
  date_format_iso(date_add_days(parse("2024-03-01"), -1), out);
  assert_string_equal(out, "2024-02-29");
}

static void adding_ends_with_the_days_there_are(void **state) {
  (void)state;
  char out[DATE_TEXT_SIZE];
  date_format_iso(date_add_days(parse("9999-12-31"), 1), out);
  assert_string_equal(out, "9999-12-31");
  date_format_iso(date_add_days(parse("0001-01-05"), -30), out);
  assert_string_equal(out, "0001-01-01");
  date_format_iso(date_add_days(parse("2026-01-01"), 999999999), out);
  assert_string_equal(out, "9999-12-31");
}

static void today_can_be_chosen(void **state) {
  (void)state;
  setenv("SOLIPOST_TODAY", "2026-08-01", 1);
  assert_int_equal(date_compare(date_today(), parse("2026-08-01")), 0);
  char now[TIMESTAMP_SIZE];
  timestamp_now(now);
  assert_string_equal(now, "2026-08-01T12:00:00Z");
}

static void today_is_otherwise_the_clocks(void **state) {
  (void)state;
  static const char *const not_days[] = {"", "tomorrow", "--08-01"};
  for (size_t i = 0; i < 3; i++) {
    setenv("SOLIPOST_TODAY", not_days[i], 1);
    assert_true(date_today().year >= 2024);
    assert_true(date_is_valid(date_today()));
  }
  unsetenv("SOLIPOST_TODAY");
  char now[TIMESTAMP_SIZE];
  timestamp_now(now);
  assert_int_equal(strlen(now), 20);
  assert_int_equal(now[10], 'T');
  assert_int_equal(now[19], 'Z');
}

static void a_day_is_moved_to_another_year_and_a_leap_day_to_the_28th(void **state) {
  static const struct date leap_day = {0, 2, 29}, born = {1984, 2, 29}, other = {0, 12, 31};
  (void)state;
  assert_int_equal(date_compare(date_in_year(leap_day, 2028), (struct date){2028, 2, 29}), 0);
  assert_int_equal(date_compare(date_in_year(leap_day, 2027), (struct date){2027, 2, 28}), 0);
  assert_int_equal(date_compare(date_in_year(born, 2100), (struct date){2100, 2, 28}), 0);
  assert_int_equal(date_compare(date_in_year(other, 2026), (struct date){2026, 12, 31}), 0);
  assert_int_equal(date_compare(date_end_of_month((struct date){2028, 2, 3}), (struct date){2028, 2, 29}), 0);
  assert_int_equal(date_compare(date_end_of_month((struct date){2026, 11, 30}), (struct date){2026, 11, 30}), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_day_is_moved_to_another_year_and_a_leap_day_to_the_28th),
      cmocka_unit_test(iso_forms_are_read_and_written),
      cmocka_unit_test(other_texts_are_refused),
      cmocka_unit_test(set_valid_and_year_are_three_questions),
      cmocka_unit_test(order),
      cmocka_unit_test(days_are_counted_from_1970),
      cmocka_unit_test(every_day_of_ten_thousand_years_follows_the_one_before),
      cmocka_unit_test(adding_crosses_months_and_years),
      cmocka_unit_test(adding_ends_with_the_days_there_are),
      cmocka_unit_test(today_can_be_chosen),
      cmocka_unit_test(today_is_otherwise_the_clocks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
