/* SPDX-License-Identifier: MIT */
/* A text in UTF-16 for ICU. Short texts (nearly all names) need no memory from the heap. */
#ifndef SOLIPOST_SRC_LANG_UTF16_H
#define SOLIPOST_SRC_LANG_UTF16_H

#include <stddef.h>

#include <unicode/utypes.h>

#include "solipost/base/buffer.h"
#include "solipost/base/memory.h"

#define UTF16_LOCAL_UNITS 256

struct utf16 {
  UChar *units; /* `local` or memory of the heap */
  int32_t length, capacity;
  UChar local[UTF16_LOCAL_UNITS];
};

/* Always begin with one of these two; bytes that are no UTF-8 become U+FFFD. */
void utf16_init(struct utf16 *text);
void utf16_init_utf8(struct utf16 *text, const char *utf8);
void utf16_release(struct utf16 *text);

void utf16_reserve(struct utf16 *text, int32_t units); /* room for so many in all; keeps the content */
void utf16_append(struct utf16 *text, UChar32 codepoint);
void utf16_normalise(struct utf16 *text); /* to NFC */

/* The code point at *at, which moves behind it; a half of a pair that stands alone is U+FFFD. Requires *at < length. */
UChar32 utf16_next(const UChar *units, int32_t length, int32_t *at);
UChar32 utf16_last(const struct utf16 *text); /* 0 when the text is empty */

void utf16_append_to(const struct utf16 *text, struct buffer *out);
char *utf16_to_arena(const UChar *units, int32_t length, struct arena *arena);

#endif
