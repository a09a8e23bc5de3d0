/* SPDX-License-Identifier: MIT */
/* The inside of a text engine: the cache that lasts, and the scratch memory of the paragraph in hand. */
#ifndef TEXT_ENGINE_H
#define TEXT_ENGINE_H

#include <unicode/ubrk.h>

#include "analysis.h"
#include "language.h"
#include "source_text.h"
#include "word_cache.h"

enum segment_kind { SEGMENT_TEXT, SEGMENT_SPACE, SEGMENT_TAB };

/* A part of a stretch in one font, script and direction, between places where a line may end. */
struct segment {
  const struct shaped_word *word; /* NULL for a tab */
  double width_pt;                /* of a tab: known once it has its place on a line */
  uint32_t offset, length;        /* in the stretch */
  uint8_t kind, level;
  bool may_break;   /* a line may end behind it */
  bool soft_hyphen; /* and a hyphen would be drawn there */
};

/* A line being filled or finished; its segments are in the order of reading. */
struct line_draft {
  struct segment *segments;
  size_t count;
  double indent_pt;
  bool right_to_left;
};

struct text_engine {
  struct font_book *book;
  struct word_cache cache;
  struct language_list languages;
  struct source_text source;
  struct analysis analysis;
  UBreakIterator *graphemes;
  LIST(struct segment) segments; /* of the stretch */
  LIST(struct segment) filling;  /* of the line in hand */
  LIST(struct text_line) lines;
  LIST(int32_t) order;
  LIST(uint8_t) order_levels;
};

/* What stays the same for all stretches of a paragraph, and what grows while they are laid out. */
struct layout_task {
  struct text_engine *engine;
  const struct paragraph *paragraph;
  struct language *language;
  struct arena *arena;
  double ascent_em, descent_em; /* the most that any font so far asks for */
};

/* segments.c: cuts the analysed stretch into engine->segments and shapes them. */
MUST_CHECK bool segments_make(struct layout_task *task, struct error *error);
MUST_CHECK bool segment_shape(struct layout_task *task, struct segment *segment, struct error *error);
/* The hyphen to draw behind a segment that ends in a soft one. */
MUST_CHECK bool segment_hyphen(struct layout_task *task, const struct segment *segment, struct segment *hyphen,
                               struct error *error);
/* Cuts a segment that is wider than `room_pt` at a letter with all its marks. False in *cut when no cut would help:
 * with `at_least_one` only if the segment is a single letter. */
MUST_CHECK bool segment_cut(struct layout_task *task, const struct segment *segment, double room_pt, bool at_least_one,
                            struct segment *head, struct segment *tail, bool *cut, struct error *error);

/* fill.c: breaks the segments into lines. */
MUST_CHECK bool lines_fill(struct layout_task *task, struct error *error);

/* place.c: puts a finished line into visual order at engine->lines; x_pt is left at the indent. */
void line_place(struct layout_task *task, const struct line_draft *draft);
/* Aligns all lines and sets baselines. */
void lines_align(struct layout_task *task, struct text_box *box);

#endif
