/* SPDX-License-Identifier: MIT */
/* A line gets its visual order; all lines get their places in the box. */
#include <unicode/ubidi.h>

#include "engine.h"

/* Spaces at the end of a line have no width and are not drawn. */
static size_t count_without_end_spaces(const struct line_draft *draft) {
  size_t count = draft->count;
  while (count > 0 && draft->segments[count - 1].kind != SEGMENT_TEXT) count--;
  return count;
}

/* order[i] is the segment that stands i-th from the left. */
static void visual_order(struct text_engine *engine, const struct line_draft *draft, size_t count) {
  engine->order.count = engine->order_levels.count = 0;
  bool turned = false;
  for (size_t i = 0; i < count; i++) {
    LIST_PUSH(&engine->order, (int32_t)i);
    LIST_PUSH(&engine->order_levels, draft->segments[i].level);
    turned = turned || draft->segments[i].level > 0;
  }
  if (turned) ubidi_reorderVisual(engine->order_levels.items, (int32_t)count, engine->order.items);
}

void line_place(struct layout_task *task, const struct line_draft *draft) {
  struct text_engine *engine = task->engine;
  size_t count = count_without_end_spaces(draft);
  visual_order(engine, draft, count);
  struct placed_word *words = ARENA_ARRAY(task->arena, struct placed_word, count);
  struct text_line line = {.words = words, .x_pt = draft->indent_pt, .right_to_left = draft->right_to_left};
  for (size_t i = 0; i < count; i++) {
    const struct segment *segment = &draft->segments[engine->order.items[i]];
    if (segment->kind != SEGMENT_TAB) words[line.word_count++] = (struct placed_word){segment->word, line.width_pt};
    line.width_pt += segment->width_pt;
  }
  LIST_PUSH(&engine->lines, line);
}

static double x_of(const struct text_line *line, enum text_align align, double box_width_pt) {
  double indent = line->x_pt, rest = box_width_pt - line->width_pt;
  double at_left = line->right_to_left ? 0 : indent, at_right = line->right_to_left ? rest - indent : rest;
  switch (align) {
  case ALIGN_LEFT: return at_left;
  case ALIGN_RIGHT: return at_right;
  case ALIGN_CENTRE: return rest / 2;
  case ALIGN_END: return line->right_to_left ? at_left : at_right;
  case ALIGN_START: break;
  }
  return line->right_to_left ? at_right : at_left;
}

static double widest_line(const struct text_line *lines, size_t count) {
  double widest = 0;
  for (size_t i = 0; i < count; i++) {
    double width = lines[i].x_pt + lines[i].width_pt;
    if (width > widest) widest = width;
  }
  return widest;
}

void lines_align(struct layout_task *task, struct text_box *box) {
  const struct paragraph *paragraph = task->paragraph;
  size_t count = task->engine->lines.count;
  struct text_line *lines = arena_copy(task->arena, task->engine->lines.items, count * sizeof *lines);
  double natural_em = task->ascent_em + task->descent_em;
  double leading_pt = paragraph->leading_pt > 0 ? paragraph->leading_pt : natural_em * paragraph->size_pt;

  box->lines = lines;
  box->line_count = count;
  box->size_pt = paragraph->size_pt;
  box->width_pt = widest_line(lines, count);
  box->height_pt = leading_pt * (double)count;
  /* What the leading has too much or too little is shared by above and below. */
  box->ascent_pt = (leading_pt - natural_em * paragraph->size_pt) / 2 + task->ascent_em * paragraph->size_pt;
  double box_width_pt = paragraph->width_pt > 0 ? paragraph->width_pt : box->width_pt;
  for (size_t i = 0; i < count; i++) {
    lines[i].x_pt = x_of(&lines[i], paragraph->align, box_width_pt);
    lines[i].baseline_pt = box->ascent_pt + leading_pt * (double)i;
  }
}
