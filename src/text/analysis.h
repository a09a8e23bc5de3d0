/* SPDX-License-Identifier: MIT */
/* What Unicode says about a stretch, the text between two forced line breaks: for each UTF-16 unit its bidi level, script,
 * font, and whether a line may end behind it. */
#ifndef TEXT_ANALYSIS_H
#define TEXT_ANALYSIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unicode/ubidi.h>

#include "font_book.h"
#include "language.h"

#include "solipost/text/text_box.h"

struct analysis {
  const uint16_t *text; /* of the stretch; borrowed, like the styles */
  const uint8_t *styles;
  size_t length;
  bool right_to_left; /* direction of the stretch as a whole */
  hb_script_t language_script;
  uint8_t *levels;
  uint8_t *may_break;
  hb_script_t *scripts;
  const struct font **fonts;
  size_t levels_capacity, breaks_capacity, scripts_capacity, fonts_capacity;
  UBiDi *bidi;
};

struct stretch {
  const uint16_t *text;
  const uint8_t *styles;
  size_t length;
  bool may_turn;
};

MUST_CHECK bool analysis_set(struct analysis *analysis, const struct stretch *stretch, enum text_direction direction,
                             struct language *language, struct error *error);
/* Chooses the fonts: after analysis_set. An error names the first character that no font has. */
MUST_CHECK bool analysis_choose_fonts(struct analysis *analysis, struct font_book *book, enum font_family family,
                                      struct error *error);
void analysis_release(struct analysis *analysis);

/* The steps, each in a file of its own. */
void scripts_resolve(struct analysis *analysis, hb_script_t otherwise);
MUST_CHECK bool breaks_find(struct analysis *analysis, struct language *language, struct error *error);

#endif
