/* SPDX-License-Identifier: MIT */
/* Labels hit their cells on every sheet there is, measured in the finished file. */
#include "measured.h"

#include <math.h>

#include "solipost/page/label.h"
#include "solipost/page/label_shelf.h"

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

/* What stands on the label of this number: one short word, so that each sheet has room for it. */
static struct scene *label(const struct label_sheet *sheet, size_t number, bool *has_room) {
  const struct label_text text = {.address = arena_printf(&arena, "A%zu", number),
                                  .address_language = "en",
                                  .address_local = "",
                                  .number = arena_printf(&arena, "n%zu", number),
                                  .language = "en"};
  struct scene *scene = NULL;
  struct error error = {0};
  *has_room = label_scene(engine, sheet, &text, &arena, &scene, &error);
  return scene;
}

static void lies_in_cell(const struct label_sheet *sheet, size_t cell, const struct measured_word *word) {
  /* As the table says it, without the code that lays labels out; 0.1 mm for rounding. */
  double x = sheet->left_mm + sheet->step_x_mm * (double)(cell % sheet->columns);
  double y = sheet->top_mm + sheet->step_y_mm * (double)(cell / sheet->columns);
  bool inside = word->left >= x + 1.9 && word->right <= x + sheet->width_mm - 1.9 && word->top >= y + 1.9 &&
                word->bottom <= y + sheet->height_mm - 1.9;
  if (!inside)
    fail_msg("%s, label %zu: \"%s\" at %.1f %.1f to %.1f %.1f, label at %.1f %.1f", sheet->name, cell + 1, word->text,
             word->left, word->top, word->right, word->bottom, x, y);
}

static struct measured print_sheet(const struct label_sheet *sheet, bool *has_room) {
  size_t cells = label_sheet_cells(sheet);
  struct scene **scenes = ARENA_ARRAY(&arena, struct scene *, cells);
  struct sheet page;
  struct pdf *pdf;
  struct error error = {0};
  *has_room = true;
  for (size_t cell = 0; *has_room && cell < cells; cell++) scenes[cell] = label(sheet, cell + 1, has_room);
  if (!*has_room) return (struct measured){0};
  label_sheet_page(sheet, scenes, true, &arena, &page);
  assert_true(pdf_create(&pdf, "", &error));
  assert_true(pdf_add_sheet(pdf, &page, &error));
  return measure_pdf(pdf);
}

static void labels_hit_their_cells_on_all_sheets(void **state) {
  (void)state;
  size_t sheets = 0, labels = 0, without_room = 0;
  for (bool more = true;;) {
    struct label_sheet sheet;
    struct error error = {0};
    const char *what;
    bool has_room;
    assert_true(label_shelf_each(sheets, &sheet, &what, &more, &error));
    if (!more) break;
    sheets++;
    struct measured measured = print_sheet(&sheet, &has_room);
    if (!has_room) {
      without_room++;
      assert_true(sheet.height_mm <= 10); /* too low for a line of 8 pt and a number */
      continue;
    }
    assert_int_equal(measured.page_count, 1);
    assert_true(fabs(measured.pages[0].width - sheet.paper_width_mm) < 0.1);
    assert_int_equal(measured.count, 2 * label_sheet_cells(&sheet));
    for (size_t cell = 0; cell < label_sheet_cells(&sheet); cell++) {
      const struct measured_word *address = measured_find(&measured, 1, arena_printf(&arena, "A%zu", cell + 1));
      const struct measured_word *number = measured_find(&measured, 1, arena_printf(&arena, "n%zu", cell + 1));
      assert_non_null(address);
      assert_non_null(number);
      lies_in_cell(&sheet, cell, address);
      lies_in_cell(&sheet, cell, number);
      labels++;
    }
    measured_keeps_edge(&measured, 4.15);
    mem_free(measured.words);
  }
  assert_true(sheets >= 88);
  assert_int_equal(without_room, 1);
  assert_true(labels > 1500);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(labels_hit_their_cells_on_all_sheets)};
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
