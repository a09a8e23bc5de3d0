/* SPDX-License-Identifier: MIT */
/* Turns envelope faces as printers take them. */
#include "solipost/page/feed.h"

#include "solipost/base/i18n.h"
#include "solipost/base/length.h"
#include "solipost/page/paper.h"

/* Manual trays hold an envelope in the middle or at the left; the page is then one the printer knows. */
static bool on_sheet(struct placement *placement, enum feed feed, struct sheet *out, struct error *error) {
  const struct paper *paper;
  if (!paper_find("A4", PAPER_SHEET, &paper, error)) return false;
  double width = mm_to_pt(paper->width_mm), height = mm_to_pt(paper->height_mm);
  if (placement->scene->width_pt > height || placement->scene->height_pt > width)
    return error_set(error, ERROR_MISUSED, _("this envelope is larger than A4"));
  out->width_pt = width;
  out->height_pt = height;
  if (feed == FEED_SHEET_MIDDLE) placement->x = (width - placement->scene->height_pt) / 2;
  return true;
}

bool feed_sheet(const struct scene *face, enum feed feed, struct arena *arena, struct sheet *out, struct error *error) {
  struct placement *placement = ARENA_NEW(arena, struct placement);
  placement->scene = face;
  *out = (struct sheet){.width_pt = face->height_pt, .height_pt = face->width_pt, .placements = placement, .count = 1};
  switch (feed) {
  case FEED_FLAT:
    out->width_pt = face->width_pt;
    out->height_pt = face->height_pt;
    return true;
  case FEED_LEFT: placement->quarter_turns = 3; return true;
  case FEED_RIGHT: placement->quarter_turns = 1; return true;
  case FEED_SHEET_MIDDLE:
  case FEED_SHEET_LEFT: placement->quarter_turns = 3; return on_sheet(placement, feed, out, error);
  }
  return true;
}
