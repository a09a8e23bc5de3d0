/* SPDX-License-Identifier: MIT */
/* Writes glyphs at their places. The reader's pen moves by the widths in the file; where it would leave the place that
 * shaping gave, by kerning for example, it is moved. */
#include "draw_text.h"

#include <assert.h>
#include <math.h>

#include "content.h"

/* How far the reader's pen may be off before it is moved: 0.01 mm. */
#define DRIFT_MAX_PT 0.03

struct text_pen {
  struct buffer *content;
  const struct codes *codes;
  double size_pt; /* as written, in thousandths */
  const struct coded_font *font;
  long line_x, line_y; /* where the last Td went, in hundredths of a point */
  double x_pt;         /* where the reader's pen is */
  bool in_array, in_string;
};

static void close_string(struct text_pen *pen) {
  if (pen->in_string) buffer_append(pen->content, ">");
  pen->in_string = false;
}

static void close_array(struct text_pen *pen) {
  close_string(pen);
  if (pen->in_array) buffer_append(pen->content, "] TJ\n");
  pen->in_array = false;
}

static void open_string(struct text_pen *pen) {
  if (!pen->in_array) buffer_append(pen->content, "[");
  if (!pen->in_string) buffer_append(pen->content, "<");
  pen->in_array = pen->in_string = true;
}

static void choose_font(struct text_pen *pen, const struct coded_font *font) {
  if (pen->font == font) return;
  close_array(pen);
  buffer_append(pen->content, "/F");
  content_integer(pen->content, (long)font->index + 1);
  content_thousandths(pen->content, lround(pen->size_pt * 1000));
  buffer_append(pen->content, "Tf\n");
  pen->font = font;
}

/* Td counts from where the last Td went, so whole hundredths never add up to an error. */
static void move_to(struct text_pen *pen, double x_pt, long y) {
  close_array(pen);
  long x = content_to_hundredths(x_pt);
  content_hundredths(pen->content, x - pen->line_x);
  content_hundredths(pen->content, y - pen->line_y);
  buffer_append(pen->content, "Td\n");
  pen->line_x = x;
  pen->line_y = y;
  pen->x_pt = (double)x / 100;
}

/* Numbers between the strings of TJ move the pen back, in 1/1000 of the font size. */
static void shift_by(struct text_pen *pen, double points) {
  long thousandths = lround(points * 1000 / pen->size_pt);
  if (thousandths == 0) return;
  close_string(pen);
  if (!pen->in_array) buffer_append(pen->content, "[");
  pen->in_array = true;
  content_integer(pen->content, -thousandths);
  pen->x_pt += (double)thousandths * pen->size_pt / 1000;
}

static void draw_glyph(struct text_pen *pen, uint16_t code, double x_pt, double y_pt) {
  assert(pen->font != NULL && code != CODE_NONE);
  long y = content_to_hundredths(y_pt);
  if (y != pen->line_y || isnan(pen->x_pt)) {
    move_to(pen, x_pt, y);
  } else if (fabs(x_pt - pen->x_pt) > DRIFT_MAX_PT) {
    shift_by(pen, x_pt - pen->x_pt);
  }
  open_string(pen);
  content_hex(pen->content, code);
  pen->x_pt += pen->font->widths[code - 1] * pen->size_pt / 10000;
}

/* What follows means this text, whatever its glyphs are; no text at all for marks whose letters tell it. */
static void open_actual_text(struct text_pen *pen, const uint16_t *text, size_t length) {
  close_array(pen);
  buffer_append(pen->content, "/Span <</ActualText <FEFF");
  for (size_t i = 0; i < length; i++) content_hex(pen->content, text[i]);
  buffer_append(pen->content, ">>> BDC\n");
}

static void close_actual_text(struct text_pen *pen) {
  close_array(pen);
  buffer_append(pen->content, "EMC\n");
}

static void draw_word(struct text_pen *pen, const struct shaped_word *word, double x_pt, double y_pt) {
  const struct coded_word *coded = codes_of_word(pen->codes, word);
  double scale = pen->size_pt / word->font->units_per_em;
  choose_font(pen, coded->font);
  if (coded->needs_actual_text) open_actual_text(pen, word->text, word->text_length);
  bool silent = false;
  for (size_t i = 0; i < word->glyph_count; i++) {
    const struct shaped_glyph *glyph = &word->glyphs[i];
    if (coded->codes[i] != CODE_NONE) {
      bool be_silent = codes_mark_is_silent(word, glyph);
      if (be_silent && !silent) open_actual_text(pen, NULL, 0);
      if (!be_silent && silent) close_actual_text(pen);
      silent = be_silent;
      draw_glyph(pen, coded->codes[i], x_pt + glyph->x_offset * scale, y_pt + glyph->y_offset * scale);
    }
    x_pt += glyph->x_advance * scale;
  }
  if (coded->needs_actual_text || silent) close_actual_text(pen);
}

static bool has_words(const struct text_box *box) {
  for (size_t i = 0; i < box->line_count; i++) {
    if (box->lines[i].word_count > 0) return true;
  }
  return false;
}

void draw_text_box(struct buffer *content, const struct codes *codes, const struct text_box *box, double x, double y) {
  if (!has_words(box)) return;
  struct text_pen pen = {.content = content, .codes = codes, .size_pt = (double)lround(box->size_pt * 1000) / 1000};
  buffer_append(content, "BT\n");
  for (size_t i = 0; i < box->line_count; i++) {
    const struct text_line *line = &box->lines[i];
    pen.x_pt = NAN; /* each line begins with a Td */
    for (size_t k = 0; k < line->word_count; k++) {
      const struct placed_word *placed = &line->words[k];
      draw_word(&pen, placed->word, x + line->x_pt + placed->x_pt, -(y + line->baseline_pt));
    }
    close_array(&pen);
  }
  buffer_append(content, "ET\n");
}
