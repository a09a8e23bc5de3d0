/* SPDX-License-Identifier: MIT */
/* Text from outside made safe for a terminal: what would act on it becomes visible instead. */
#include "solipost/base/safe_text.h"

#include <string.h>

#include "solipost/base/utf8.h"

/* Characters that act on a terminal or turn the order of what follows, instead of showing something. */
static bool is_dangerous(uint32_t codepoint) {
  if (codepoint < 0x20 || (codepoint >= 0x7F && codepoint < 0xA0)) return true; /* C0, DEL, C1 */
  if (codepoint == 0x2028 || codepoint == 0x2029) return true;                  /* line and paragraph separator */
  if (codepoint >= 0x202A && codepoint <= 0x202E) return true;                  /* embeddings and overrides */
  return codepoint >= 0x2066 && codepoint <= 0x2069;                            /* isolates */
}

void safe_text_append(struct buffer *buffer, const char *text, bool multiline) {
  const char *at = text;
  const char *end = text + strlen(text);
  while (at < end) {
    const char *start = at;
    uint32_t codepoint = utf8_next(&at, end);
    bool kept = multiline && (codepoint == '\n' || codepoint == '\t');
    if (codepoint == UTF8_BAD) {
      buffer_printf(buffer, "<0x%02X>", (unsigned)(unsigned char)*start);
    } else if (is_dangerous(codepoint) && !kept) {
      buffer_printf(buffer, "<U+%04X>", (unsigned)codepoint);
    } else {
      buffer_append_bytes(buffer, start, (size_t)(at - start));
    }
  }
}
