/* SPDX-License-Identifier: MIT */
/* Dates in words, in the language and calendar of the letter. */
#include <string.h>

#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>

#include "solipost/base/i18n.h"
#include "solipost/lang/tag.h"
#include "solipost/lang/words.h"
#include "utf16.h"
#include "words_file.h"

static const double MILLISECONDS_PER_DAY = 86400000.0;

/* Any leap year will do for a birthday without its year. */
enum { SOME_LEAP_YEAR = 2000 };

static bool not_known(const char *tag, struct error *error) {
  error_set(error, ERROR_NOT_FOUND, _("it is not known how a date is written in the language \"%s\""), tag);
  return error_hint(error, _("Choose another language, or add the key date_long and the months to data/words/%s.tsv"),
                    tag);
}

/* "fa" of "fa_IR@calendar=persian" */
static bool same_language(const char *locale, const char *actual) {
  char wanted[ULOC_LANG_CAPACITY], found[ULOC_LANG_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;
  uloc_getLanguage(locale, wanted, (int32_t)sizeof wanted, &status);
  uloc_getLanguage(actual, found, (int32_t)sizeof found, &status);
  return U_SUCCESS(status) && strcmp(wanted, found) == 0;
}

/* In place of a pattern: the day without its year, as the language has it. */
static const char DAY_AND_MONTH[] = "day and month";

/* Day and month in the order of the language, by ICU's own choice of pattern. */
static void apply_day_and_month(UDateFormat *format, const char *locale) {
  static const UChar SKELETON[] = {'M', 'M', 'M', 'M', 'd', 0};
  UErrorCode status = U_ZERO_ERROR;
  UDateTimePatternGenerator *generator = udatpg_open(locale, &status);
  UChar pattern[64];
  int32_t length = udatpg_getBestPattern(generator, SKELETON, -1, pattern, (int32_t)COUNT_OF(pattern), &status);
  udatpg_close(generator);
  if (U_SUCCESS(status)) udat_applyPattern(format, false, pattern, length);
}

/* A format is opened once per language and pattern and kept: opening one costs 0.2 ms. */
struct date_format {
  struct date_format *next;
  const char *locale, *pattern;
  UDateFormat *format;
};

/* `pattern` NULL means the language's own long form. NULL when ICU would answer in another language. */
static UDateFormat *format_of(const char *locale, const char *pattern) {
  static struct date_format *formats;
  const char *key = pattern != NULL ? pattern : "";
  for (const struct date_format *known = formats; known != NULL; known = known->next) {
    if (strcmp(known->locale, locale) == 0 && strcmp(known->pattern, key) == 0) return known->format;
  }
  static const UChar UTC[] = {'U', 'T', 'C', 0};
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format = udat_open(UDAT_NONE, UDAT_LONG, locale, UTC, -1, NULL, 0, &status);
  /* ICU answers in English or in the language of the process, and calls it a success. */
  const char *actual = U_SUCCESS(status) ? udat_getLocaleByType(format, ULOC_ACTUAL_LOCALE, &status) : NULL;
  if (U_FAILURE(status) || actual == NULL || !same_language(locale, actual)) {
    udat_close(format);
    format = NULL;
  } else if (pattern == DAY_AND_MONTH) {
    apply_day_and_month(format, locale);
  } else if (pattern != NULL) {
    struct utf16 units;
    utf16_init_utf8(&units, pattern);
    udat_applyPattern(format, false, units.units, units.length);
    utf16_release(&units);
  }
  struct date_format *entry = mem_alloc(sizeof *entry);
  *entry =
      (struct date_format){.next = formats, .locale = mem_strdup(locale), .pattern = mem_strdup(key), .format = format};
  formats = entry;
  return format;
}

static bool format_with_icu(struct date date, const char *tag, const char *locale, const char *pattern,
                            struct arena *arena, const char **out, struct error *error) {
  UDateFormat *format = format_of(locale, pattern);
  if (format == NULL) return not_known(tag, error);
  UChar text[128];
  UErrorCode status = U_ZERO_ERROR;
  double moment = ((double)date_to_days(date) + 0.5) * MILLISECONDS_PER_DAY;
  int32_t length = udat_format(format, moment, text, (int32_t)COUNT_OF(text), NULL, &status);
  if (U_FAILURE(status) || length >= (int32_t)COUNT_OF(text)) return not_known(tag, error);
  *out = utf16_to_arena(text, length, arena);
  return true;
}

/* Languages that ICU does not know, from our own months: a pattern with {day}, {month} and so on. */
static bool format_with_words(struct date date, const char *tag, const char *key, const char *pattern,
                              struct arena *arena, const char **out, struct error *error) {
  const char *month, *month_oblique;
  if (!words_find(tag, arena_printf(arena, "month_%d", date.month), &month, error)) return false;
  if (!words_find(tag, arena_printf(arena, "month_oblique_%d", date.month), &month_oblique, error)) return false;
  const char *const values[] = {"day",
                                arena_printf(arena, "%d", date.day),
                                "month",
                                month != NULL ? month : "?",
                                "month_oblique",
                                month_oblique != NULL ? month_oblique : "?",
                                "year",
                                arena_printf(arena, "%d", date.year),
                                NULL};
  if (month == NULL) return not_known(tag, error);
  return words_put_in(tag, key, pattern, values, arena, out, error);
}

/* Which row of data/words says how this date is written. */
static bool find_pattern(struct date date, const char *tag, const char **key, const char **pattern,
                         struct error *error) {
  *key = date_has_year(date) ? "date_long" : "date_day";
  *pattern = NULL;
  if (date_has_year(date) && date.day == 1) {
    if (!words_find(tag, "date_first", pattern, error)) return false;
    if (*pattern != NULL) return true;
  }
  return words_find(tag, *key, pattern, error);
}

bool lang_date(struct date date, const char *tag, struct arena *arena, const char **out, struct error *error) {
  if (!date_is_valid(date)) return error_set(error, ERROR_FAILED, _("there is no such day"));
  const char *key, *pattern;
  if (!find_pattern(date, tag, &key, &pattern, error)) return false;
  if (pattern != NULL && strchr(pattern, '{') != NULL) {
    return format_with_words(date, tag, key, pattern, arena, out, error);
  }
  const char *locale = lang_icu_locale(tag);
  if (!date_has_year(date)) {
    /* Without a year a day cannot be turned into another calendar. */
    if (same_language(locale, "fa")) locale = arena_printf(arena, "%s@calendar=gregorian", locale);
    if (pattern == NULL) pattern = DAY_AND_MONTH;
    date.year = SOME_LEAP_YEAR;
  } else if (same_language(locale, "fa")) {
    locale = arena_printf(arena, "%s@calendar=persian", locale);
  }
  return format_with_icu(date, tag, locale, pattern, arena, out, error);
}

/* ICU has the months of the Iranian calendar in Sorani for Iran alone. */
static const char *persian_locale(const char *locale, struct arena *arena) {
  const char *region = same_language(locale, "ckb") ? "ckb_IR" : locale;
  return arena_printf(arena, "%s@calendar=persian", region);
}

bool lang_letter_date(struct date date, const char *tag, struct arena *arena, const char **out, struct error *error) {
  const char *both, *pattern, *solar;
  if (!words_find(tag, "date_both", &both, error) || !words_find(tag, "date_long", &pattern, error) ||
      !words_find(tag, "date_solar", &solar, error))
    return false;
  if (both == NULL || !date_has_year(date)) return lang_date(date, tag, arena, out, error);
  if (!date_is_valid(date)) return error_set(error, ERROR_FAILED, _("there is no such day"));
  const char *locale = lang_icu_locale(tag);
  const char *values[] = {"local", NULL, "gregorian", NULL, NULL};
  return format_with_icu(date, tag, persian_locale(locale, arena), solar != NULL ? solar : pattern, arena, &values[1],
                         error) &&
         format_with_icu(date, tag, arena_printf(arena, "%s@calendar=gregorian", locale), pattern, arena, &values[3],
                         error) &&
         words_put_in(tag, "date_both", both, values, arena, out, error);
}

/* Persian and Thai have a calendar of their own; on a sheet with our days it would be another month. */
static const char *gregorian_locale(const char *tag, struct arena *arena) {
  return arena_printf(arena, "%s@calendar=gregorian", lang_icu_locale(tag));
}

bool lang_month(struct date date, const char *tag, struct arena *arena, const char **out, struct error *error) {
  const char *locale = gregorian_locale(tag, arena);
  if (!date_is_valid(date)) return error_set(error, ERROR_FAILED, _("there is no such day"));
  if (format_of(locale, "LLLL y") == NULL)
    return format_with_words(date, tag, "date_long", "{month} {year}", arena, out, error);
  return format_with_icu(date, tag, locale, "LLLL y", arena, out, error);
}

bool lang_weekday(struct date date, const char *tag, struct arena *arena, const char **out, struct error *error) {
  const char *locale = gregorian_locale(tag, arena);
  *out = "";
  if (!date_is_valid(date)) return error_set(error, ERROR_FAILED, _("there is no such day"));
  return format_of(locale, "ccc") == NULL || format_with_icu(date, tag, locale, "ccc", arena, out, error);
}
