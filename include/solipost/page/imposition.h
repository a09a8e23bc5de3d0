/* SPDX-License-Identifier: MIT */
/* Which card goes where on which sheet, front and back. */
#ifndef SOLIPOST_PAGE_IMPOSITION_H
#define SOLIPOST_PAGE_IMPOSITION_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/page/layout.h"
#include "solipost/page/scene.h"

enum duplex { DUPLEX_NONE, DUPLEX_LONG_EDGE, DUPLEX_SHORT_EDGE };
enum sheet_order {
  ORDER_READING,      /* 1 2 3 4 on the first sheet, 5 6 7 8 on the second */
  ORDER_CUT_AND_STACK /* cut the pile, lay the stacks on each other: the list's order is kept */
};

size_t imposition_sheets(const struct imposition *imposition, size_t item_count);

/* Item in a cell of sheet `sheet` of `sheet_count` (from 0); SIZE_MAX when the cell stays empty. Cut-and-stack: cell k of
 * sheet s holds item k x sheets + s. */
size_t imposition_item(const struct imposition *imposition, enum sheet_order order, size_t item_count,
                       size_t sheet_count, size_t sheet, size_t cell);

/* Where the back of a front cell lies on the back page, and how it is turned there. A sheet turned about its vertical axis
 * (portrait and long edge, or landscape and short edge) mirrors left and right; about its horizontal axis it mirrors top
 * and bottom. A card's back is upright when the card itself is turned from left to right. */
struct imposition_cell imposition_back_cell(const struct imposition *imposition, enum duplex duplex, size_t cell);

/* One side of a sheet: sides[cell] (NULL: empty), each a small sheet as large as its card, laid into their cells; on the
 * back mirrored for `duplex`. Cut marks stand on the front. */
void imposition_front(const struct imposition *imposition, const struct sheet *const *sides, struct arena *arena,
                      struct sheet *out);
void imposition_back(const struct imposition *imposition, enum duplex duplex, const struct sheet *const *sides,
                     struct arena *arena, struct sheet *out);

#endif
