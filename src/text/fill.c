/* SPDX-License-Identifier: MIT */
/* Breaks a stretch into lines: each takes what fits, a word longer than the line is cut. */
#include <math.h>

#include "engine.h"

/* Half an inch, as typewriters and word processors have it. */
static const double tab_distance_pt = 36;

/* Sums of rounded numbers must not push a word to the next line. */
static const double tolerance_pt = 0.01;

struct filler {
  struct layout_task *task;
  double first_limit_pt, next_limit_pt; /* HUGE_VAL when the width is unlimited */
  double indent_pt;                     /* of the line in hand */
  double width_pt;                      /* of what is on it, spaces included */
  size_t break_count;                   /* segments up to and with the last place to break; 0: none */
  bool is_first;                        /* line of the stretch */
};

static double limit_of(const struct filler *filler) {
  return (filler->is_first ? filler->first_limit_pt : filler->next_limit_pt) + tolerance_pt;
}

static double tab_width(double at_pt) {
  double stops = floor(at_pt / tab_distance_pt + 0.0001) + 1;
  return stops * tab_distance_pt - at_pt;
}

static void put(struct filler *filler, struct segment segment) {
  if (segment.kind == SEGMENT_TAB) segment.width_pt = tab_width(filler->width_pt);
  LIST_PUSH(&filler->task->engine->filling, segment);
  filler->width_pt += segment.width_pt;
}

/* Finishes a line of the first `count` segments and puts the others on the next one. */
static bool end_line(struct filler *filler, size_t count, struct error *error) {
  struct text_engine *engine = filler->task->engine;
  struct segment saved = {0};
  bool restore = false;
  size_t drawn = count;
  if (count > 0 && count == filler->break_count && engine->filling.items[count - 1].soft_hyphen) {
    struct segment hyphen;
    if (!segment_hyphen(filler->task, &engine->filling.items[count - 1], &hyphen, error)) return false;
    restore = count < engine->filling.count;
    if (restore) {
      saved = engine->filling.items[count];
      engine->filling.items[count] = hyphen;
    } else {
      LIST_PUSH(&engine->filling, hyphen);
    }
    drawn++;
  }
  struct line_draft draft = {engine->filling.items, drawn, filler->indent_pt, engine->analysis.right_to_left};
  line_place(filler->task, &draft);
  if (restore) {
    engine->filling.items[count] = saved;
  } else if (drawn > count) {
    engine->filling.count--;
  }

  size_t left = engine->filling.count - count;
  filler->width_pt = 0;
  filler->break_count = 0;
  filler->is_first = false;
  filler->indent_pt = filler->task->paragraph->indent_pt;
  engine->filling.count = 0;
  for (size_t i = 0; i < left; i++) put(filler, engine->filling.items[count + i]);
  return true;
}

/* A segment is on the line: may the line end behind it? */
static bool note_break(struct filler *filler, const struct segment *segment, struct error *error) {
  struct text_engine *engine = filler->task->engine;
  if (!segment->may_break) return true;
  if (segment->soft_hyphen) {
    struct segment hyphen;
    if (!segment_hyphen(filler->task, segment, &hyphen, error)) return false;
    if (filler->width_pt + hyphen.width_pt > limit_of(filler)) return true;
  }
  filler->break_count = engine->filling.count;
  return true;
}

/* The segment does not fit and the line has no place to break: cut it, or begin a line with it. */
static bool force(struct filler *filler, struct segment *segment, bool *placed, struct error *error) {
  struct text_engine *engine = filler->task->engine;
  bool is_empty = engine->filling.count == 0, cut;
  struct segment head, tail;
  if (!segment_cut(filler->task, segment, limit_of(filler) - filler->width_pt, is_empty, &head, &tail, &cut, error)) {
    return false;
  }
  if (cut) {
    put(filler, head);
    *segment = tail;
    return end_line(filler, engine->filling.count, error);
  }
  *placed = is_empty; /* a single letter wider than the line stands there all the same */
  return is_empty || end_line(filler, engine->filling.count, error);
}

static bool add(struct filler *filler, struct segment segment, struct error *error) {
  bool placed = false;
  while (!placed && segment.kind == SEGMENT_TEXT && filler->width_pt + segment.width_pt > limit_of(filler)) {
    if (filler->break_count > 0) {
      if (!end_line(filler, filler->break_count, error)) return false;
    } else if (!force(filler, &segment, &placed, error)) {
      return false;
    }
  }
  put(filler, segment);
  return note_break(filler, &segment, error);
}

bool lines_fill(struct layout_task *task, struct error *error) {
  struct text_engine *engine = task->engine;
  const struct paragraph *paragraph = task->paragraph;
  bool limited = paragraph->width_pt > 0;
  struct filler filler = {
      .task = task,
      .first_limit_pt = limited ? paragraph->width_pt : HUGE_VAL,
      .next_limit_pt = limited ? paragraph->width_pt - paragraph->indent_pt : HUGE_VAL,
      .is_first = true,
  };
  engine->filling.count = 0;
  for (size_t i = 0; i < engine->segments.count; i++) {
    if (!add(&filler, engine->segments.items[i], error)) return false;
  }
  if (engine->filling.count > 0 || filler.is_first) return end_line(&filler, engine->filling.count, error);
  return true;
}
