/* SPDX-License-Identifier: MIT */
/* Which item goes where on which sheet, front and back. Cells are numbered row by row from the top left. */
#ifndef SOLIPOST_PAGE_IMPOSITION_H
#define SOLIPOST_PAGE_IMPOSITION_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/page/paper.h"
#include "solipost/page/scene.h"

/* How cards lie on a sheet. One row and one column: one per page, the page as large as the card. */
struct imposition {
  double paper_width_mm, paper_height_mm;
  size_t columns, rows;
  double cell_width_mm, cell_height_mm; /* cells touch; the grid is centred on the paper */
  bool cut_marks;
};

enum duplex { DUPLEX_NONE, DUPLEX_LONG_EDGE, DUPLEX_SHORT_EDGE };
enum sheet_order {
  ORDER_READING,      /* 1 2 3 4 on the first sheet, 5 6 7 8 on the second */
  ORDER_CUT_AND_STACK /* cut the pile, lay the stacks on each other: the list's order is kept */
};

/* Four cards on A4 ("4up") or one per page ("single"). */
MUST_CHECK bool imposition_find(const char *name, const struct paper *card, struct imposition *out,
                                struct error *error);

size_t imposition_cells(const struct imposition *imposition);
size_t imposition_sheets(const struct imposition *imposition, size_t item_count);

/* Item in a cell of sheet `sheet` of `sheet_count` (from 0); SIZE_MAX when the cell stays empty. Cut-and-stack: cell k of
 * sheet s holds item k x sheets + s. */
size_t imposition_item(const struct imposition *imposition, enum sheet_order order, size_t item_count,
                       size_t sheet_count, size_t sheet, size_t cell);

/* Where the back of a front cell lies on the back page and whether it is upside down there. A sheet turned about its
 * vertical axis (portrait and long edge, or landscape and short edge) mirrors the columns; about its horizontal axis it
 * mirrors the rows and turns the content by 180 degrees. */
void imposition_back_cell(const struct imposition *imposition, enum duplex duplex, size_t cell, size_t *back_cell,
                          bool *upside_down);

/* One side of a sheet: scenes[cell] (NULL: empty) placed in their cells; on the back mirrored for `duplex`. */
void imposition_front(const struct imposition *imposition, struct scene *const *scenes, struct arena *arena,
                      struct sheet *out);
void imposition_back(const struct imposition *imposition, enum duplex duplex, struct scene *const *scenes,
                     struct arena *arena, struct sheet *out);

#endif
