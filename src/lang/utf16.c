/* SPDX-License-Identifier: MIT */
/* Between UTF-8, which the program speaks, and UTF-16, which ICU speaks. */
#include "utf16.h"

#include <assert.h>
#include <string.h>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

void utf16_init(struct utf16 *text) {
  text->units = text->local;
  text->length = 0;
  text->capacity = UTF16_LOCAL_UNITS;
}

void utf16_release(struct utf16 *text) {
  if (text->units != text->local) mem_free(text->units);
  utf16_init(text);
}

void utf16_reserve(struct utf16 *text, int32_t units) {
  if (units <= text->capacity) return;
  int32_t capacity = text->capacity < INT32_MAX / 2 ? text->capacity * 2 : INT32_MAX;
  if (capacity < units) capacity = units;
  UChar *grown = mem_alloc_array((size_t)capacity, sizeof *grown);
  memcpy(grown, text->units, (size_t)text->length * sizeof *grown);
  if (text->units != text->local) mem_free(text->units);
  text->units = grown;
  text->capacity = capacity;
}

void utf16_init_utf8(struct utf16 *text, const char *utf8) {
  utf16_init(text);
  size_t bytes = strlen(utf8);
  assert(bytes < INT32_MAX / 4);
  utf16_reserve(text, (int32_t)bytes + 1); /* UTF-16 never has more units than UTF-8 has bytes */
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8WithSub(text->units, text->capacity, &text->length, utf8, (int32_t)bytes, 0xFFFD, NULL, &status);
  assert(U_SUCCESS(status));
}

/* Not ICU's macros: they mix signed and unsigned. */
static UChar32 join_pair(UChar lead, UChar trail) { return ((lead - 0xD800) << 10) + (trail - 0xDC00) + 0x10000; }

UChar32 utf16_next(const UChar *units, int32_t length, int32_t *at) {
  UChar unit = units[(*at)++];
  if (!U16_IS_SURROGATE(unit)) return unit;
  if (!U16_IS_SURROGATE_LEAD(unit) || *at == length || !U16_IS_TRAIL(units[*at])) return 0xFFFD;
  return join_pair(unit, units[(*at)++]);
}

UChar32 utf16_last(const struct utf16 *text) {
  if (text->length == 0) return 0;
  int32_t at = text->length - 1;
  if (at > 0 && U16_IS_TRAIL(text->units[at]) && U16_IS_LEAD(text->units[at - 1])) at--;
  return utf16_next(text->units, text->length, &at);
}

void utf16_append(struct utf16 *text, UChar32 codepoint) {
  utf16_reserve(text, text->length + 2);
  U16_APPEND_UNSAFE(text->units, text->length, codepoint);
}

void utf16_normalise(struct utf16 *text) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
  int32_t fine = unorm2_spanQuickCheckYes(nfc, text->units, text->length, &status);
  assert(U_SUCCESS(status));
  if (fine == text->length) return;

  /* One code point can grow to three at most in NFC, so this is enough for any text. */
  struct utf16 result;
  utf16_init(&result);
  utf16_reserve(&result, text->length * 3 + 1);
  result.length = unorm2_normalize(nfc, text->units, text->length, result.units, result.capacity, &status);
  assert(U_SUCCESS(status));
  utf16_reserve(text, result.length);
  memcpy(text->units, result.units, (size_t)result.length * sizeof *result.units);
  text->length = result.length;
  utf16_release(&result);
}

void utf16_append_to(const struct utf16 *text, struct buffer *out) {
  for (int32_t at = 0; at < text->length;) {
    buffer_append_codepoint(out, (uint32_t)utf16_next(text->units, text->length, &at));
  }
}

char *utf16_to_arena(const UChar *units, int32_t length, struct arena *arena) {
  size_t capacity = (size_t)length * 3 + 1; /* a unit takes three bytes of UTF-8 at most */
  char *utf8 = arena_alloc(arena, capacity);
  int32_t bytes = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strToUTF8WithSub(utf8, (int32_t)capacity, &bytes, units, length, 0xFFFD, NULL, &status);
  assert(U_SUCCESS(status));
  return utf8;
}
