/* SPDX-License-Identifier: MIT */
/* Words and dates on paper speak the language of the letter, or say that they cannot. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/base/datafile.h"
#include "solipost/lang/words.h"

static struct arena arena;

static const char *const LANGUAGES[] = {"en", "de", "tr", "ku", "ckb", "ar", "fa", "he", "tl", "fr", "es",
                                        "it", "ru", "el", "pt", "uk",  "hy", "ka", "th", "hi", "zh", "ja"};

static int open_arena(void **state) {
  (void)state;
  arena_init(&arena);
  return 0;
}

static int close_arena(void **state) {
  (void)state;
  arena_release(&arena);
  return 0;
}

static const char *phrase(const char *tag, const char *key, const char *name, const char *value) {
  const char *const values[] = {name, value, NULL};
  const char *text = NULL;
  struct error error = {0};
  if (!lang_phrase(tag, key, values, &arena, &text, &error)) fail_msg("%s: %s: %s", tag, key, error.message);
  return text;
}

static void phrases_take_their_fields(void **state) {
  (void)state;
  assert_string_equal(phrase("de", "letter_number", "number", "412"), "Brief Nr. 412");
  assert_string_equal(phrase("tr", "salutation_female", "first_name", "Işıl"), "Sevgili Işıl,");
  assert_string_equal(phrase("kmr", "salutation_female", "first_name", "Rojîn"), "Hevala hêja Rojîn,");
  assert_string_equal(phrase("fil", "salutation_neutral", "first_name", "Niño"), "Kumusta, Niño,");
  assert_string_equal(phrase("en", "letter_number", "number", "{number}"), "Letter no. {number}");
}

static void a_region_has_only_what_differs(void **state) {
  (void)state;
  assert_string_equal(phrase("pt-BR", "closing_formal", NULL, NULL), "Atenciosamente,");
  assert_string_equal(phrase("pt-BR", "closing_warm", NULL, NULL), phrase("pt", "closing_warm", NULL, NULL));
  assert_string_equal(phrase("de-AT", "closing_warm", NULL, NULL), "Herzliche Grüße");
}

static void plural_forms_follow_the_language(void **state) {
  (void)state;
  static const char *const CASES[][3] = {
      {"en", "1", "1 card"},         {"en", "2", "2 cards"},
      {"de", "0", "0 Karten"},       {"tr", "5", "5 kart"},
      {"ru", "1", "1 открытка"},     {"ru", "3", "3 открытки"},
      {"ru", "11", "11 открыток"},   {"ru", "21", "21 открытка"},
      {"ru", "112", "112 открыток"}, {"ar", "0", "لا بطاقات"},
      {"ar", "1", "بطاقة واحدة"},    {"ar", "2", "بطاقتان"},
      {"ar", "5", "5 بطاقات"},       {"ar", "12", "12 بطاقةً"},
      {"ar", "100", "100 بطاقة"},    {"fr", "0", "0 carte"},
      {"fr", "2", "2 cartes"},       {"he", "2", "שני כרטיסים"},
      {"tl", "4", "4 na kard"},      {"fr", "1000000", "1000000 de cartes"},
  };
  for (size_t i = 0; i < COUNT_OF(CASES); i++) {
    assert_string_equal(phrase(CASES[i][0], "card_count", "count", CASES[i][1]), CASES[i][2]);
  }
}

static void every_language_has_every_word(void **state) {
  (void)state;
  struct datafile english;
  struct error error = {0};
  assert_true(datafile_load(&english, "words/en.tsv", &arena, &error));
  for (size_t language = 0; language < COUNT_OF(LANGUAGES); language++) {
    assert_true(lang_has_words(LANGUAGES[language]));
    for (size_t row = 0; row < english.row_count; row++) {
      const char *key = datafile_cell(&english, row, 0);
      if (strncmp(key, "date_", 5) == 0) continue;     /* only where ICU needs help */
      if (strncmp(key, "handover_", 9) == 0) continue; /* all or none: the next tests */
      if (strncmp(key, "paper_", 6) == 0) continue;
      if (strncmp(key, "calendar_", 9) == 0) continue;
      if (strncmp(key, "test_sheet_", 11) == 0) continue; /* English where they are not there */
      const char *const values[] = {"number", "1",           "page", "1",     "pages", "2", "first_name",
                                    "A",      "second_name", "B",    "count", "1",     NULL};
      char plain[64];
      snprintf(plain, sizeof plain, "%.*s", (int)strcspn(key, "."), key);
      const char *text = "";
      if (!lang_phrase(LANGUAGES[language], plain, values, &arena, &text, &error)) fail_msg("%s", error.message);
      assert_true(*text != '\0');
      assert_null(strchr(text, '{'));
    }
  }
}

/* Some papers are printed in one language: English where their words are not there. Returns how many have them. */
static size_t languages_with_all_words(const char *prefix) {
  struct datafile english;
  struct error error = {0};
  assert_true(datafile_load(&english, "words/en.tsv", &arena, &error));
  size_t whole = 0;
  for (size_t language = 0; language < COUNT_OF(LANGUAGES); language++) {
    size_t wanted = 0, found = 0;
    const char *missing = "";
    for (size_t row = 0; row < english.row_count; row++) {
      const char *key = datafile_cell(&english, row, 0), *text;
      const char *const values[] = {"number", "1", "date",    "d", "first",    "1", "last",     "2", "grams", "20",
                                    "count",  "1", "said_by", "s", "campaign", "c", "language", "l", "who",   "w",
                                    "what",   "x", "age",     "9", NULL};
      if (strncmp(key, prefix, strlen(prefix)) != 0) continue;
      wanted++;
      if (lang_phrase(LANGUAGES[language], key, values, &arena, &text, &error)) found++;
      else missing = key;
    }
    assert_true(wanted > 0);
    if (found != 0 && found != wanted)
      fail_msg("%s has %zu of %zu words, not %s", LANGUAGES[language], found, wanted, missing);
    whole += found != 0;
  }
  return whole;
}

static void a_language_has_all_words_of_a_handover_or_none(void **state) {
  (void)state;
  assert_true(languages_with_all_words("handover_") >= 9);
}

static void a_language_has_all_words_of_the_papers_of_an_evening_or_none(void **state) {
  (void)state;
  assert_true(languages_with_all_words("paper_") >= 2);
}

static void a_language_has_all_words_of_a_month_on_paper_or_none(void **state) {
  (void)state;
  assert_true(languages_with_all_words("calendar_") >= 10);
}

static void months_and_days_of_the_week_are_named_in_each_language(void **state) {
  static const struct date day = {2026, 12, 1};
  struct error error = {0};
  const char *text;
  (void)state;
  assert_true(lang_month(day, "de", &arena, &text, &error));
  assert_string_equal(text, "Dezember 2026");
  assert_true(lang_weekday(day, "de", &arena, &text, &error));
  assert_string_equal(text, "Di");
  assert_true(lang_weekday(day, "en", &arena, &text, &error));
  assert_string_equal(text, "Tue");
  for (size_t i = 0; i < COUNT_OF(LANGUAGES); i++) {
    assert_true(lang_month(day, LANGUAGES[i], &arena, &text, &error));
    assert_true(*text != '\0');
    assert_true(lang_weekday(day, LANGUAGES[i], &arena, &text, &error));
  }
}

static void what_is_missing_is_named(void **state) {
  (void)state;
  struct error error = {0};
  const char *text;
  assert_false(lang_phrase("de", "no_such_key", NULL, &arena, &text, &error));
  assert_non_null(strstr(error.message, "words/de.tsv"));
  assert_non_null(strstr(error.message, "no_such_key"));
  assert_false(lang_phrase("de", "letter_number", NULL, &arena, &text, &error));
  assert_non_null(strstr(error.message, "{number}"));
  assert_false(lang_phrase("xx", "letter_number", NULL, &arena, &text, &error));
  assert_non_null(strstr(error.message, "\"xx\""));
  assert_false(lang_phrase("../words/de", "letter_number", NULL, &arena, &text, &error));
  assert_false(lang_phrase("ru", "card_count", (const char *[]){"count", "many", NULL}, &arena, &text, &error));
  assert_false(lang_has_words("xx"));
  assert_false(lang_has_words("../de"));
  assert_false(lang_has_words(""));
}

static void assert_date(struct date date, const char *tag, const char *expected) {
  const char *text = NULL;
  struct error error = {0};
  if (!lang_date(date, tag, &arena, &text, &error)) fail_msg("%s: %s", tag, error.message);
  assert_string_equal(text, expected);
}

static void dates_stand_in_words_of_the_language(void **state) {
  (void)state;
  static const struct date AUGUST = {2026, 8, 1}, APRIL = {2026, 4, 9};
  static const char *const FIRST_OF_AUGUST[][2] = {
      {"de", "1. August 2026"},        {"en", "1 August 2026"},       {"en-GB", "1 August 2026"},
      {"en-US", "August 1, 2026"},     {"tr", "1 Ağustos 2026"},      {"ku", "1ê tebaxa 2026an"},
      {"kmr", "1ê tebaxa 2026an"},     {"ckb", "١ی ئابی ٢٠٢٦"},       {"fa", "۱۰ مرداد ۱۴۰۵"},
      {"ar", "١ أغسطس ٢٠٢٦"},          {"ar-SY", "١ آب ٢٠٢٦"},        {"he", "1 באוגוסט 2026"},
      {"tl", "Agosto 1, 2026"},        {"fil", "Agosto 1, 2026"},     {"fr", "1er août 2026"},
      {"it", "1º agosto 2026"},        {"es", "1 de agosto de 2026"}, {"ru", "1 августа 2026\u202Fг."},
      {"el", "1 Αυγούστου 2026"},      {"pt", "1 de agosto de 2026"}, {"pt-BR", "1 de agosto de 2026"},
      {"uk", "1 серпня 2026\u202Fр."}, {"de-CH", "1. August 2026"},
  };
  for (size_t i = 0; i < COUNT_OF(FIRST_OF_AUGUST); i++)
    assert_date(AUGUST, FIRST_OF_AUGUST[i][0], FIRST_OF_AUGUST[i][1]);
  assert_date(APRIL, "tr", "9 Nisan 2026");
  assert_date(APRIL, "ku", "9ê nîsana 2026an");
  assert_date(APRIL, "fa", "۲۰ فروردین ۱۴۰۵");
  assert_date(APRIL, "fr", "9 avril 2026");
}

static void the_turn_of_the_iranian_year_is_right(void **state) {
  (void)state;
  assert_date((struct date){2026, 3, 20}, "fa", "۲۹ اسفند ۱۴۰۴");
  assert_date((struct date){2026, 3, 21}, "fa", "۱ فروردین ۱۴۰۵");
}

static void letters_are_dated_in_both_calendars_where_two_are_in_use(void **state) {
  (void)state;
  static const char *const expected[][2] = {{"fa", "۱۰ مرداد ۱۴۰۵ (۱ اوت ۲۰۲۶)"},
                                            {"ckb", "١ی ئابی ٢٠٢٦ (١٠ی گەلاوێژی ١٤٠٥)"},
                                            {"de", "1. August 2026"},
                                            {"ar", "١ أغسطس ٢٠٢٦"}};
  for (size_t i = 0; i < COUNT_OF(expected); i++) {
    const char *text = NULL;
    struct error error = {0};
    if (!lang_letter_date((struct date){2026, 8, 1}, expected[i][0], &arena, &text, &error))
      fail_msg("%s", error.message);
    assert_string_equal(text, expected[i][1]);
  }
}

static void birthdays_may_lack_the_year(void **state) {
  (void)state;
  assert_date((struct date){0, 2, 29}, "tr", "29 Şubat");
  assert_date((struct date){0, 4, 9}, "de", "9. April");
  assert_date((struct date){0, 3, 21}, "ku", "21ê adarê");
  assert_date((struct date){0, 4, 9}, "en-US", "April 9");
  assert_date((struct date){0, 4, 9}, "en", "9 April");
  assert_date((struct date){0, 3, 21}, "fa", "۲۱ مارس");
}

static void a_date_is_never_in_another_language(void **state) {
  (void)state;
  static const char *const UNKNOWN[] = {"xx", "zza", "syr-SY"};
  for (size_t i = 0; i < COUNT_OF(UNKNOWN); i++) {
    const char *text;
    struct error error = {0};
    assert_false(lang_date((struct date){2026, 8, 1}, UNKNOWN[i], &arena, &text, &error));
    assert_non_null(strstr(error.message, UNKNOWN[i]));
    assert_true(error.hint[0] != '\0');
  }
  const char *text;
  struct error error = {0};
  assert_false(lang_date((struct date){2026, 2, 29}, "de", &arena, &text, &error));
  assert_false(lang_date((struct date){0}, "de", &arena, &text, &error));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(phrases_take_their_fields),
      cmocka_unit_test(a_region_has_only_what_differs),
      cmocka_unit_test(plural_forms_follow_the_language),
      cmocka_unit_test(every_language_has_every_word),
      cmocka_unit_test(a_language_has_all_words_of_a_handover_or_none),
      cmocka_unit_test(a_language_has_all_words_of_the_papers_of_an_evening_or_none),
      cmocka_unit_test(a_language_has_all_words_of_a_month_on_paper_or_none),
      cmocka_unit_test(months_and_days_of_the_week_are_named_in_each_language),
      cmocka_unit_test(what_is_missing_is_named),
      cmocka_unit_test(dates_stand_in_words_of_the_language),
      cmocka_unit_test(the_turn_of_the_iranian_year_is_right),
      cmocka_unit_test(letters_are_dated_in_both_calendars_where_two_are_in_use),
      cmocka_unit_test(birthdays_may_lack_the_year),
      cmocka_unit_test(a_date_is_never_in_another_language),
  };
  return cmocka_run_group_tests(tests, open_arena, close_arena);
}
