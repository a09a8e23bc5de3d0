/* SPDX-License-Identifier: MIT */
/* Capitals by the rules of a language: Turkish and Azeri i, Greek accents, German ß, Georgian untouched. */
#include "solipost/lang/text.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include <unicode/ucasemap.h>
#include <unicode/uloc.h>

#include "solipost/base/utf8.h"
#include "solipost/lang/tag.h"

/* Georgian letters have capitals in Unicode (Mtavruli) that people do not use for names and that few fonts hold. */
static bool is_georgian(uint32_t c) { return c >= 0x10D0 && c <= 0x10FF; }

static UCaseMap *case_map_of(const char *tag) {
  static UCaseMap *map;
  static char locale[ULOC_FULLNAME_CAPACITY] = "?";
  const char *wanted = lang_icu_locale(tag);
  if (map != NULL && strcmp(locale, wanted) == 0) return map;

  UErrorCode status = U_ZERO_ERROR;
  if (map == NULL) {
    map = ucasemap_open(wanted, 0, &status);
  } else {
    ucasemap_setLocale(map, wanted, &status);
  }
  assert(U_SUCCESS(status));
  snprintf(locale, sizeof locale, "%s", wanted);
  return map;
}

static void append_upper(struct buffer *out, UCaseMap *map, const char *text, size_t length) {
  /* Special casing makes at most three code points of one: ΐ (2 bytes) becomes 6. */
  size_t capacity = length * 3 + 1;
  char *upper = mem_alloc(capacity);
  UErrorCode status = U_ZERO_ERROR;
  int32_t written = ucasemap_utf8ToUpper(map, upper, (int32_t)capacity, text, (int32_t)length, &status);
  assert(U_SUCCESS(status));
  buffer_append_bytes(out, upper, (size_t)written);
  mem_free(upper);
}

char *lang_upper(const char *text, const char *tag, struct arena *arena) {
  UCaseMap *map = case_map_of(tag);
  struct buffer out;
  buffer_init(&out);
  const char *end = text + strlen(text);
  const char *run = text; /* text since here still waits to be upper-cased */
  for (const char *at = text; at < end;) {
    const char *letter = at;
    if (!is_georgian(utf8_next(&at, end))) continue;
    append_upper(&out, map, run, (size_t)(letter - run));
    buffer_append_bytes(&out, letter, (size_t)(at - letter));
    run = at;
  }
  append_upper(&out, map, run, (size_t)(end - run));
  char *result = arena_strndup(arena, out.bytes, out.length);
  buffer_release(&out);
  return result;
}

char *lang_capitalise(const char *text, const char *tag, struct arena *arena) {
  const char *end = text + strlen(text);
  const char *rest = text;
  if (rest == end || is_georgian(utf8_next(&rest, end))) return arena_strdup(arena, text);

  char title[64];
  UErrorCode status = U_ZERO_ERROR;
  UCaseMap *map = case_map_of(tag);
  int32_t length = ucasemap_utf8ToTitle(map, title, (int32_t)sizeof title, text, (int32_t)(rest - text), &status);
  assert(U_SUCCESS(status));
  return arena_printf(arena, "%.*s%s", (int)length, title, rest);
}
