/* SPDX-License-Identifier: MIT */
/* Paper in the hands of a test: where a point of a scene lies on its sheet, and where it is once the sheet was turned. */
#ifndef TESTS_TURNING_H
#define TESTS_TURNING_H

#include <math.h>

#include "solipost/page/imposition.h"

struct point {
  double x, y;
};

/* A point of a placed scene, on the sheet. */
static inline struct point on_sheet(const struct placement *placed, struct point p) {
  double w = placed->scene->width_pt, h = placed->scene->height_pt;
  switch (placed->quarter_turns) {
  case 1: return (struct point){placed->x + h - p.y, placed->y + p.x};
  case 2: return (struct point){placed->x + w - p.x, placed->y + h - p.y};
  case 3: return (struct point){placed->x + p.y, placed->y + w - p.x};
  default: return (struct point){placed->x + p.x, placed->y + p.y};
  }
}

/* What a printer with a duplex unit does: the sheet is turned about its long or its short edge, and a point of the back
 * page lies behind this one of the front page. */
static inline struct point behind(const struct sheet *sheet, enum duplex duplex, struct point p) {
  bool long_edge_is_vertical = sheet->height_pt >= sheet->width_pt;
  bool about_vertical_axis = long_edge_is_vertical == (duplex == DUPLEX_LONG_EDGE);
  return about_vertical_axis ? (struct point){sheet->width_pt - p.x, p.y} : (struct point){p.x, sheet->height_pt - p.y};
}

static inline const struct placement *placement_of(const struct sheet *sheet, const struct scene *scene) {
  for (size_t i = 0; i < sheet->count; i++)
    if (sheet->placements[i].scene == scene) return &sheet->placements[i];
  return NULL;
}

static inline bool same_point(struct point a, struct point b) {
  return fabs(a.x - b.x) < 0.01 && fabs(a.y - b.y) < 0.01;
}

#endif
