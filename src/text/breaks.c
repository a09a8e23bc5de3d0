/* SPDX-License-Identifier: MIT */
/* Where a line may end: ICU's rules (UAX 14, with dictionaries for Thai, Lao, Khmer and Burmese), and French spacing. */
#include <string.h>

#include <unicode/uchar.h>

#include "analysis.h"

#include "solipost/base/i18n.h"

static bool is_digit(uint16_t unit) { return unit >= '0' && unit <= '9'; }

static bool stands_after_space(uint16_t unit) {
  return unit == 0xBB || unit == 0x203A || unit == ';' || unit == ':' || unit == '!' || unit == '?' || unit == '%' ||
         unit == 0x20AC;
}

/* 12 500: a space and three digits, no more. */
static bool is_digit_group(const struct analysis *analysis, size_t at) {
  if (at + 3 > analysis->length) return false;
  for (size_t i = at; i < at + 3; i++) {
    if (!is_digit(analysis->text[i])) return false;
  }
  return at + 3 == analysis->length || !is_digit(analysis->text[at + 3]);
}

/* ICU allows a break at the plain spaces that people type in « mot » and « Vraiment ? », since it cannot know the
 * language; German writes »Wort« the other way round, so this is for French alone. */
static void keep_french_spaces(struct analysis *analysis) {
  for (size_t i = 0; i < analysis->length; i++) {
    if (analysis->text[i] != ' ' || !analysis->may_break[i]) continue;
    size_t first = i;
    while (first > 0 && analysis->text[first - 1] == ' ') first--;
    uint16_t before = first > 0 ? analysis->text[first - 1] : 0;
    uint16_t after = i + 1 < analysis->length ? analysis->text[i + 1] : 0;
    bool inside_quotes = before == 0xAB || before == 0x2039;
    bool inside_number = first == i && is_digit(before) && is_digit_group(analysis, i + 1);
    if (inside_quotes || inside_number || stands_after_space(after)) analysis->may_break[i] = 0;
  }
}

bool breaks_find(struct analysis *analysis, struct language *language, struct error *error) {
  memset(analysis->may_break, 0, analysis->length);
  if (analysis->length == 0) return true;
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(language->line_breaks, analysis->text, (int32_t)analysis->length, &status);
  if (U_FAILURE(status)) {
    return error_set(error, ERROR_FAILED, _("ICU cannot break lines: %s"), u_errorName(status));
  }
  int32_t end = (int32_t)analysis->length;
  for (int32_t at = ubrk_next(language->line_breaks); at != UBRK_DONE && at < end;
       at = ubrk_next(language->line_breaks)) {
    analysis->may_break[at - 1] = 1;
  }
  if (language->spaced_punctuation) keep_french_spaces(analysis);
  return true;
}
