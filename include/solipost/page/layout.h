/* SPDX-License-Identifier: MIT */
/* The layouts: how many cards of which size lie how on a sheet. */
#ifndef SOLIPOST_PAGE_LAYOUT_H
#define SOLIPOST_PAGE_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/page/paper.h"

/* Crop marks are 5 mm long and 3 mm off the cut. */
#define CUT_MARK_MM 5.0
#define CUT_MARK_OFF_MM 3.0
#define SHEET_EDGE_MM 4.2 /* printers leave this much white at each edge of the paper */

enum { IMPOSITION_MOST_CELLS = 4 };
#define IMPOSITION_SINGLE "single" /* the layout of one card per page, the page as large as the card */

/* Where a card lies, in mm from the top left of the paper: the card is in the middle of it, turned clockwise. */
struct imposition_cell {
  double x_mm, y_mm, width_mm, height_mm; /* as it lies on the paper */
  int quarter_turns;
};

/* How cards lie on a sheet. Cells are in the order in which they are filled. */
struct imposition {
  double paper_width_mm, paper_height_mm;
  double bleed_mm; /* what a card prints beyond its cut */
  struct imposition_cell cells[IMPOSITION_MOST_CELLS];
  size_t cell_count;
  bool cut_marks;
};

/* "4up", "3up", "2up", "1up" on the sheet, or "single"; "" is the one that holds the most. With a bleed crop marks stand
 * around each card, and the layout needs room for both. ERROR_MISUSED when the cards do not fit, with what would do. */
MUST_CHECK bool imposition_find(const char *name, const struct paper *sheet, const struct paper *card, double bleed_mm,
                                struct imposition *out, struct error *error);
/* Name of the layout that "" stands for; "single" when the card is larger than the sheet. */
const char *imposition_fullest(const struct paper *sheet, const struct paper *card, double bleed_mm);

#endif
