/* SPDX-License-Identifier: MIT */
/* UTF-8 in and out. */
#include "solipost/base/utf8.h"

#include <assert.h>
#include <string.h>

#include "solipost/base/compiler.h"

/* How a first byte is continued. The allowed range of the second byte excludes overlong forms, surrogates and values
 * above U+10FFFF (table 3-7 of the Unicode Standard). */
struct lead {
  unsigned char first, last; /* range of the first byte */
  unsigned char second_min, second_max;
  unsigned char length; /* of the whole sequence */
};

static const struct lead leads[] = {
    {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3},
    {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};

static const struct lead *find_lead(unsigned char byte) {
  for (size_t i = 0; i < COUNT_OF(leads); i++) {
    if (byte >= leads[i].first && byte <= leads[i].last) return &leads[i];
  }
  return NULL;
}

uint32_t utf8_next(const char **at, const char *end) {
  assert(*at < end);
  const unsigned char *bytes = (const unsigned char *)*at;
  size_t available = (size_t)(end - *at);
  *at += 1;
  if (bytes[0] < 0x80) return bytes[0];

  const struct lead *lead = find_lead(bytes[0]);
  if (lead == NULL || available < lead->length) return UTF8_BAD;
  if (bytes[1] < lead->second_min || bytes[1] > lead->second_max) return UTF8_BAD;
  uint32_t codepoint = bytes[0] & (0xFFu >> (lead->length + 1));
  for (size_t i = 1; i < lead->length; i++) {
    if ((bytes[i] & 0xC0) != 0x80) return UTF8_BAD;
    codepoint = codepoint << 6 | (bytes[i] & 0x3Fu);
  }
  *at += lead->length - 1;
  return codepoint;
}

size_t utf8_valid_prefix(const char *text, size_t length) {
  const char *at = text;
  const char *end = text + length;
  while (at < end) {
    const char *start = at;
    if (utf8_next(&at, end) == UTF8_BAD) return (size_t)(start - text);
  }
  return length;
}

bool utf8_is_valid(const char *text) {
  size_t length = strlen(text);
  return utf8_valid_prefix(text, length) == length;
}

size_t utf8_count(const char *text) {
  const char *at = text;
  const char *end = text + strlen(text);
  size_t count = 0;
  for (; at < end; count++) (void)utf8_next(&at, end);
  return count;
}

size_t utf8_encode(uint32_t codepoint, char out[4]) {
  assert(codepoint <= 0x10FFFF && (codepoint < 0xD800 || codepoint > 0xDFFF));
  if (codepoint < 0x80) {
    out[0] = (char)codepoint;
    return 1;
  }
  size_t length = codepoint < 0x800 ? 2 : codepoint < 0x10000 ? 3 : 4;
  for (size_t i = length - 1; i > 0; i--) {
    out[i] = (char)(0x80 | (codepoint & 0x3F));
    codepoint >>= 6;
  }
  unsigned mark = (0xF00u >> length) & 0xFF; /* C0, E0, F0 */
  out[0] = (char)(mark | codepoint);
  return length;
}
