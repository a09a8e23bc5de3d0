/* SPDX-License-Identifier: MIT */
/* What is entered of a printer moves and stretches every sheet against it, and the two sides of a test sheet lie on each
 * other: measured in the finished file. */
#include "measured.h"

#include <math.h>

#include "../page/turning.h"
#include "solipost/page/test_sheet.h"

static struct font_book *book;
static struct text_engine *engine;
static struct arena arena;

static int open_engine(void **state) {
  (void)state;
  struct error error;
  arena_init(&arena);
  if (!font_book_open(&book, &error)) return -1;
  return text_engine_create(&engine, book, &error) ? 0 : -1;
}

static int close_engine(void **state) {
  (void)state;
  text_engine_destroy(engine);
  font_book_close(book);
  arena_release(&arena);
  return 0;
}

static const struct paper *paper(const char *name, enum paper_kind kind) {
  const struct paper *found;
  struct error error;
  assert_true(paper_find(name, kind, &found, &error));
  return found;
}

/* A grid and its second side. */
struct sides {
  struct test_grid front, back;
};

static struct sides sides_of(const char *layout, enum duplex duplex) {
  struct imposition imposition;
  struct sides sides;
  struct error error;
  if (layout == NULL) {
    test_grid_plain(paper("A4", PAPER_SHEET), &arena, &sides.front);
    test_grid_back(&sides.front, duplex, &arena, &sides.back);
    return sides;
  }
  assert_true(imposition_find(layout, paper("A4", PAPER_SHEET), paper("A6", PAPER_CARD), 0, &imposition, &error));
  test_grid_of_cards(&imposition, &arena, &sides.front);
  test_grid_of_card_backs(&imposition, duplex, &arena, &sides.back);
  return sides;
}

static struct measured print_sides(const struct sides *sides, const struct pdf_correction *correction) {
  static const char *const words[] = {"somewords"};
  struct pdf *pdf;
  struct error error = {0};
  struct sheet sheet;
  assert_true(pdf_create(&pdf, "", &error));
  if (correction != NULL) pdf_correct(pdf, correction);
  assert_true(test_sheet(engine, &sides->front, words, 1, "en", &arena, &sheet, &error));
  assert_true(pdf_add_sheet(pdf, &sheet, &error));
  assert_true(test_sheet(engine, &sides->back, words, 1, "en", &arena, &sheet, &error));
  sheet.second_side = true;
  assert_true(pdf_add_sheet(pdf, &sheet, &error));
  return measure_pdf(pdf);
}

/* ---- both sides ---- */

/* The centre of each cell is behind itself, for both ways in which printers turn sheets. */
static void numbers_lie_on_themselves_when_the_sheet_is_turned(void **state) {
  (void)state;
  static const char *const layouts[] = {NULL, "4up", "3up", "2up"};
  static const enum duplex flips[] = {DUPLEX_LONG_EDGE, DUPLEX_SHORT_EDGE};
  for (size_t i = 0; i < COUNT_OF(layouts) * 2; i++) {
    struct sides sides = sides_of(layouts[i / 2], flips[i % 2]);
    struct measured measured = print_sides(&sides, NULL);
    const struct sheet page = {.width_pt = mm_to_pt(sides.front.width_mm),
                               .height_pt = mm_to_pt(sides.front.height_mm)};
    for (size_t cell = 0; cell < sides.front.count; cell++) {
      const struct test_cell *a = &sides.front.cells[cell], *b = &sides.back.cells[cell];
      struct point front = {mm_to_pt(a->x_mm + a->width_mm / 2), mm_to_pt(a->y_mm + a->height_mm / 2)};
      struct point back = {mm_to_pt(b->x_mm + b->width_mm / 2), mm_to_pt(b->y_mm + b->height_mm / 2)};
      assert_true(same_point(behind(&page, flips[i % 2], front), back));
      /* And there the numbers stand. */
      const char *number = arena_printf(&arena, "%zu", cell + 1);
      const struct measured_word *one = measured_find(&measured, 1, number),
                                 *other = measured_find(&measured, 2, number);
      assert_non_null(one);
      assert_non_null(other);
      assert_true(hypot(mm_to_pt(one->left) - front.x, mm_to_pt(one->top) - front.y) < mm_to_pt(12));
      assert_true(hypot(mm_to_pt(other->left) - back.x, mm_to_pt(other->top) - back.y) < mm_to_pt(12));
    }
    measured_keeps_edge(&measured, 4.2);
    mem_free(measured.words);
  }
}

static void printed_numbers_are_on_both_sides_within_the_edge(void **state) {
  (void)state;
  struct sides sides = sides_of(NULL, DUPLEX_LONG_EDGE);
  struct measured measured = print_sides(&sides, NULL);
  assert_int_equal(measured.page_count, 2);
  measured_keeps_edge(&measured, 4.2);
  const struct measured_word *front = measured_find(&measured, 1, "1"), *back = measured_find(&measured, 2, "1");
  assert_non_null(front);
  assert_non_null(back);
  /* Both stand 2 mm right of the middle of their cell, as each side is looked at. */
  assert_true(fabs((front->left - 2) + (back->left - 2) - 210) < 0.5);
  assert_true(fabs(front->top - back->top) < 0.01);
  mem_free(measured.words);
}

/* ---- corrections ---- */

static double moved(const struct measured *before, const struct measured *after, size_t page, const char *word,
                    bool down) {
  const struct measured_word *a = measured_find(before, page, word), *b = measured_find(after, page, word);
  assert_non_null(a);
  assert_non_null(b);
  return down ? b->top - a->top : b->left - a->left;
}

static void near(double got, double wanted, double tolerance) {
  if (fabs(got - wanted) > tolerance) fail_msg("%.3f, wanted %.3f", got, wanted);
}

static void offsets_move_each_side_by_what_was_measured(void **state) {
  (void)state;
  struct sides sides = sides_of(NULL, DUPLEX_LONG_EDGE);
  struct pdf_correction correction = PDF_CORRECTION_NONE;
  correction.offset_x_um = 1500;
  correction.offset_y_um = -2000;
  correction.back_offset_x_um = -300;
  correction.back_offset_y_um = 500;
  struct measured before = print_sides(&sides, NULL);
  struct measured after = print_sides(&sides, &correction);
  for (int number = 1; number <= 12; number++) {
    const char *word = arena_printf(&arena, "%d", number);
    near(moved(&before, &after, 1, word, false), -1.5, 0.01); /* too far right: back to the left */
    near(moved(&before, &after, 1, word, true), 2, 0.01);
    near(moved(&before, &after, 2, word, false), 0.3, 0.01);
    near(moved(&before, &after, 2, word, true), -0.5, 0.01);
  }
  mem_free(before.words);
  mem_free(after.words);
}

/* Turned a quarter to the left, the right edge of the page is the top of the sheet. */
static void pages_that_lie_are_corrected_as_they_are_printed(void **state) {
  (void)state;
  struct sides sides = sides_of("4up", DUPLEX_LONG_EDGE);
  struct pdf_correction correction = PDF_CORRECTION_NONE;
  correction.offset_x_um = 1000;
  correction.offset_y_um = 3000;
  struct measured before = print_sides(&sides, NULL);
  struct measured after = print_sides(&sides, &correction);
  near(moved(&before, &after, 1, "1", false), 3, 0.01); /* down on the sheet is to the left on the page */
  near(moved(&before, &after, 1, "1", true), -1, 0.01);
  near(moved(&before, &after, 2, "2", true), 0, 0.01);
  mem_free(before.words);
  mem_free(after.words);
}

/* A printer does to the corrected page what was measured of it, and all is where it should be. */
static void scales_and_offsets_together_undo_the_printer(void **state) {
  (void)state;
  struct sides sides = sides_of(NULL, DUPLEX_LONG_EDGE);
  const struct pdf_correction correction = {.offset_x_um = 1500,
                                            .offset_y_um = -2000,
                                            .back_offset_x_um = 700,
                                            .back_offset_y_um = 0,
                                            .scale_x_ppm = 1004000,
                                            .scale_y_ppm = 990000};
  struct measured before = print_sides(&sides, NULL);
  struct measured after = print_sides(&sides, &correction);
  for (size_t page = 1; page <= 2; page++) {
    for (int number = 1; number <= 12; number++) {
      const char *word = arena_printf(&arena, "%d", number);
      const struct measured_word *wanted = measured_find(&before, page, word);
      const struct measured_word *drawn = measured_find(&after, page, word);
      double right = page == 1 ? 1.5 : 0.7, down = page == 1 ? -2 : 0;
      near(20 + 1.004 * (drawn->left - 20) + right, wanted->left, 0.02);
      near(20 + 0.99 * (drawn->bottom - 20) + down, wanted->bottom, 0.02);
    }
  }
  mem_free(before.words);
  mem_free(after.words);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(numbers_lie_on_themselves_when_the_sheet_is_turned),
      cmocka_unit_test(printed_numbers_are_on_both_sides_within_the_edge),
      cmocka_unit_test(offsets_move_each_side_by_what_was_measured),
      cmocka_unit_test(pages_that_lie_are_corrected_as_they_are_printed),
      cmocka_unit_test(scales_and_offsets_together_undo_the_printer),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
