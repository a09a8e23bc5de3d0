/* SPDX-License-Identifier: MIT */
/* Paragraphs under each other in a box, in the largest type size that lets them fit. */
#ifndef SOLIPOST_PAGE_TEXT_BLOCK_H
#define SOLIPOST_PAGE_TEXT_BLOCK_H

#include "solipost/page/scene.h"

struct text_block_style {
  const char *language;
  enum font_family family;
  enum text_direction direction;
  enum text_align align;
  double width_pt, height_pt;     /* of the box; height 0: unlimited */
  double largest_pt, smallest_pt; /* type sizes tried, in steps of half a point */
  double indent_em;               /* of continuation lines, in type sizes */
  double leading_em;              /* distance of baselines, in type sizes; 0: as the script needs it */
  double gap_em;                  /* between paragraphs, in type sizes */
  unsigned styles;                /* of enum text_style, for all of the text */
};

struct text_block {
  const struct text_box *boxes;
  const double *tops_pt; /* of each box, from the top of the block */
  size_t count;
  double size_pt, width_pt, height_pt;
};

/* *fits is false when even the smallest size is too high; the block then holds that size, so that the caller can say by
 * how much. */
MUST_CHECK bool text_block_fit(struct text_engine *engine, const struct styled_text *paragraphs, size_t count,
                               const struct text_block_style *style, struct arena *arena, struct text_block *out,
                               bool *fits, struct error *error);

/* Lines of a text, separated by '\n', as paragraphs of their own. */
struct styled_text *text_block_lines(const char *text, struct arena *arena, size_t *count);

void text_block_draw(const struct text_block *block, struct scene *scene, double x, double y, struct colour colour);

#endif
