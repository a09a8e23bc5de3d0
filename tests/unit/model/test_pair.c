/* SPDX-License-Identifier: MIT */
/* The states of a correspondence follow from its days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/model/pair.h"

static struct date on(int month, int day) { return (struct date){2026, (signed char)month, (signed char)day}; }

static struct pair taken_on(struct date since, struct date confirm_by) {
  struct pair pair;
  noun_clear(&pair_noun, &pair);
  pair.since = since;
  pair.confirm_by = confirm_by;
  return pair;
}

static enum pair_state state_on(const struct pair *pair, const struct pair_heard *heard, struct date day) {
  return pair_state_on(pair, heard, PAIR_DORMANT_DAYS, day);
}

static void a_promise_falls_back_the_day_after_the_letter_was_due(void **state) {
  (void)state;
  const struct pair_heard nothing = {0};
  struct pair pair = taken_on(on(6, 1), on(6, 15));
  assert_int_equal(state_on(&pair, &nothing, on(6, 1)), PAIR_PROMISED);
  assert_int_equal(state_on(&pair, &nothing, on(6, 15)), PAIR_PROMISED);
  assert_int_equal(state_on(&pair, &nothing, on(6, 16)), PAIR_FALLEN_BACK);
  pair.confirm_by = (struct date){0};
  assert_int_equal(state_on(&pair, &nothing, on(12, 31)), PAIR_PROMISED);
}

static void letters_and_replies_keep_it_awake(void **state) {
  (void)state;
  struct pair pair = taken_on(on(1, 1), on(1, 15));
  struct pair_heard heard = {0};
  pair.confirmed_on = on(1, 10);
  struct date last = date_add_days(on(1, 10), PAIR_DORMANT_DAYS), after = date_add_days(last, 1);
  assert_int_equal(state_on(&pair, &heard, last), PAIR_LIVE);
  assert_int_equal(state_on(&pair, &heard, after), PAIR_DORMANT);
  heard.reply = on(3, 1);
  assert_int_equal(state_on(&pair, &heard, after), PAIR_LIVE);
  heard = (struct pair_heard){.letter = on(2, 1)};
  assert_int_equal(state_on(&pair, &heard, after), PAIR_LIVE);
  assert_int_equal(pair_state_on(&pair, &heard, 30, after), PAIR_DORMANT);
  assert_int_equal(date_compare(pair_last_sign(&pair, &heard), on(2, 1)), 0);
}

static void what_ended_stays_ended(void **state) {
  (void)state;
  const struct pair_heard heard = {.letter = on(6, 1), .reply = on(6, 2)};
  struct pair pair = taken_on(on(1, 1), on(1, 15));
  pair.confirmed_on = on(1, 2);
  pair.ended_on = on(5, 1);
  assert_int_equal(state_on(&pair, &heard, on(6, 3)), PAIR_ENDED);
}

static void the_first_letter_may_come_late_or_a_little_early(void **state) {
  (void)state;
  struct pair pair = taken_on(on(6, 15), on(6, 29));
  assert_true(pair_is_confirmed_by(&pair, on(6, 15)));
  assert_true(pair_is_confirmed_by(&pair, on(9, 1)));
  assert_true(pair_is_confirmed_by(&pair, on(6, 1)));
  assert_false(pair_is_confirmed_by(&pair, on(5, 31)));
  assert_false(pair_is_confirmed_by(&pair, (struct date){0}));
  pair.ended_on = on(7, 1);
  assert_false(pair_is_confirmed_by(&pair, on(7, 2)));
  pair.ended_on = (struct date){0};
  pair.confirmed_on = on(6, 20);
  assert_false(pair_is_confirmed_by(&pair, on(7, 2)));
}

static void a_pause_has_a_first_and_a_last_day(void **state) {
  (void)state;
  struct writer writer;
  noun_clear(&writer_noun, &writer);
  assert_int_equal(writer_state_on(&writer, on(6, 1)), WRITER_HERE);
  writer.paused_from = on(6, 1);
  assert_int_equal(writer_state_on(&writer, on(5, 31)), WRITER_HERE);
  assert_int_equal(writer_state_on(&writer, on(12, 31)), WRITER_PAUSED);
  writer.paused_until = on(6, 30);
  assert_int_equal(writer_state_on(&writer, on(6, 1)), WRITER_PAUSED);
  assert_int_equal(writer_state_on(&writer, on(6, 30)), WRITER_PAUSED);
  assert_int_equal(writer_state_on(&writer, on(7, 1)), WRITER_HERE);
  writer.left_on = on(6, 10);
  assert_int_equal(writer_state_on(&writer, on(6, 9)), WRITER_PAUSED);
  assert_int_equal(writer_state_on(&writer, on(6, 10)), WRITER_GONE);
}

static void who_has_a_writer(void **state) {
  (void)state;
  static const bool counts[PAIR_STATES] = {[PAIR_PROMISED] = true, [PAIR_LIVE] = true};
  for (int i = 0; i < PAIR_STATES; i++) {
    assert_int_equal(pair_counts((enum pair_state)i, WRITER_HERE), counts[i]);
    assert_int_equal(pair_counts((enum pair_state)i, WRITER_PAUSED), counts[i]);
    assert_false(pair_counts((enum pair_state)i, WRITER_GONE));
    assert_true(strlen(pair_state_word((enum pair_state)i)) > 0);
    assert_true(strlen(pair_state_label((enum pair_state)i)) > 0);
  }
  assert_string_equal(writer_state_label(WRITER_HERE), "");
  assert_string_not_equal(writer_state_label(WRITER_PAUSED), writer_state_label(WRITER_GONE));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_promise_falls_back_the_day_after_the_letter_was_due),
      cmocka_unit_test(letters_and_replies_keep_it_awake),
      cmocka_unit_test(what_ended_stays_ended),
      cmocka_unit_test(the_first_letter_may_come_late_or_a_little_early),
      cmocka_unit_test(a_pause_has_a_first_and_a_last_day),
      cmocka_unit_test(who_has_a_writer),
  };
  return cmocka_run_group_tests_name("pair", tests, NULL, NULL);
}
