/* SPDX-License-Identifier: MIT */
/* Days of solidarity: read, put into a year, and for whom they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/model/solidarity.h"

struct fixture {
  struct arena arena;
  struct solidarity_day *days;
  size_t count;
};

static void load(struct fixture *fixture, const char *language) {
  struct error error;
  arena_init(&fixture->arena);
  if (!solidarity_load(language, &fixture->arena, &fixture->days, &fixture->count, &error))
    fail_msg("%s", error.message);
}

static const struct solidarity_day *day_on(const struct fixture *fixture, int month, int day, const char *kind) {
  for (size_t i = 0; i < fixture->count; i++) {
    const struct solidarity_day *one = &fixture->days[i];
    if (one->from.month == month && one->from.day == day && strcmp(one->kind, kind) == 0) return one;
  }
  fail_msg("nothing on %d-%d", month, day);
  return NULL;
}

static void each_day_has_its_origin_and_says_how_well_it_is_known(void **state) {
  struct fixture fixture;
  (void)state;
  load(&fixture, "en");
  assert_true(fixture.count >= 25);
  for (size_t i = 0; i < fixture.count; i++) {
    const struct solidarity_day *day = &fixture.days[i];
    bool verified = strcmp(day->confidence, "verified") == 0;
    if (*day->origin == '\0' || *day->region == '\0') fail_msg("%s: no origin or region", day->name);
    if (!verified && strcmp(day->confidence, "memory") != 0) fail_msg("%s: %s?", day->name, day->confidence);
    if (verified && *day->source == '\0') fail_msg("%s: verified by whom?", day->name);
  }
  arena_release(&fixture.arena);
}

static void a_season_goes_over_into_the_next_year(void **state) {
  struct fixture fixture;
  struct date from, until;
  (void)state;
  load(&fixture, "en");
  solidarity_in_year(day_on(&fixture, 11, 15, "season"), 2026, &from, &until);
  assert_int_equal(date_compare(from, (struct date){2026, 11, 15}), 0);
  assert_int_equal(date_compare(until, (struct date){2027, 2, 15}), 0);
  solidarity_in_year(day_on(&fixture, 8, 23, "week"), 2026, &from, &until);
  assert_int_equal(date_compare(until, (struct date){2026, 8, 30}), 0);
  solidarity_in_year(day_on(&fixture, 3, 18, "day"), 2027, &from, &until);
  assert_int_equal(date_compare(from, until), 0);
  arena_release(&fixture.arena);
}

static void a_day_is_for_its_countries_or_for_all(void **state) {
  struct fixture fixture;
  (void)state;
  load(&fixture, "de");
  const struct solidarity_day *newroz = day_on(&fixture, 3, 21, "day");
  assert_true(solidarity_is_for(newroz, "TR") && solidarity_is_for(newroz, "IR"));
  assert_false(solidarity_is_for(newroz, "US") || solidarity_is_for(newroz, "T") || solidarity_is_for(newroz, ""));
  assert_true(solidarity_is_for(day_on(&fixture, 3, 18, "day"), "US"));
  assert_string_equal(day_on(&fixture, 12, 10, "day")->name, "Tag der Menschenrechte (Briefmarathon)");
  arena_release(&fixture.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_day_has_its_origin_and_says_how_well_it_is_known),
      cmocka_unit_test(a_season_goes_over_into_the_next_year),
      cmocka_unit_test(a_day_is_for_its_countries_or_for_all),
  };
  return cmocka_run_group_tests_name("days of solidarity", tests, NULL, NULL);
}
