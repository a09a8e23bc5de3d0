/* SPDX-License-Identifier: MIT */
/* Walking through UTF-16. A half of a surrogate pair without the other comes out as it is. */
#ifndef TEXT_UTF16_H
#define TEXT_UTF16_H

#include <stddef.h>
#include <stdint.h>

static inline int utf16_is_lead(uint16_t unit) { return (unit & 0xFC00) == 0xD800; }
static inline int utf16_is_trail(uint16_t unit) { return (unit & 0xFC00) == 0xDC00; }

static inline uint32_t utf16_join(uint16_t lead, uint16_t trail) {
  return 0x10000u + ((lead & 0x3FFu) << 10) + (trail & 0x3FFu);
}

/* Requires *at < length; moves behind the character. */
static inline uint32_t utf16_next(const uint16_t *text, size_t *at, size_t length) {
  uint16_t unit = text[(*at)++];
  if (!utf16_is_lead(unit) || *at == length || !utf16_is_trail(text[*at])) return unit;
  return utf16_join(unit, text[(*at)++]);
}

/* Requires *at > 0; moves before the character. */
static inline uint32_t utf16_previous(const uint16_t *text, size_t *at) {
  uint16_t unit = text[--*at];
  if (!utf16_is_trail(unit) || *at == 0 || !utf16_is_lead(text[*at - 1])) return unit;
  return utf16_join(text[--*at], unit);
}

#endif
