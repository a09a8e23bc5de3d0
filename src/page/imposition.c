/* SPDX-License-Identifier: MIT */
/* Cells of a sheet, in which order they are filled, and where their backs lie. */
#include "solipost/page/imposition.h"

#include <stdint.h>
#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/base/length.h"
#include "solipost/base/utf8.h"

/* Length of a cut mark, in mm, drawn on the cutting line itself: a sheet filled to its edges has no waste to put it in. */
#define CUT_MARK_MM 5.0
#define CUT_MARK_EDGE_MM 4.2
#define CUT_MARK_WIDTH_PT 0.25

bool imposition_find(const char *name, const struct paper *card, struct imposition *out, struct error *error) {
  if (ascii_equal_ignoring_case(name, "single")) {
    *out = (struct imposition){.paper_width_mm = card->width_mm,
                               .paper_height_mm = card->height_mm,
                               .columns = 1,
                               .rows = 1,
                               .cell_width_mm = card->width_mm,
                               .cell_height_mm = card->height_mm};
    return true;
  }
  if (!ascii_equal_ignoring_case(name, "4up")) {
    error_set(error, ERROR_NOT_FOUND, _("no layout is called \"%s\""), name);
    return error_hint(error, _("known layouts: %s"), "4up, single");
  }
  const struct paper *sheet = NULL;
  if (!paper_find("A4", PAPER_SHEET, &sheet, error)) return false;
  /* A4 lies on its long side: 297 x 210 holds 2 x 2 cards of up to 148.5 x 105. */
  double width = sheet->height_mm, height = sheet->width_mm;
  if (card->width_mm > width / 2 || card->height_mm > height / 2) {
    error_set(error, ERROR_MISUSED, _("four cards of %g x %g mm do not fit on A4"), card->width_mm, card->height_mm);
    return error_hint(error, _("print one per page instead: --layout single"));
  }
  *out = (struct imposition){.paper_width_mm = width,
                             .paper_height_mm = height,
                             .columns = 2,
                             .rows = 2,
                             .cell_width_mm = width / 2,
                             .cell_height_mm = height / 2,
                             .cut_marks = true};
  return true;
}

size_t imposition_cells(const struct imposition *imposition) { return imposition->columns * imposition->rows; }

size_t imposition_sheets(const struct imposition *imposition, size_t item_count) {
  size_t cells = imposition_cells(imposition);
  return (item_count + cells - 1) / cells;
}

size_t imposition_item(const struct imposition *imposition, enum sheet_order order, size_t item_count,
                       size_t sheet_count, size_t sheet, size_t cell) {
  size_t item = order == ORDER_CUT_AND_STACK ? cell * sheet_count + sheet : sheet * imposition_cells(imposition) + cell;
  return item < item_count ? item : SIZE_MAX;
}

void imposition_back_cell(const struct imposition *imposition, enum duplex duplex, size_t cell, size_t *back_cell,
                          bool *upside_down) {
  size_t row = cell / imposition->columns, column = cell % imposition->columns;
  bool portrait = imposition->paper_height_mm >= imposition->paper_width_mm;
  bool vertical_axis = portrait == (duplex == DUPLEX_LONG_EDGE);
  if (duplex == DUPLEX_NONE) vertical_axis = true;
  if (vertical_axis) column = imposition->columns - 1 - column;
  else row = imposition->rows - 1 - row;
  *back_cell = row * imposition->columns + column;
  *upside_down = !vertical_axis;
}

static void place(const struct imposition *imposition, size_t cell, const struct scene *scene, int quarter_turns,
                  struct placement *out) {
  double cell_width = mm_to_pt(imposition->cell_width_mm), cell_height = mm_to_pt(imposition->cell_height_mm);
  double left = mm_to_pt(imposition->paper_width_mm) - cell_width * (double)imposition->columns;
  double top = mm_to_pt(imposition->paper_height_mm) - cell_height * (double)imposition->rows;
  *out = (struct placement){
      .scene = scene,
      .x = left / 2 + cell_width * (double)(cell % imposition->columns) + (cell_width - scene->width_pt) / 2,
      .y = top / 2 + cell_height * (double)(cell / imposition->columns) + (cell_height - scene->height_pt) / 2,
      .quarter_turns = quarter_turns};
}

/* Short hairlines where a knife goes: at both ends of every inner line, and a cross where inner lines meet. */
static struct scene *cut_marks(const struct imposition *imposition, struct arena *arena) {
  double width = mm_to_pt(imposition->paper_width_mm), height = mm_to_pt(imposition->paper_height_mm);
  double near = mm_to_pt(CUT_MARK_EDGE_MM), far = mm_to_pt(CUT_MARK_EDGE_MM + CUT_MARK_MM);
  double arm = mm_to_pt(CUT_MARK_MM) / 2;
  struct scene *scene = ARENA_NEW(arena, struct scene);
  scene_init(scene, arena, width, height);
  for (size_t column = 1; column < imposition->columns; column++) {
    double x = width / 2 + mm_to_pt(imposition->cell_width_mm) * ((double)column - (double)imposition->columns / 2);
    scene_stroke(scene, x, near, x, far, CUT_MARK_WIDTH_PT, COLOUR_GREY);
    scene_stroke(scene, x, height - near, x, height - far, CUT_MARK_WIDTH_PT, COLOUR_GREY);
    for (size_t row = 1; row < imposition->rows; row++) {
      double y = height / 2 + mm_to_pt(imposition->cell_height_mm) * ((double)row - (double)imposition->rows / 2);
      scene_stroke(scene, x, y - arm, x, y + arm, CUT_MARK_WIDTH_PT, COLOUR_GREY);
      scene_stroke(scene, x - arm, y, x + arm, y, CUT_MARK_WIDTH_PT, COLOUR_GREY);
    }
  }
  for (size_t row = 1; row < imposition->rows; row++) {
    double y = height / 2 + mm_to_pt(imposition->cell_height_mm) * ((double)row - (double)imposition->rows / 2);
    scene_stroke(scene, near, y, far, y, CUT_MARK_WIDTH_PT, COLOUR_GREY);
    scene_stroke(scene, width - near, y, width - far, y, CUT_MARK_WIDTH_PT, COLOUR_GREY);
  }
  return scene;
}

static void start_sheet(const struct imposition *imposition, struct arena *arena, struct placement **placements,
                        struct sheet *out) {
  *placements = ARENA_ARRAY(arena, struct placement, imposition_cells(imposition) + 1);
  *out = (struct sheet){.width_pt = mm_to_pt(imposition->paper_width_mm),
                        .height_pt = mm_to_pt(imposition->paper_height_mm),
                        .placements = *placements};
}

void imposition_front(const struct imposition *imposition, struct scene *const *scenes, struct arena *arena,
                      struct sheet *out) {
  struct placement *placements;
  start_sheet(imposition, arena, &placements, out);
  for (size_t cell = 0; cell < imposition_cells(imposition); cell++) {
    if (scenes[cell]) place(imposition, cell, scenes[cell], 0, &placements[out->count++]);
  }
  if (imposition->cut_marks) placements[out->count++] = (struct placement){.scene = cut_marks(imposition, arena)};
}

void imposition_back(const struct imposition *imposition, enum duplex duplex, struct scene *const *scenes,
                     struct arena *arena, struct sheet *out) {
  struct placement *placements;
  start_sheet(imposition, arena, &placements, out);
  out->second_side = duplex != DUPLEX_NONE; /* sheets turned by hand go through the printer as first sides */
  for (size_t cell = 0; cell < imposition_cells(imposition); cell++) {
    size_t back_cell;
    bool upside_down;
    imposition_back_cell(imposition, duplex, cell, &back_cell, &upside_down);
    if (scenes[cell]) place(imposition, back_cell, scenes[cell], upside_down ? 2 : 0, &placements[out->count++]);
  }
}
