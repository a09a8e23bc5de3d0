/* SPDX-License-Identifier: MIT */
/* What posting costs: zones, prices, whose row wins, weights. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/base/locale.h"
#include "solipost/model/postage.h"

static const struct date today = {2026, 8, 1};

struct fixture {
  struct arena arena;
  struct postage_table table;
};

static struct postage own_price(const char *zone, const char *form, int64_t most_g, int64_t price) {
  struct postage row;
  noun_clear(&postage_noun, &row);
  row.country = "DE";
  row.zone = zone;
  row.form = form;
  row.most_g = most_g;
  row.price = price;
  row.currency = "EUR";
  return row;
}

static void load(struct fixture *fixture, const struct postage *own, size_t count) {
  struct error error;
  arena_init(&fixture->arena);
  if (!postage_load(own, count, &fixture->arena, &fixture->table, &error)) fail_msg("%s", error.message);
}

static int64_t price(const struct fixture *fixture, const char *from, const char *to, const char *form, int64_t grams) {
  const struct postage_price *found = postage_find(&fixture->table, from, to, form, grams, today);
  return found == NULL ? -1 : found->postage.price;
}

static void each_post_has_its_own_zones(void **state) {
  static const struct {
    const char *from, *to, *zone;
  } ways[] = {
      {"DE", "DE", "inland"}, {"DE", "TR", "world"},  {"DE", "FR", "world"}, {"CH", "DE", "europe"},
      {"CH", "TR", "europe"}, {"CH", "US", "world"},  {"AT", "IR", "world"}, {"US", "IR", "world"},
      {"NZ", "TR", "TR"},     {"NZ", "NZ", "inland"}, {"", "TR", ""},        {"DE", "", ""},
  };
  struct fixture fixture;
  (void)state;
  load(&fixture, NULL, 0);
  for (size_t i = 0; i < COUNT_OF(ways); i++)
    assert_string_equal(postage_zone(&fixture.table, ways[i].from, ways[i].to), ways[i].zone);
  arena_release(&fixture.arena);
}

static void the_lightest_row_that_carries_the_weight_is_taken(void **state) {
  struct fixture fixture;
  (void)state;
  load(&fixture, NULL, 0);
  assert_int_equal(price(&fixture, "DE", "TR", "card", 3), 125);
  assert_int_equal(price(&fixture, "DE", "TR", "letter", 20), 125);
  assert_int_equal(price(&fixture, "DE", "TR", "letter", 21), 180);
  assert_int_equal(price(&fixture, "DE", "DE", "letter", 51), 180);
  assert_int_equal(price(&fixture, "DE", "DE", "letter", 1001), -1);
  assert_int_equal(price(&fixture, "NZ", "TR", "letter", 20), -1);
  arena_release(&fixture.arena);
}

static void a_row_of_the_group_stands_in_the_place_of_the_same_one_and_beside_others(void **state) {
  struct postage own[] = {own_price("world", "letter", 20, 199), own_price("TR", "letter", 50, 300),
                          own_price("world", "letter", 50, 250), own_price("world", "letter", 50, 260)};
  own[3].valid_from = (struct date){2027, 1, 1}; /* not yet */
  struct fixture fixture;
  (void)state;
  load(&fixture, own, COUNT_OF(own));
  assert_int_equal(price(&fixture, "DE", "FR", "letter", 20), 199);
  assert_int_equal(price(&fixture, "DE", "FR", "letter", 50), 250);
  assert_int_equal(price(&fixture, "DE", "TR", "letter", 50), 300);
  assert_int_equal(price(&fixture, "DE", "FR", "letter", 60), 330);
  arena_release(&fixture.arena);
}

static void the_newest_price_that_holds_already_is_taken(void **state) {
  struct postage own[] = {own_price("CU", "card", 20, 1), own_price("CU", "card", 20, 2),
                          own_price("CU", "card", 20, 3)};
  own[0].valid_from = (struct date){2025, 1, 1};
  own[1].valid_from = (struct date){2026, 1, 1};
  own[2].valid_from = (struct date){2026, 8, 2};
  struct fixture fixture;
  (void)state;
  load(&fixture, own, COUNT_OF(own));
  assert_int_equal(price(&fixture, "DE", "CU", "card", 5), 2);
  arena_release(&fixture.arena);
}

static void paper_weighs_what_the_scales_say(void **state) {
  (void)state;
  assert_int_equal(postage_whole_g(postage_sheet_g(210.0 * 297)), 5);
  assert_int_equal(postage_whole_g(4 * postage_sheet_g(210.0 * 297)), 20);
  assert_int_equal(postage_whole_g(postage_card_g(148.0 * 105)), 3);
  assert_int_equal(postage_whole_g(postage_envelope_g(162.0 * 114)), 4);
  assert_int_equal(postage_whole_g(postage_envelope_g(220.0 * 110)), 5);
  assert_int_equal(postage_whole_g(postage_envelope_g(229.0 * 162)), 8);
}

static void a_price_is_read_with_point_or_comma(void **state) {
  static const struct {
    const char *typed;
    int64_t price;
  } good[] = {{"1,80", 180}, {"1.8", 180}, {"2", 200}, {"0,95", 95}, {"12.05", 1205}};
  static const char *const bad[] = {"", "x", "1,8,0", "1.805", "-1", "1 80", "1,", "99999999", "1.8 EUR"};
  int64_t price = 0;
  (void)state;
  for (size_t i = 0; i < COUNT_OF(good); i++) {
    assert_true(postage_price_parse(good[i].typed, &price));
    assert_int_equal(price, good[i].price);
  }
  for (size_t i = 0; i < COUNT_OF(bad); i++)
    if (postage_price_parse(bad[i], &price)) fail_msg("%s", bad[i]);
}

static void money_has_two_decimals(void **state) {
  struct arena arena;
  (void)state;
  arena_init(&arena);
  assert_string_equal(postage_money(125, "EUR", &arena), "1.25 EUR");
  assert_string_equal(postage_money(5, "CHF", &arena), "0.05 CHF");
  assert_string_equal(postage_money(120000, "EUR", &arena), "1200.00 EUR");
  arena_release(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_post_has_its_own_zones),
      cmocka_unit_test(the_lightest_row_that_carries_the_weight_is_taken),
      cmocka_unit_test(a_row_of_the_group_stands_in_the_place_of_the_same_one_and_beside_others),
      cmocka_unit_test(the_newest_price_that_holds_already_is_taken),
      cmocka_unit_test(paper_weighs_what_the_scales_say),
      cmocka_unit_test(a_price_is_read_with_point_or_comma),
      cmocka_unit_test(money_has_two_decimals),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
