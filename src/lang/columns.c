/* SPDX-License-Identifier: MIT */
/* How much room a text takes on a terminal, and making it fit. */
#include "solipost/lang/text.h"

#include <assert.h>
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "solipost/base/utf8.h"

static size_t columns_of(uint32_t c) {
  if (c < 0x300) return 1;
  if (c == UTF8_BAD) return 1;
  UChar32 codepoint = (UChar32)c;
  if (codepoint >= 0x1160 && codepoint <= 0x11FF) return 0; /* Hangul vowels and finals join the initial */
  switch (u_charType(codepoint)) {
  case U_NON_SPACING_MARK:
  case U_ENCLOSING_MARK:
  case U_FORMAT_CHAR: return 0;
  default: break;
  }
  int32_t width = u_getIntPropertyValue(codepoint, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

static size_t columns_between(const char *at, const char *end) {
  size_t columns = 0;
  while (at < end) columns += columns_of(utf8_next(&at, end));
  return columns;
}

size_t lang_columns(const char *text) { return columns_between(text, text + strlen(text)); }

/* Where the last whole grapheme ends that still fits. */
static size_t length_that_fits(const char *text, size_t columns) {
  static UBreakIterator *graphemes;
  UErrorCode status = U_ZERO_ERROR;
  if (graphemes == NULL) graphemes = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
  UText *utext = utext_openUTF8(NULL, text, -1, &status);
  ubrk_setUText(graphemes, utext, &status);
  assert(U_SUCCESS(status));

  size_t used = 0, length = 0;
  for (int32_t end = ubrk_next(graphemes); end != UBRK_DONE; end = ubrk_next(graphemes)) {
    used += columns_between(text + length, text + end);
    if (used > columns) break;
    length = (size_t)end;
  }
  utext_close(utext);
  return length;
}

char *lang_fit_columns(const char *text, size_t columns, struct arena *arena) {
  if (lang_columns(text) <= columns) return arena_strdup(arena, text);
  if (columns == 0) return arena_strdup(arena, "");
  return arena_printf(arena, "%.*s…", (int)length_that_fits(text, columns - 1), text);
}
