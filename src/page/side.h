/* SPDX-License-Identifier: MIT */
/* An empty scene of the size of a card or an envelope. */
#ifndef SOLIPOST_PAGE_SIDE_H
#define SOLIPOST_PAGE_SIDE_H

#include "solipost/base/length.h"
#include "solipost/page/paper.h"
#include "solipost/page/scene.h"

/* With what is printed beyond the cut on each side. */
static inline struct scene *side_with_bleed(const struct paper *paper, double bleed_mm, struct arena *arena) {
  struct scene *scene = ARENA_NEW(arena, struct scene);
  scene_init(scene, arena, mm_to_pt(paper->width_mm + 2 * bleed_mm), mm_to_pt(paper->height_mm + 2 * bleed_mm));
  return scene;
}

static inline struct scene *side_new(const struct paper *paper, struct arena *arena) {
  return side_with_bleed(paper, 0, arena);
}

#endif
