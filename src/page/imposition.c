/* SPDX-License-Identifier: MIT */
/* In which order the cells of a sheet are filled, where their backs lie, and what is laid into them. */
#include "solipost/page/imposition.h"

#include <stdint.h>

#include "cut_marks.h"
#include "solipost/base/length.h"

size_t imposition_sheets(const struct imposition *imposition, size_t item_count) {
  return (item_count + imposition->cell_count - 1) / imposition->cell_count;
}

size_t imposition_item(const struct imposition *imposition, enum sheet_order order, size_t item_count,
                       size_t sheet_count, size_t sheet, size_t cell) {
  size_t item = order == ORDER_CUT_AND_STACK ? cell * sheet_count + sheet : sheet * imposition->cell_count + cell;
  return item < item_count ? item : SIZE_MAX;
}

static bool turns_about_vertical_axis(const struct imposition *imposition, enum duplex duplex) {
  bool portrait = imposition->paper_height_mm >= imposition->paper_width_mm;
  return duplex == DUPLEX_NONE || portrait == (duplex == DUPLEX_LONG_EDGE);
}

struct imposition_cell imposition_back_cell(const struct imposition *imposition, enum duplex duplex, size_t cell) {
  struct imposition_cell back = imposition->cells[cell];
  if (turns_about_vertical_axis(imposition, duplex)) {
    back.x_mm = imposition->paper_width_mm - back.x_mm - back.width_mm;
    back.quarter_turns = (4 - back.quarter_turns) % 4;
  } else {
    back.y_mm = imposition->paper_height_mm - back.y_mm - back.height_mm;
    back.quarter_turns = (6 - back.quarter_turns) % 4;
  }
  return back;
}

/* Where a scene on a side of w x h lies once the side is turned clockwise, from the top left of what the side takes then. */
static struct placement turn_with(const struct placement *placed, double w, double h, int quarter_turns) {
  bool lies = placed->quarter_turns % 2 == 1;
  double width = lies ? placed->scene->height_pt : placed->scene->width_pt;
  double height = lies ? placed->scene->width_pt : placed->scene->height_pt;
  struct placement turned = *placed;
  turned.quarter_turns = (placed->quarter_turns + quarter_turns) % 4;
  switch (quarter_turns) {
  case 1:
    turned.x = h - placed->y - height;
    turned.y = placed->x;
    break;
  case 2:
    turned.x = w - placed->x - width;
    turned.y = h - placed->y - height;
    break;
  case 3:
    turned.x = placed->y;
    turned.y = w - placed->x - width;
    break;
  default: break;
  }
  return turned;
}

static void lay(const struct imposition_cell *cell, const struct sheet *side, struct placement *placements,
                struct sheet *out) {
  bool lies = cell->quarter_turns % 2 == 1;
  double width = lies ? side->height_pt : side->width_pt, height = lies ? side->width_pt : side->height_pt;
  double left = mm_to_pt(cell->x_mm) + (mm_to_pt(cell->width_mm) - width) / 2;
  double top = mm_to_pt(cell->y_mm) + (mm_to_pt(cell->height_mm) - height) / 2;
  for (size_t i = 0; i < side->count; i++) {
    struct placement *placed = &placements[out->count++];
    *placed = turn_with(&side->placements[i], side->width_pt, side->height_pt, cell->quarter_turns);
    placed->x += left;
    placed->y += top;
  }
}

static struct placement *start_sheet(const struct imposition *imposition, const struct sheet *const *sides,
                                     struct arena *arena, struct sheet *out) {
  size_t count = 1; /* the cut marks */
  for (size_t cell = 0; cell < imposition->cell_count; cell++) count += sides[cell] == NULL ? 0 : sides[cell]->count;
  struct placement *placements = ARENA_ARRAY(arena, struct placement, count);
  *out = (struct sheet){.width_pt = mm_to_pt(imposition->paper_width_mm),
                        .height_pt = mm_to_pt(imposition->paper_height_mm),
                        .placements = placements};
  return placements;
}

void imposition_front(const struct imposition *imposition, const struct sheet *const *sides, struct arena *arena,
                      struct sheet *out) {
  struct placement *placements = start_sheet(imposition, sides, arena, out);
  for (size_t cell = 0; cell < imposition->cell_count; cell++) {
    if (sides[cell] != NULL) lay(&imposition->cells[cell], sides[cell], placements, out);
  }
  if (imposition->cut_marks) placements[out->count++] = (struct placement){.scene = cut_marks_scene(imposition, arena)};
}

void imposition_back(const struct imposition *imposition, enum duplex duplex, const struct sheet *const *sides,
                     struct arena *arena, struct sheet *out) {
  struct placement *placements = start_sheet(imposition, sides, arena, out);
  out->second_side = duplex != DUPLEX_NONE; /* sheets turned by hand go through the printer as first sides */
  for (size_t cell = 0; cell < imposition->cell_count; cell++) {
    struct imposition_cell back = imposition_back_cell(imposition, duplex, cell);
    if (sides[cell] != NULL) lay(&back, sides[cell], placements, out);
  }
}
