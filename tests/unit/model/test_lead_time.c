/* SPDX-License-Identifier: MIT */
/* How long before a day a card is posted: which row counts, and what is learned from letters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/model/lead_time.h"

struct fixture {
  struct arena arena;
  struct lead_time_table table;
};

static void load(struct fixture *fixture, const struct lead_time *own, size_t own_count,
                 const struct lead_time_sample *samples, size_t sample_count) {
  struct error error;
  arena_init(&fixture->arena);
  if (!lead_time_load("DE", own, own_count, samples, sample_count, &fixture->arena, &fixture->table, &error))
    fail_msg("%s", error.message);
}

static struct lead_time own_row(const char *country, int64_t days) {
  struct lead_time row;
  noun_clear(&lead_time_noun, &row);
  row.country = country;
  row.days = days;
  return row;
}

static void every_country_has_a_row_and_mail_at_home_is_quicker(void **state) {
  struct fixture fixture;
  (void)state;
  load(&fixture, NULL, 0, NULL, 0);
  const struct lead_time_row *abroad = lead_time_for(&fixture.table, "TR");
  assert_string_equal(abroad->country, "TR");
  assert_int_equal(abroad->origin, LEAD_SHIPPED);
  assert_string_equal(lead_time_for(&fixture.table, "DE")->country, "inland");
  assert_true(lead_time_for(&fixture.table, "DE")->days < abroad->days);
  assert_string_equal(lead_time_for(&fixture.table, "TV")->country, "*");
  assert_string_equal(lead_time_for(&fixture.table, "")->country, "*");
  for (size_t i = 0; i < fixture.table.count; i++)
    for (size_t j = 0; j < i; j++)
      assert_string_not_equal(fixture.table.rows[i].country, fixture.table.rows[j].country);
  arena_release(&fixture.arena);
}

static void ten_letters_teach_their_median_and_nine_teach_nothing(void **state) {
  static const int64_t days[] = {40, 12, 18, 400, 11, 19, 20, 17, 13, 16};
  struct lead_time_sample samples[COUNT_OF(days)];
  struct fixture fixture;
  (void)state;
  for (size_t i = 0; i < COUNT_OF(days); i++) samples[i] = (struct lead_time_sample){"IR", days[i]};
  load(&fixture, NULL, 0, samples, COUNT_OF(days));
  const struct lead_time_row *row = lead_time_for(&fixture.table, "IR");
  assert_int_equal(row->origin, LEAD_LEARNED);
  assert_int_equal(row->letters, 10);
  assert_int_equal(row->days, 18); /* of 17 and 18, the longer */
  arena_release(&fixture.arena);

  load(&fixture, NULL, 0, samples, COUNT_OF(days) - 1);
  assert_int_equal(lead_time_for(&fixture.table, "IR")->origin, LEAD_SHIPPED);
  arena_release(&fixture.arena);
}

static void what_a_group_entered_goes_before_what_was_learned(void **state) {
  struct lead_time_sample samples[12];
  const struct lead_time own[] = {own_row("DE", 3), own_row("IR", 33), own_row("IR", 35)};
  struct fixture fixture;
  (void)state;
  for (size_t i = 0; i < COUNT_OF(samples); i++) samples[i] = (struct lead_time_sample){"IR", 14};
  load(&fixture, own, COUNT_OF(own), samples, COUNT_OF(samples));
  assert_int_equal(lead_time_for(&fixture.table, "IR")->days, 35);
  assert_int_equal(lead_time_for(&fixture.table, "IR")->origin, LEAD_OWN);
  assert_int_equal(lead_time_for(&fixture.table, "DE")->days, 3); /* also of mail at home */
  arena_release(&fixture.arena);
}

static void what_is_learned_stays_within_reason(void **state) {
  struct lead_time_sample samples[20];
  struct fixture fixture;
  (void)state;
  for (size_t i = 0; i < COUNT_OF(samples); i++)
    samples[i] = i < 10 ? (struct lead_time_sample){"FR", 1} : (struct lead_time_sample){"GB", 900};
  load(&fixture, NULL, 0, samples, COUNT_OF(samples));
  assert_int_equal(lead_time_for(&fixture.table, "FR")->days, LEAD_LEAST_DAYS);
  assert_int_equal(lead_time_for(&fixture.table, "GB")->days, LEAD_MOST_DAYS);
  assert_int_equal(lead_time_longest(&fixture.table), LEAD_MOST_DAYS);
  arena_release(&fixture.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_country_has_a_row_and_mail_at_home_is_quicker),
      cmocka_unit_test(ten_letters_teach_their_median_and_nine_teach_nothing),
      cmocka_unit_test(what_a_group_entered_goes_before_what_was_learned),
      cmocka_unit_test(what_is_learned_stays_within_reason),
  };
  return cmocka_run_group_tests_name("lead times", tests, NULL, NULL);
}
