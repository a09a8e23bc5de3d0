/* SPDX-License-Identifier: MIT */
/* Every card finds its place, its back lies behind it, and a cut pile keeps the order of the list. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "solipost/base/length.h"
#include "solipost/page/imposition.h"

static const struct imposition four_up = {.paper_width_mm = 297,
                                          .paper_height_mm = 210,
                                          .columns = 2,
                                          .rows = 2,
                                          .cell_width_mm = 148.5,
                                          .cell_height_mm = 105,
                                          .cut_marks = true};
static const struct imposition portrait_2x3 = {
    .paper_width_mm = 210, .paper_height_mm = 297, .columns = 2, .rows = 3, .cell_width_mm = 100, .cell_height_mm = 90};

static void reading_order_fills_sheet_after_sheet(void **state) {
  (void)state;
  assert_int_equal(imposition_sheets(&four_up, 9), 3);
  assert_int_equal(imposition_item(&four_up, ORDER_READING, 9, 3, 0, 3), 3);
  assert_int_equal(imposition_item(&four_up, ORDER_READING, 9, 3, 2, 0), 8);
  assert_true(imposition_item(&four_up, ORDER_READING, 9, 3, 2, 1) == SIZE_MAX);
}

static void a_cut_pile_laid_together_keeps_the_order(void **state) {
  (void)state;
  for (size_t items = 1; items <= 23; items++) {
    size_t sheets = imposition_sheets(&four_up, items), expected = 0;
    for (size_t cell = 0; cell < 4; cell++) {
      for (size_t sheet = 0; sheet < sheets; sheet++) {
        size_t item = imposition_item(&four_up, ORDER_CUT_AND_STACK, items, sheets, sheet, cell);
        if (expected < items) assert_int_equal(item, expected++);
        else assert_true(item == SIZE_MAX);
      }
    }
    assert_int_equal(expected, items);
  }
}

/* Turns a sheet over as a printer does and says where a point of the back comes to lie, seen through from the front. */
static void seen_through(const struct imposition *imposition, enum duplex duplex, double *x, double *y) {
  bool portrait = imposition->paper_height_mm >= imposition->paper_width_mm;
  bool about_vertical_axis = portrait == (duplex == DUPLEX_LONG_EDGE);
  if (about_vertical_axis) *x = mm_to_pt(imposition->paper_width_mm) - *x;
  else *y = mm_to_pt(imposition->paper_height_mm) - *y;
}

static void backs_lie_behind(const struct imposition *imposition, enum duplex duplex) {
  struct arena arena;
  arena_init(&arena);
  size_t cells = imposition_cells(imposition);
  struct scene fronts[6], backs[6], *front_of[6], *back_of[6];
  for (size_t i = 0; i < cells; i++) {
    scene_init(&fronts[i], &arena, 200, 100);
    scene_init(&backs[i], &arena, 200, 100);
    front_of[i] = &fronts[i];
    back_of[i] = &backs[i];
  }
  struct sheet front, back;
  imposition_front(imposition, front_of, &arena, &front);
  imposition_back(imposition, duplex, back_of, &arena, &back);
  for (size_t i = 0; i < cells; i++) {
    const struct placement *a = NULL, *b = NULL;
    for (size_t k = 0; k < front.count; k++)
      if (front.placements[k].scene == &fronts[i]) a = &front.placements[k];
    for (size_t k = 0; k < back.count; k++)
      if (back.placements[k].scene == &backs[i]) b = &back.placements[k];
    assert_non_null(a);
    assert_non_null(b);
    double x = b->x + 100, y = b->y + 50;
    seen_through(imposition, duplex, &x, &y);
    assert_true(fabs(x - (a->x + 100)) < 0.001);
    assert_true(fabs(y - (a->y + 50)) < 0.001);
    bool portrait = imposition->paper_height_mm >= imposition->paper_width_mm;
    assert_int_equal(b->quarter_turns, portrait == (duplex == DUPLEX_LONG_EDGE) ? 0 : 2);
  }
  arena_release(&arena);
}

static void backs_lie_behind_fronts_for_both_ways_of_turning(void **state) {
  (void)state;
  backs_lie_behind(&four_up, DUPLEX_LONG_EDGE);
  backs_lie_behind(&four_up, DUPLEX_SHORT_EDGE);
  backs_lie_behind(&portrait_2x3, DUPLEX_LONG_EDGE);
  backs_lie_behind(&portrait_2x3, DUPLEX_SHORT_EDGE);
}

static void cards_stay_inside_the_sheet_and_do_not_overlap(void **state) {
  (void)state;
  const struct paper *card;
  struct error error;
  struct imposition found;
  assert_true(paper_find("a6", PAPER_CARD, &card, &error));
  assert_true(imposition_find("4up", card, &found, &error));
  struct arena arena;
  arena_init(&arena);
  struct scene scenes[4], *of[4];
  for (size_t i = 0; i < 4; i++) {
    scene_init(&scenes[i], &arena, mm_to_pt(card->width_mm), mm_to_pt(card->height_mm));
    of[i] = &scenes[i];
  }
  struct sheet sheet;
  imposition_front(&found, of, &arena, &sheet);
  assert_int_equal(sheet.count, 5); /* four cards and the cut marks */
  for (size_t i = 0; i < 4; i++) {
    const struct placement *a = &sheet.placements[i];
    assert_true(a->x >= 0 && a->x + a->scene->width_pt <= sheet.width_pt + 0.001);
    assert_true(a->y >= 0 && a->y + a->scene->height_pt <= sheet.height_pt + 0.001);
    for (size_t k = i + 1; k < 4; k++) {
      const struct placement *b = &sheet.placements[k];
      assert_true(fabs(a->x - b->x) >= a->scene->width_pt - 0.001 || fabs(a->y - b->y) >= a->scene->height_pt - 0.001);
    }
  }
  arena_release(&arena);
}

static void a_card_too_large_for_four_is_refused_with_the_way_out(void **state) {
  (void)state;
  struct paper large = {.name = "DL", .width_mm = 210, .height_mm = 99};
  struct imposition found;
  struct error error;
  assert_false(imposition_find("4up", &large, &found, &error));
  assert_non_null(strstr(error.hint, "single"));
  assert_true(imposition_find("single", &large, &found, &error));
  assert_int_equal(imposition_cells(&found), 1);
  assert_false(imposition_find("5up", &large, &found, &error));
}

static void postcards_keep_the_limits_of_the_postal_union(void **state) {
  (void)state;
  assert_true(paper_is_postcard_size(148, 105));
  assert_true(paper_is_postcard_size(139.7, 89));
  assert_false(paper_is_postcard_size(130, 90));
  assert_false(paper_is_postcard_size(148, 125));
  assert_false(paper_is_postcard_size(140, 110)); /* nearly square */
}

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
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sheets_follow_the_country),
      cmocka_unit_test(reading_order_fills_sheet_after_sheet),
      cmocka_unit_test(a_cut_pile_laid_together_keeps_the_order),
      cmocka_unit_test(backs_lie_behind_fronts_for_both_ways_of_turning),
      cmocka_unit_test(cards_stay_inside_the_sheet_and_do_not_overlap),
      cmocka_unit_test(a_card_too_large_for_four_is_refused_with_the_way_out),
      cmocka_unit_test(postcards_keep_the_limits_of_the_postal_union),
      cmocka_unit_test(an_unknown_size_names_the_known_ones),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
