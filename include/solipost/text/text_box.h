/* SPDX-License-Identifier: MIT */
/* A paragraph before the layout and after it: lines of words, words of glyphs. */
#ifndef SOLIPOST_TEXT_TEXT_BOX_H
#define SOLIPOST_TEXT_TEXT_BOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/styled_text.h"
#include "solipost/text/font.h"

enum text_align { ALIGN_START, ALIGN_END, ALIGN_CENTRE, ALIGN_LEFT, ALIGN_RIGHT };
/* AUTO: each line by its first letter, without letters by the language. Say RTL or LTR where you know better. */
enum text_direction { DIRECTION_AUTO, DIRECTION_LTR, DIRECTION_RTL };

struct paragraph {
  struct styled_text content; /* "" is one empty line */
  const char *language;       /* BCP 47 */
  enum font_family family;
  enum text_direction direction;
  enum text_align align;
  double size_pt;
  double leading_pt; /* distance of baselines; 0: 1.25 x size, more where the script's font needs it */
  double width_pt;   /* 0: unlimited, one line per '\n' */
  double indent_pt;  /* of continuation lines, at the start side (address lines that wrap) */
};

struct shaped_glyph {
  uint32_t glyph;                        /* in the font */
  int32_t x_advance, x_offset, y_offset; /* font units */
  uint16_t text_start, text_length; /* UTF-16 units of the word this glyph stands for; length 0: told by a neighbour */
  bool invisible;                   /* ZWNJ and the like: never emitted */
};

/* Cached, owned by the engine, lives as long as it. */
struct shaped_word {
  uint32_t serial; /* 0, 1, 2 ... in the order of shaping: an index for who keeps something per word */
  const struct font *font;
  bool right_to_left;
  const uint16_t *text;
  uint16_t text_length, glyph_count;
  const struct shaped_glyph *glyphs; /* in visual order, left to right */
  int32_t width;                     /* font units */
};

struct placed_word {
  const struct shaped_word *word;
  double x_pt; /* from the line's left edge at x_pt below */
};

struct text_line {
  const struct placed_word *words; /* in visual order */
  size_t word_count;
  double x_pt;        /* of the first word, from the left of the paragraph's box, alignment and indent done */
  double baseline_pt; /* down from the top of the box */
  double width_pt;    /* without trailing space */
  bool right_to_left;
};

struct text_box {
  const struct text_line *lines;
  size_t line_count;
  double size_pt;
  double width_pt;  /* widest line */
  double height_pt; /* leading x lines */
  double ascent_pt; /* from top to the first baseline */
};

#endif
