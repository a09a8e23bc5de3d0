/* SPDX-License-Identifier: MIT */
/* Sizes have names people can type, own ones are kept within what travels, and each post has its limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/page/paper.h"
#include "solipost/page/postcard.h"

static void sheets_follow_the_country(void **state) {
  (void)state;
  assert_string_equal(paper_sheet_of("DE"), "A4");
  assert_string_equal(paper_sheet_of("US"), "Letter");
  assert_string_equal(paper_sheet_of("PH"), "Letter");
  assert_string_equal(paper_sheet_of(""), "A4");
  assert_string_equal(paper_sheet_of("A US"), "A4");
}

static void an_unknown_size_names_the_known_ones(void **state) {
  (void)state;
  const struct paper *paper;
  struct error error;
  assert_false(paper_find("A7", PAPER_ENVELOPE, &paper, &error));
  assert_int_equal(error.kind, ERROR_NOT_FOUND);
  assert_non_null(strstr(error.hint, "C6"));
  assert_false(paper_find("A7", PAPER_CARD, &paper, &error));
  assert_non_null(strstr(error.hint, "US-4.25x5.5"));
  assert_non_null(strstr(error.hint, "150x105"));
  assert_null(strstr(error.hint, ", own"));
  assert_false(paper_find("own", PAPER_CARD, &paper, &error));
}

static void a_size_in_millimetres_is_a_card_with_the_zones_of_cards(void **state) {
  (void)state;
  const struct paper *own, *again, *upright, *comma;
  struct error error;
  assert_true(paper_find("150x105", PAPER_CARD, &own, &error));
  assert_true(own->width_mm == 150 && own->height_mm == 105);
  assert_true(own->stamp_width_mm == 74 && own->clear_bottom_mm == 16 && own->edge_mm == 4.2);
  assert_true(paper_find("150x105", PAPER_CARD, &again, &error));
  assert_ptr_equal(own, again);
  assert_true(paper_find("105X150", PAPER_CARD, &upright, &error));
  assert_true(upright->width_mm == 150 && upright->height_mm == 105);
  assert_true(paper_find("150,5x105", PAPER_CARD, &comma, &error));
  assert_true(comma->width_mm == 150.5);
}

static void a_size_that_no_post_takes_and_no_envelope_holds_is_refused_with_figures(void **state) {
  (void)state;
  static const char *const sizes[] = {"100x70", "126x90", "300x120", "226x160", "0x0"};
  for (size_t i = 0; i < COUNT_OF(sizes); i++) {
    const struct paper *paper;
    struct error error;
    assert_false(paper_find(sizes[i], PAPER_CARD, &paper, &error));
    assert_int_equal(error.kind, ERROR_REFUSED);
    assert_non_null(strstr(error.hint, "127 x 88.9"));
  }
}

static void what_is_no_size_is_an_unknown_name(void **state) {
  (void)state;
  static const char *const words[] = {"x", "150x", "x105", "150x105x3", "-150x105", "1e3x1e3x", "nanxnan"};
  for (size_t i = 0; i < COUNT_OF(words); i++) {
    const struct paper *paper;
    struct error error;
    assert_false(paper_find(words[i], PAPER_CARD, &paper, &error));
  }
}

static size_t broken_by(const char *country, double width, double height) {
  struct arena arena;
  struct postcard_limits *broken;
  size_t count;
  struct error error;
  arena_init(&arena);
  assert_true(postcard_limits_broken(country, width, height, &arena, &broken, &count, &error));
  arena_release(&arena);
  return count;
}

static void postcards_keep_the_limits_of_the_postal_union(void **state) {
  (void)state;
  assert_int_equal(broken_by("FR", 148, 105), 0);
  assert_int_equal(broken_by("FR", 139.7, 89), 0); /* 2 mm do not matter */
  assert_int_equal(broken_by("FR", 237, 120), 0);
  assert_int_equal(broken_by("FR", 130, 90), 1);
  assert_int_equal(broken_by("FR", 148, 125), 1);
  assert_int_equal(broken_by("FR", 140, 110), 1); /* nearly square */
}

static void a_country_has_limits_of_its_own(void **state) {
  (void)state;
  assert_int_equal(broken_by("DE", 148, 105), 0);
  assert_int_equal(broken_by("DE", 210, 148), 2);
  assert_int_equal(broken_by("US", 152.4, 101.6), 0);
  assert_int_equal(broken_by("US", 139.7, 107.95), 1); /* at home it may be as wide as it likes */
  assert_int_equal(broken_by("US", 210, 105), 1);      /* abroad it may be that long, at home not */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sheets_follow_the_country),
      cmocka_unit_test(an_unknown_size_names_the_known_ones),
      cmocka_unit_test(a_size_in_millimetres_is_a_card_with_the_zones_of_cards),
      cmocka_unit_test(a_size_that_no_post_takes_and_no_envelope_holds_is_refused_with_figures),
      cmocka_unit_test(what_is_no_size_is_an_unknown_name),
      cmocka_unit_test(postcards_keep_the_limits_of_the_postal_union),
      cmocka_unit_test(a_country_has_limits_of_its_own),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
