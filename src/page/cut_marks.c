/* SPDX-License-Identifier: MIT */
/* Looks at each end of each edge of each cell: is there waste beyond it, the edge of the paper, or another card? */
#include "cut_marks.h"

#include <math.h>

#include "solipost/base/length.h"

#define CUT_MARK_WIDTH_PT 0.25
#define CUT_MARK_SHORTEST_MM 2.0 /* less of one is no use */
#define SAME_MM 0.01

struct marks {
  const struct imposition *imposition;
  struct scene *scene;
};

/* An end of a cutting line, and where it points. */
struct line_end {
  double x, y;
  int dx, dy; /* one of them is 0 */
};

static bool can_be_printed(double at, double length) { return at >= SHEET_EDGE_MM && at <= length - SHEET_EDGE_MM; }

/* Whether a point lies on a card or what it prints beyond its cut. */
static bool is_on_card(const struct imposition *imposition, double x, double y) {
  double bleed = imposition->bleed_mm;
  for (size_t i = 0; i < imposition->cell_count; i++) {
    const struct imposition_cell *cell = &imposition->cells[i];
    if (x > cell->x_mm - bleed - SAME_MM && x < cell->x_mm + cell->width_mm + bleed + SAME_MM &&
        y > cell->y_mm - bleed - SAME_MM && y < cell->y_mm + cell->height_mm + bleed + SAME_MM)
      return true;
  }
  return false;
}

static size_t corners_at(const struct imposition *imposition, double x, double y) {
  size_t count = 0;
  for (size_t i = 0; i < imposition->cell_count; i++) {
    const struct imposition_cell *cell = &imposition->cells[i];
    bool across = fabs(cell->x_mm - x) < SAME_MM || fabs(cell->x_mm + cell->width_mm - x) < SAME_MM;
    bool down = fabs(cell->y_mm - y) < SAME_MM || fabs(cell->y_mm + cell->height_mm - y) < SAME_MM;
    count += across && down;
  }
  return count;
}

/* Cells share edges: each mark is drawn once. */
static void draw(struct marks *marks, double x1, double y1, double x2, double y2) {
  const double near_pt = mm_to_pt(SAME_MM);
  x1 = mm_to_pt(x1), y1 = mm_to_pt(y1), x2 = mm_to_pt(x2), y2 = mm_to_pt(y2);
  for (size_t i = 0; i < marks->scene->count; i++) {
    const struct mark *mark = &marks->scene->marks[i];
    if (fabs(mark->stroke.x1 - x1) < near_pt && fabs(mark->stroke.y1 - y1) < near_pt &&
        fabs(mark->stroke.x2 - x2) < near_pt && fabs(mark->stroke.y2 - y2) < near_pt)
      return;
  }
  scene_stroke(marks->scene, x1, y1, x2, y2, CUT_MARK_WIDTH_PT, COLOUR_GREY);
}

static double clamp(double value, double from, double to) { return fmin(fmax(value, from), to); }

static void mark_end(struct marks *marks, struct line_end end) {
  const struct imposition *imposition = marks->imposition;
  double right = imposition->paper_width_mm - SHEET_EDGE_MM, bottom = imposition->paper_height_mm - SHEET_EDGE_MM;
  /* The first point of the mark that is no longer bleed: 3 mm off, and a hair more so that the two do not touch. */
  double off = CUT_MARK_OFF_MM + 2 * SAME_MM, far = CUT_MARK_OFF_MM + CUT_MARK_MM;
  double x1 = end.x + off * end.dx, y1 = end.y + off * end.dy;
  double x2 = clamp(end.x + far * end.dx, SHEET_EDGE_MM, right);
  double y2 = clamp(end.y + far * end.dy, SHEET_EDGE_MM, bottom);
  double length = (x2 - x1) * end.dx + (y2 - y1) * end.dy;
  if (length >= CUT_MARK_SHORTEST_MM && !is_on_card(imposition, x1, y1) && !is_on_card(imposition, x2, y2)) {
    draw(marks, x1, y1, x2, y2);
    return;
  }
  double to_edge = end.dx != 0 ? (end.dx < 0 ? end.x : imposition->paper_width_mm - end.x)
                               : (end.dy < 0 ? end.y : imposition->paper_height_mm - end.y);
  if (to_edge < SHEET_EDGE_MM + off + CUT_MARK_SHORTEST_MM) {
    double from = to_edge - SHEET_EDGE_MM;
    x1 = end.x + from * end.dx, y1 = end.y + from * end.dy;
    draw(marks, x1, y1, x1 - CUT_MARK_MM * end.dx, y1 - CUT_MARK_MM * end.dy);
  } else if (corners_at(imposition, end.x, end.y) == IMPOSITION_MOST_CELLS) {
    draw(marks, end.x, end.y, end.x + CUT_MARK_MM / 2 * end.dx, end.y + CUT_MARK_MM / 2 * end.dy);
  }
}

struct scene *cut_marks_scene(const struct imposition *imposition, struct arena *arena) {
  double width = imposition->paper_width_mm, height = imposition->paper_height_mm;
  struct scene *scene = ARENA_NEW(arena, struct scene);
  scene_init(scene, arena, mm_to_pt(width), mm_to_pt(height));
  struct marks marks = {.imposition = imposition, .scene = scene};
  for (size_t i = 0; i < imposition->cell_count; i++) {
    const struct imposition_cell *cell = &imposition->cells[i];
    double left = cell->x_mm, right = left + cell->width_mm, top = cell->y_mm, bottom = top + cell->height_mm;
    for (int side = 0; side < 2; side++) {
      double x = side == 0 ? left : right, y = side == 0 ? top : bottom;
      if (can_be_printed(x, width)) {
        mark_end(&marks, (struct line_end){.x = x, .y = top, .dy = -1});
        mark_end(&marks, (struct line_end){.x = x, .y = bottom, .dy = 1});
      }
      if (can_be_printed(y, height)) {
        mark_end(&marks, (struct line_end){.x = left, .y = y, .dx = -1});
        mark_end(&marks, (struct line_end){.x = right, .y = y, .dx = 1});
      }
    }
  }
  return scene;
}
