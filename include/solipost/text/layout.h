/* SPDX-License-Identifier: MIT */
/* A paragraph becomes lines of placed glyphs: bidi, line breaks, fonts per script, shaping (docs/TEXT-AND-PDF.md).
 * UTF-16 inside. Shaped words are cached across paragraphs, pages and volumes. */
#ifndef SOLIPOST_TEXT_LAYOUT_H
#define SOLIPOST_TEXT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/memory.h"
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

struct text_engine;
MUST_CHECK bool text_engine_create(struct text_engine **out, struct font_book *book, struct error *error);
void text_engine_destroy(struct text_engine *engine);
/* Number of words in the cache: serials are below it. */
uint32_t text_engine_word_count(const struct text_engine *engine);
/* To be called between volumes, when no text_box made so far is needed any more: forgets the shaped words if they take
 * more than about 2 MB, so that a run of many thousand names does not grow without bound. True when it did: every
 * shaped_word is gone then and serials begin at 0 again. */
bool text_engine_trim(struct text_engine *engine);

/* Results live in the arena, words in the engine. A character no font has is an error that names it, its code point and
 * the package to install. */
MUST_CHECK bool text_layout(struct text_engine *engine, const struct paragraph *paragraph, struct arena *arena,
                            struct text_box *out, struct error *error);

#endif
