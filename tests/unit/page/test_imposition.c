/* SPDX-License-Identifier: MIT */
/* Every card finds its place on every sheet, its back lies behind it the right way up, a cut pile keeps the order of the
 * list, and marks for the knife stand where nobody reads. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "solipost/base/length.h"
#include "solipost/page/card.h"
#include "turning.h"

#define PRINTER_EDGE_MM 4.2

static const char *const layouts[] = {"4up", "3up", "2up", "1up", "single"};
static const char *const sheets[] = {"A4", "Letter", "A5"};
static const char *const cards[] = {"A6",          "DL",      "DL-99",    "A5",     "US-4x6",
                                    "US-4.25x5.5", "150x105", "127x88.9", "140x100"};

static struct arena arena;

static int fresh_arena(void **state) {
  (void)state;
  arena_init(&arena);
  return 0;
}

static int drop_arena(void **state) {
  (void)state;
  arena_release(&arena);
  return 0;
}

static const struct paper *find(const char *name, enum paper_kind kind) {
  const struct paper *found;
  struct error error = {.message = ""};
  if (!paper_find(name, kind, &found, &error)) fail_msg("%s", error.message);
  return found;
}

static bool impose(const char *layout, const char *sheet, const char *card, double bleed, struct imposition *out) {
  struct error error;
  return imposition_find(layout, find(sheet, PAPER_SHEET), find(card, PAPER_CARD), bleed, out, &error);
}

/* Calls `check` with each layout that is possible; at least this many must be. */
static void each_layout(double bleed, size_t least, void (*check)(const struct imposition *, const struct paper *)) {
  size_t count = 0;
  struct imposition imposition;
  for (size_t s = 0; s < COUNT_OF(sheets); s++) {
    for (size_t c = 0; c < COUNT_OF(cards); c++) {
      for (size_t l = 0; l < COUNT_OF(layouts); l++) {
        if (!impose(layouts[l], sheets[s], cards[c], bleed, &imposition)) continue;
        check(&imposition, find(cards[c], PAPER_CARD));
        count++;
      }
    }
  }
  assert_true(count >= least);
}

/* ---- order ---- */

static void reading_order_fills_sheet_after_sheet(void **state) {
  (void)state;
  struct imposition four_up;
  assert_true(impose("4up", "A4", "A6", 0, &four_up));
  assert_int_equal(imposition_sheets(&four_up, 9), 3);
  assert_int_equal(imposition_item(&four_up, ORDER_READING, 9, 3, 0, 3), 3);
  assert_int_equal(imposition_item(&four_up, ORDER_READING, 9, 3, 2, 0), 8);
  assert_true(imposition_item(&four_up, ORDER_READING, 9, 3, 2, 1) == SIZE_MAX);
}

static void check_pile(const struct imposition *imposition, const struct paper *card) {
  (void)card;
  for (size_t items = 1; items <= 23; items++) {
    size_t count = imposition_sheets(imposition, items), expected = 0;
    for (size_t cell = 0; cell < imposition->cell_count; cell++) {
      for (size_t sheet = 0; sheet < count; sheet++) {
        size_t item = imposition_item(imposition, ORDER_CUT_AND_STACK, items, count, sheet, cell);
        if (expected < items) assert_int_equal(item, expected++);
        else assert_true(item == SIZE_MAX);
      }
    }
    assert_int_equal(expected, items);
  }
}

static void a_cut_pile_laid_together_keeps_the_order_on_every_layout(void **state) {
  (void)state;
  each_layout(0, 40, check_pile);
}

/* ---- what fits where ---- */

static void the_fullest_layout_is_taken(void **state) {
  (void)state;
  static const struct {
    const char *sheet, *card, *layout;
  } expected[] = {
      {"A4", "A6", "4up"},      {"A4", "DL", "2up"},         {"A4", "DL-99", "3up"},
      {"A4", "A5", "2up"},      {"A4", "US-4x6", "3up"},     {"A4", "US-4.25x5.5", "2up"},
      {"Letter", "A6", "3up"},  {"Letter", "DL", "2up"},     {"Letter", "DL-99", "2up"},
      {"Letter", "A5", "1up"},  {"Letter", "US-4x6", "3up"}, {"Letter", "US-4.25x5.5", "4up"},
      {"A4", "150x105", "3up"}, {"A5", "A6", "2up"},         {"A5", "A5", "1up"},
  };
  for (size_t i = 0; i < COUNT_OF(expected); i++) {
    const struct paper *sheet = find(expected[i].sheet, PAPER_SHEET), *card = find(expected[i].card, PAPER_CARD);
    const char *found = imposition_fullest(sheet, card, 0);
    if (strcmp(found, expected[i].layout) != 0)
      fail_msg("%s on %s: %s instead of %s", expected[i].card, expected[i].sheet, found, expected[i].layout);
  }
}

static void four_cards_share_a4_and_letter_without_a_strip(void **state) {
  (void)state;
  struct imposition found;
  assert_true(impose("4up", "A4", "A6", 0, &found));
  assert_true(fabs(found.cells[3].x_mm - 148.5) < 0.001 && fabs(found.cells[3].y_mm - 105) < 0.001);
  assert_true(impose("4up", "Letter", "US-4.25x5.5", 0, &found));
  assert_true(fabs(found.cells[3].x_mm - 139.7) < 0.001 && fabs(found.cells[3].y_mm - 107.95) < 0.001);
}

static void three_cards_stand_beside_each_other_above_one_that_lies(void **state) {
  (void)state;
  struct imposition found;
  assert_true(impose("3up", "Letter", "US-4x6", 0, &found));
  assert_true(found.paper_height_mm > found.paper_width_mm);
  assert_int_equal(found.cells[0].quarter_turns % 2, 1);
  assert_int_equal(found.cells[1].quarter_turns, found.cells[0].quarter_turns);
  assert_int_equal(found.cells[2].quarter_turns, 0);
  assert_true(found.cells[2].y_mm >= found.cells[0].y_mm + found.cells[0].height_mm - 0.001);
}

static void check_cells(const struct imposition *found, const struct paper *card) {
  for (size_t i = 0; i < found->cell_count; i++) {
    const struct imposition_cell *a = &found->cells[i];
    bool lies = a->quarter_turns % 2 == 1;
    assert_true((lies ? a->height_mm : a->width_mm) >= card->width_mm - 0.001);
    assert_true((lies ? a->width_mm : a->height_mm) >= card->height_mm - 0.001);
    assert_true(a->x_mm >= -0.011 && a->x_mm + a->width_mm <= found->paper_width_mm + 0.011);
    assert_true(a->y_mm >= -0.011 && a->y_mm + a->height_mm <= found->paper_height_mm + 0.011);
    for (size_t k = 0; k < i; k++) {
      const struct imposition_cell *b = &found->cells[k];
      double gutter = 2 * found->bleed_mm - 0.011;
      assert_true(a->x_mm >= b->x_mm + b->width_mm + gutter || b->x_mm >= a->x_mm + a->width_mm + gutter ||
                  a->y_mm >= b->y_mm + b->height_mm + gutter || b->y_mm >= a->y_mm + a->height_mm + gutter);
    }
  }
}

static void cards_stay_inside_the_sheet_and_do_not_overlap(void **state) {
  (void)state;
  each_layout(0, 40, check_cells);
  each_layout(3, 20, check_cells);
}

static void what_does_not_fit_is_refused_with_what_does(void **state) {
  (void)state;
  struct imposition found;
  struct error error;
  const struct paper *a4 = find("A4", PAPER_SHEET);
  assert_false(imposition_find("4up", a4, find("DL-99", PAPER_CARD), 0, &found, &error));
  assert_non_null(strstr(error.message, "4 cards of 210 x 99 mm do not fit on A4"));
  assert_non_null(strstr(error.hint, "--layout 3up"));
  assert_false(imposition_find("1up", find("A5", PAPER_SHEET), find("215x150", PAPER_CARD), 0, &found, &error));
  assert_non_null(strstr(error.hint, "--layout single"));
  assert_false(imposition_find("5up", a4, find("A6", PAPER_CARD), 0, &found, &error));
  assert_non_null(strstr(error.hint, "4up, 3up"));
}

static void a_bleed_without_room_is_refused_with_the_layout_that_has_it(void **state) {
  (void)state;
  struct imposition found;
  struct error error;
  const struct paper *a4 = find("A4", PAPER_SHEET);
  assert_false(imposition_find("4up", a4, find("A6", PAPER_CARD), 3, &found, &error));
  assert_non_null(strstr(error.message, "bleed"));
  assert_non_null(strstr(error.hint, "--layout 2up"));
  assert_true(imposition_find("2up", a4, find("A6", PAPER_CARD), 3, &found, &error));
  assert_false(imposition_find("2up", a4, find("DL", PAPER_CARD), 3, &found, &error));
  assert_non_null(strstr(error.hint, "--layout 1up"));
  assert_true(imposition_find("4up", a4, find("127x88.9", PAPER_CARD), 3, &found, &error));
  assert_true(imposition_find("single", a4, find("A6", PAPER_CARD), 3, &found, &error));
  assert_true(fabs(found.paper_width_mm - 154) < 0.001 && !found.cut_marks);
}

/* ---- backs ---- */

static void check_backs(const struct imposition *imposition, const struct paper *card) {
  const struct sheet *fronts[IMPOSITION_MOST_CELLS], *backs[IMPOSITION_MOST_CELLS];
  double width = mm_to_pt(card->width_mm), height = mm_to_pt(card->height_mm);
  for (size_t i = 0; i < imposition->cell_count; i++) {
    struct scene *scenes = ARENA_ARRAY(&arena, struct scene, 2);
    scene_init(&scenes[0], &arena, width, height);
    scene_init(&scenes[1], &arena, width, height);
    fronts[i] = card_side(card, &scenes[0], &arena);
    backs[i] = card_side(card, &scenes[1], &arena);
  }
  for (int duplex = DUPLEX_LONG_EDGE; duplex <= DUPLEX_SHORT_EDGE; duplex++) {
    struct sheet front, back;
    imposition_front(imposition, fronts, &arena, &front);
    imposition_back(imposition, (enum duplex)duplex, backs, &arena, &back);
    for (size_t i = 0; i < imposition->cell_count; i++) {
      const struct placement *a = placement_of(&front, fronts[i]->placements[0].scene);
      const struct placement *b = placement_of(&back, backs[i]->placements[0].scene);
      assert_non_null(a);
      assert_non_null(b);
      /* Three corners of the card, so that its place and its turn are both seen; who turns a card from left to right finds
       * what was left on the right. */
      const struct point corners[] = {{0, 0}, {width, 0}, {0, height}};
      for (size_t k = 0; k < COUNT_OF(corners); k++) {
        struct point seen = behind(&front, (enum duplex)duplex, on_sheet(a, corners[k]));
        struct point printed = on_sheet(b, (struct point){width - corners[k].x, corners[k].y});
        if (!same_point(seen, printed))
          fail_msg("cell %zu of %zu: the back lies at %.1f, %.1f instead of %.1f, %.1f", i, imposition->cell_count,
                   printed.x, printed.y, seen.x, seen.y);
      }
    }
  }
}

static void backs_lie_behind_fronts_on_every_layout_for_both_ways_of_turning(void **state) {
  (void)state;
  each_layout(0, 40, check_backs);
  each_layout(3, 20, check_backs);
}

/* ---- cut marks ---- */

static bool is_on_a_card(const struct imposition *found, double x, double y) {
  double bleed = found->bleed_mm;
  for (size_t i = 0; i < found->cell_count; i++) {
    const struct imposition_cell *cell = &found->cells[i];
    if (x > cell->x_mm - bleed && x < cell->x_mm + cell->width_mm + bleed && y > cell->y_mm - bleed &&
        y < cell->y_mm + cell->height_mm + bleed)
      return true;
  }
  return false;
}

static const struct scene *marks_on(const struct imposition *found) {
  const struct sheet *none[IMPOSITION_MOST_CELLS] = {NULL};
  struct sheet sheet;
  imposition_front(found, none, &arena, &sheet);
  assert_int_equal(sheet.count, found->cut_marks ? 1 : 0);
  return found->cut_marks ? sheet.placements[0].scene : NULL;
}

static void check_marks_in_reach(const struct imposition *found, const struct paper *card) {
  (void)card;
  const struct scene *scene = marks_on(found);
  for (size_t i = 0; scene != NULL && i < scene->count; i++) {
    const struct mark *mark = &scene->marks[i];
    const double x[] = {pt_to_mm(mark->stroke.x1), pt_to_mm(mark->stroke.x2)};
    const double y[] = {pt_to_mm(mark->stroke.y1), pt_to_mm(mark->stroke.y2)};
    for (size_t k = 0; k < 2; k++) {
      assert_true(x[k] >= PRINTER_EDGE_MM - 0.001 && x[k] <= found->paper_width_mm - PRINTER_EDGE_MM + 0.001);
      assert_true(y[k] >= PRINTER_EDGE_MM - 0.001 && y[k] <= found->paper_height_mm - PRINTER_EDGE_MM + 0.001);
    }
    assert_true(fabs(mark->stroke.line_width - 0.25) < 0.001);
  }
}

static void no_mark_comes_nearer_to_the_edge_of_the_paper_than_printers_reach(void **state) {
  (void)state;
  each_layout(0, 40, check_marks_in_reach);
  each_layout(3, 20, check_marks_in_reach);
}

/* Eight for each card that stands alone; those that would fall between two cards are left out. */
static void check_crop_marks(const struct imposition *found, const struct paper *card) {
  (void)card;
  const struct scene *scene = marks_on(found);
  if (scene == NULL) return;
  assert_true(scene->count >= 8);
  for (size_t i = 0; i < scene->count; i++) {
    const struct mark *mark = &scene->marks[i];
    double x1 = pt_to_mm(mark->stroke.x1), y1 = pt_to_mm(mark->stroke.y1);
    double x2 = pt_to_mm(mark->stroke.x2), y2 = pt_to_mm(mark->stroke.y2);
    assert_true(fabs(hypot(x2 - x1, y2 - y1) - 5) < 0.05);
    for (double along = 0; along <= 1; along += 0.25)
      assert_false(is_on_a_card(found, x1 + along * (x2 - x1), y1 + along * (y2 - y1)));
  }
}

static void crop_marks_around_a_bleed_are_whole_and_stand_in_the_waste(void **state) {
  (void)state;
  each_layout(3, 20, check_crop_marks);
}

/* Along each edge that is cut there is a mark on at least one end, if a printer reaches it. */
static bool has_mark_on_line(const struct scene *scene, bool vertical, double at_mm) {
  for (size_t i = 0; i < scene->count; i++) {
    const struct mark *mark = &scene->marks[i];
    double from = vertical ? mark->stroke.x1 : mark->stroke.y1, to = vertical ? mark->stroke.x2 : mark->stroke.y2;
    if (fabs(pt_to_mm(from) - at_mm) < 0.01 && fabs(pt_to_mm(to) - at_mm) < 0.01) return true;
  }
  return false;
}

static void check_every_cut(const struct imposition *found, const struct paper *card) {
  (void)card;
  const struct scene *scene = marks_on(found);
  for (size_t i = 0; scene != NULL && i < found->cell_count; i++) {
    const struct imposition_cell *cell = &found->cells[i];
    const double x[] = {cell->x_mm, cell->x_mm + cell->width_mm}, y[] = {cell->y_mm, cell->y_mm + cell->height_mm};
    for (size_t k = 0; k < 2; k++) {
      if (x[k] >= PRINTER_EDGE_MM && x[k] <= found->paper_width_mm - PRINTER_EDGE_MM)
        assert_true(has_mark_on_line(scene, true, x[k]));
      if (y[k] >= PRINTER_EDGE_MM && y[k] <= found->paper_height_mm - PRINTER_EDGE_MM)
        assert_true(has_mark_on_line(scene, false, y[k]));
    }
  }
}

static void every_cut_has_its_mark(void **state) {
  (void)state;
  each_layout(0, 40, check_every_cut);
  each_layout(3, 20, check_every_cut);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh_arena, drop_arena)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(reading_order_fills_sheet_after_sheet),
      TEST(a_cut_pile_laid_together_keeps_the_order_on_every_layout),
      TEST(the_fullest_layout_is_taken),
      TEST(four_cards_share_a4_and_letter_without_a_strip),
      TEST(three_cards_stand_beside_each_other_above_one_that_lies),
      TEST(cards_stay_inside_the_sheet_and_do_not_overlap),
      TEST(what_does_not_fit_is_refused_with_what_does),
      TEST(a_bleed_without_room_is_refused_with_the_layout_that_has_it),
      TEST(backs_lie_behind_fronts_on_every_layout_for_both_ways_of_turning),
      TEST(no_mark_comes_nearer_to_the_edge_of_the_paper_than_printers_reach),
      TEST(crop_marks_around_a_bleed_are_whole_and_stand_in_the_waste),
      TEST(every_cut_has_its_mark),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
