/* SPDX-License-Identifier: MIT */
/* A sheet to find out how a printer misses: rulers from the paper's edges, a cross at known distances, lines of known
 * length, and numbered cells that lie on each other when the sheet is held against the light. */
#ifndef SOLIPOST_PAGE_TEST_SHEET_H
#define SOLIPOST_PAGE_TEST_SHEET_H

#include "solipost/page/imposition.h"
#include "solipost/page/label_sheet.h"

/* A cell on its page, in mm from the top left. */
struct test_cell {
  double x_mm, y_mm, width_mm, height_mm;
  int quarter_turns; /* clockwise, of what stands in it */
};

struct test_grid {
  double width_mm, height_mm; /* of the page; wider than high: it lies on its long side */
  const struct test_cell *cells;
  size_t count;
};

/* Cells of cards and of their backs. In the arena. */
void test_grid_of_cards(const struct imposition *imposition, struct arena *arena, struct test_grid *out);
void test_grid_of_card_backs(const struct imposition *imposition, enum duplex duplex, struct arena *arena,
                             struct test_grid *out);
/* Cells of labels, or three by four on a plain sheet. */
void test_grid_of_labels(const struct label_sheet *sheet, struct arena *arena, struct test_grid *out);
void test_grid_plain(const struct paper *paper, struct arena *arena, struct test_grid *out);
/* Where these cells lie on the second side of a sheet turned like this. */
void test_grid_back(const struct test_grid *front, enum duplex duplex, struct arena *arena, struct test_grid *out);

/* Length of the measured line across or down a sheet of this width or height. */
double test_sheet_line_mm(double paper_mm);

/* One side. `words` are lines of small print, in `language`. The rulers stand as the sheet is held upright: on a page that
 * lies on its long side they are turned. In the arena. */
MUST_CHECK bool test_sheet(struct text_engine *engine, const struct test_grid *grid, const char *const *words,
                           size_t count, const char *language, struct arena *arena, struct sheet *out,
                           struct error *error);

#endif
