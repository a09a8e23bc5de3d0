/* SPDX-License-Identifier: MIT */
/* Counts in bins: each key has one, however many there are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../../src/store/tally_bins.h"

static struct tally_key key(const char *group, const char *item) {
  return (struct tally_key){group, strlen(group), item, strlen(item)};
}

static void a_key_has_one_bin(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  struct tally_bins bins = {.arena = &arena};
  struct tally_key march = key("2026-03", "EUR"), april = key("2026-04", "EUR"), francs = key("2026-03", "CHF");
  assert_null(tally_bin_find(&bins, &march));
  tally_bin_of(&bins, &march)->value += 3;
  tally_bin_of(&bins, &april)->value += 5;
  tally_bin_of(&bins, &francs)->value += 7;
  tally_bin_of(&bins, &march)->value += 10;
  assert_int_equal(bins.list.count, 3);
  assert_int_equal(tally_bin_find(&bins, &march)->value, 13);
  assert_int_equal(tally_bin_find(&bins, &francs)->value, 7);
  tally_bins_release(&bins);
  arena_release(&arena);
}

static void group_and_part_do_not_run_together(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  struct tally_bins bins = {.arena = &arena};
  struct tally_key left = key("ab", "c"), right = key("a", "bc"), none = {0};
  tally_bin_of(&bins, &left)->value = 1;
  tally_bin_of(&bins, &right)->value = 2;
  tally_bin_of(&bins, &none)->value = 3;
  assert_int_equal(tally_bin_find(&bins, &left)->value, 1);
  assert_int_equal(tally_bin_find(&bins, &right)->value, 2);
  assert_int_equal(tally_bin_find(&bins, &none)->value, 3);
  tally_bins_release(&bins);
  arena_release(&arena);
}

static void many_are_found_again(void **state) {
  (void)state;
  enum { MANY = 5000 };
  struct arena arena;
  arena_init(&arena);
  struct tally_bins bins = {.arena = &arena};
  char text[20];
  for (int round = 0; round < 2; round++) {
    for (int i = 0; i < MANY; i++) {
      snprintf(text, sizeof text, "%d", i);
      struct tally_key each = key(text, "");
      tally_bin_of(&bins, &each)->value += i;
    }
  }
  assert_int_equal(bins.list.count, MANY);
  for (int i = 0; i < MANY; i++) assert_int_equal(bins.list.items[i].value, 2 * i);
  tally_bins_release(&bins);
  arena_release(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_key_has_one_bin),
      cmocka_unit_test(group_and_part_do_not_run_together),
      cmocka_unit_test(many_are_found_again),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
