/* SPDX-License-Identifier: MIT */
/* Fuzz target: any text may come as an own sheet of labels. Either a fault is told, or all labels lie on the paper, and what
 * is written of the sheet reads back the same. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "solipost/page/label_sheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void require(bool condition) {
  if (!condition) abort();
}

static bool is_near(double a, double b) { return a - b < 0.01 && b - a < 0.01; }

static void check(const struct label_sheet *sheet) {
  enum { EDGE_MM = 2 };
  require(sheet->columns >= 1 && sheet->columns <= LABEL_MOST_COLUMNS);
  require(sheet->rows >= 1 && sheet->rows <= LABEL_MOST_ROWS);
  require(label_sheet_cells(sheet) == sheet->columns * sheet->rows);
  require(sheet->width_mm > 0 && sheet->height_mm > 0 && sheet->left_mm >= 0 && sheet->top_mm >= 0);
  double right = sheet->left_mm + (double)(sheet->columns - 1) * sheet->step_x_mm + sheet->width_mm;
  double bottom = sheet->top_mm + (double)(sheet->rows - 1) * sheet->step_y_mm + sheet->height_mm;
  require(right <= sheet->paper_width_mm + EDGE_MM && bottom <= sheet->paper_height_mm + EDGE_MM);
}

static void check_written(const struct label_sheet *sheet, struct arena *arena) {
  struct buffer text;
  struct label_sheet again;
  struct error error;
  buffer_init(&text);
  label_sheet_write(sheet, &text);
  require(label_sheet_read(text.bytes, "own.txt", arena, &again, &error));
  buffer_release(&text);
  require(again.columns == sheet->columns && again.rows == sheet->rows && strcmp(again.paper, sheet->paper) == 0);
  require(is_near(again.width_mm, sheet->width_mm) && is_near(again.height_mm, sheet->height_mm));
  require(is_near(again.left_mm, sheet->left_mm) && is_near(again.top_mm, sheet->top_mm));
  require(sheet->columns == 1 || is_near(again.step_x_mm, sheet->step_x_mm));
  require(sheet->rows == 1 || is_near(again.step_y_mm, sheet->step_y_mm));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  struct arena arena;
  struct label_sheet sheet;
  struct error error;
  arena_init(&arena);
  error_clear(&error);
  const char *text = arena_strndup(&arena, (const char *)bytes, length);
  if (label_sheet_read(text, "own.txt", &arena, &sheet, &error)) {
    check(&sheet);
    check_written(&sheet, &arena);
  } else {
    require(error.message[0] != '\0');
  }
  arena_release(&arena);
  return 0;
}
