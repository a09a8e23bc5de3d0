/* SPDX-License-Identifier: MIT */
/* Whether a font can show a character. */
#include "coverage.h"

#include <hb.h>
#include <unicode/uchar.h>

static bool has_glyph(const struct font *font, uint32_t codepoint) {
  hb_codepoint_t glyph;
  return hb_font_get_nominal_glyph(font->shaper, codepoint, &glyph) && glyph != 0;
}

/* Code points below have no invisible one but the soft hyphen. */
enum { SOFT_HYPHEN = 0xAD, FIRST_INVISIBLE_MARK = 0x34F };

bool codepoint_is_invisible(uint32_t codepoint) {
  if (codepoint < FIRST_INVISIBLE_MARK) return codepoint == SOFT_HYPHEN;
  return u_hasBinaryProperty((UChar32)codepoint, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/* HarfBuzz makes these from others when the font lacks them. */
static uint32_t substitute_for(uint32_t codepoint) {
  enum { HYPHEN = 0x2010, NO_BREAK_HYPHEN = 0x2011, NO_BREAK_SPACE = 0xA0, NARROW_SPACE = 0x202F, MATH_SPACE = 0x205F };
  if (codepoint == NO_BREAK_HYPHEN) return HYPHEN;
  if (codepoint == NO_BREAK_SPACE || codepoint == NARROW_SPACE || codepoint == MATH_SPACE) return ' ';
  bool is_space_by_width = codepoint >= 0x2000 && codepoint <= 0x200A;
  return is_space_by_width ? ' ' : 0;
}

bool font_has(const struct font *font, uint32_t codepoint) {
  if (has_glyph(font, codepoint) || codepoint_is_invisible(codepoint)) return true;
  uint32_t other = substitute_for(codepoint);
  if (other != 0) return has_glyph(font, other);
  hb_codepoint_t first, second;
  if (!hb_unicode_decompose(hb_unicode_funcs_get_default(), codepoint, &first, &second)) return false;
  return font_has(font, first) && (second == 0 || font_has(font, second));
}

bool font_has_cluster(const struct font *font, const uint32_t *codepoints, size_t count) {
  if (count == 0 || !font_has(font, codepoints[0])) return false;
  hb_codepoint_t base = codepoints[0];
  for (size_t i = 1; i < count; i++) {
    hb_codepoint_t composed;
    if (hb_unicode_compose(hb_unicode_funcs_get_default(), base, codepoints[i], &composed) &&
        has_glyph(font, composed)) {
      base = composed;
    } else if (!font_has(font, codepoints[i])) {
      return false;
    }
  }
  return true;
}
