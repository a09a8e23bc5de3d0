/* SPDX-License-Identifier: MIT */
/* Countries and languages are understood in whatever language a list names them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/base/datafile.h"
#include "solipost/lang/country.h"
#include "solipost/lang/tag.h"

static struct arena arena;

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

static void the_country_line_stands_in_capitals_of_the_language(void **state) {
  (void)state;
  assert_string_equal(country_line("TR", "de", &arena), "TÜRKEI");
  assert_string_equal(country_line("TR", "tr", &arena), "TÜRKİYE");
  assert_string_equal(country_line("tr", "de-CH", &arena), "TÜRKEI");
  assert_string_equal(country_line("US", "fr", &arena), "ÉTATS-UNIS");
  assert_string_equal(country_line("DE", "kmr", &arena), country_line("DE", "ku", &arena));
  assert_string_equal(country_line("US", "fil", &arena), "ESTADOS UNIDOS");
  assert_string_equal(country_line("US", "tl", &arena), "ESTADOS UNIDOS");
  assert_string_equal(country_line("GE", "ka", &arena), "საქართველო");
  assert_string_equal(country_line("CH", "ja", &arena), "SUISSE"); /* French, the language of the world's post */
  assert_null(country_line("XX", "de", &arena));
  assert_null(country_line("", "de", &arena));
}

static void the_screen_shows_names_as_people_write_them(void **state) {
  (void)state;
  assert_string_equal(country_name("TR", "de", &arena), "Türkei");
  assert_string_equal(country_name("PH", "de", &arena), "Philippinen");
  assert_string_equal(country_name("DE", "tr", &arena), "Almanya");
  assert_string_equal(country_name("IR", "tr", &arena), "İran");
  assert_string_equal(country_name("CH", "ku", &arena), "Swîsre");
  assert_string_equal(country_name("US", "en", &arena), "United States");
  assert_string_equal(country_name("zz", "en", &arena), country_name("ZZ", "en", &arena));
  assert_string_equal(country_name("nowhere", "en", &arena), "nowhere");
}

static void assert_country(const char *text, const char *code) {
  const char *found = country_from_text(text, &arena);
  if (code == NULL ? found != NULL : found == NULL || strcmp(found, code) != 0) {
    fail_msg("\"%s\" is %s, not %s", text, found != NULL ? found : "no country", code != NULL ? code : "none");
  }
}

static void countries_are_understood_in_any_language(void **state) {
  (void)state;
  static const char *const CASES[][2] = {
      {"TR", "TR"},
      {"tr", "TR"},
      {" TUR ", "TR"},
      {"Turkey", "TR"},
      {"Türkei", "TR"},
      {"TÜRKİYE", "TR"},
      {"Türkiye", "TR"},
      {"turkiye", "TR"},
      {"تركيا", "TR"},
      {"ترکیه", "TR"},
      {"Турция", "TR"},
      {"T.C.", "TR"},
      {"Almanya", "DE"},
      {"ALMANYA", "DE"},
      {"Deutschland", "DE"},
      {"Alemania", "DE"},
      {"Elmanya", "DE"},
      {"آلمان", "DE"},
      {"İran", "IR"},
      {"IRAN", "IR"},
      {"ایران", "IR"},
      {"Islamic Republic of Iran", "IR"},
      {"UK", "GB"},
      {"England", "GB"},
      {"Großbritannien", "GB"},
      {"İngiltere", "GB"},
      {"USA", "US"},
      {"U.S.A.", "US"},
      {"États-Unis", "US"},
      {"Etats Unis", "US"},
      {"ABD", "US"},
      {"Vereinigte Staaten", "US"},
      {"Philippinen", "PH"},
      {"Pilipinas", "PH"},
      {"Schweiz", "CH"},
      {"Suisse", "CH"},
      {"İsviçre", "CH"},
      {"Palästina", "PS"},
      {"فلسطين", "PS"},
      {"Côte d'Ivoire", "CI"},
      {"Holland", "NL"},
      {"Niger", "NE"},
      {"Nigeria", "NG"},
      {"Georgia", "GE"},
      {"საქართველო", "GE"},
      {"Ελλάδα", "GR"},
      {"Österreich", "AT"},
      {"Oesterreich", "AT"},
      {"Australien", "AU"},
  };
  for (size_t i = 0; i < COUNT_OF(CASES); i++) assert_country(CASES[i][0], CASES[i][1]);
}

static void other_words_are_no_country(void **state) {
  (void)state;
  static const char *const CASES[] = {"", "-", "XX", "Berlin", "Stammheim", "T", "Turk", "Kurdistanbul"};
  for (size_t i = 0; i < COUNT_OF(CASES); i++) assert_country(CASES[i], NULL);
}

static bool is_also_a_name_of(const struct datafile *table, const char *name, const char *code) {
  for (size_t row = 0; row < table->row_count; row++) {
    if (strcmp(datafile_cell(table, row, 0), code) != 0) continue;
    for (int column = 1; column < (int)table->column_count; column++) {
      if (strcmp(datafile_cell(table, row, column), name) == 0) return true;
    }
  }
  return false;
}

/* Each name in the table leads back to its own country, in each language. Two countries are called Kongo. */
static void every_name_of_the_table_is_understood(void **state) {
  (void)state;
  struct datafile table;
  struct error error = {0};
  assert_true(datafile_load(&table, "country-names.tsv", &arena, &error));
  assert_int_equal(table.column_count, 33);
  assert_true(table.row_count >= 249);
  size_t mistaken = 0, shared = 0;
  for (size_t row = 0; row < table.row_count; row++) {
    const char *code = datafile_cell(&table, row, 0);
    for (int column = 1; column < (int)table.column_count; column++) {
      const char *name = datafile_cell(&table, row, column);
      if (*name == '\0') continue;
      const char *found = country_from_text(name, &arena);
      if (found != NULL && strcmp(found, code) == 0) continue;
      if (found != NULL && is_also_a_name_of(&table, name, found)) {
        shared++;
        continue;
      }
      print_message("%s: %s is taken for %s\n", code, name, found != NULL ? found : "nothing");
      mistaken++;
    }
  }
  assert_int_equal(mistaken, 0);
  assert_true(shared <= 1);
}

static void assert_tag(const char *text, const char *tag) {
  const char *found = lang_tag_from_text(text, &arena);
  if (tag == NULL ? found != NULL : found == NULL || strcmp(found, tag) != 0) {
    fail_msg("\"%s\" is %s, not %s", text, found != NULL ? found : "no language", tag != NULL ? tag : "none");
  }
}

static void languages_are_understood_by_code_and_name(void **state) {
  (void)state;
  static const char *const CASES[][2] = {
      {"tr", "tr"},       {"TR", "tr"},         {"tur", "tr"},     {"Türkçe", "tr"},   {"TÜRKÇE", "tr"},
      {"Turkish", "tr"},  {"türkisch", "tr"},   {"turc", "tr"},    {"kmr", "ku"},      {"ku", "ku"},
      {"Kurdî", "ku"},    {"Kurmancî", "ku"},   {"Kurdish", "ku"}, {"Kürtçe", "ku"},   {"ckb", "ckb"},
      {"Sorani", "ckb"},  {"Soranî", "ckb"},    {"fil", "tl"},     {"tl", "tl"},       {"Tagalog", "tl"},
      {"Filipino", "tl"}, {"Deutsch", "de"},    {"German", "de"},  {"allemand", "de"}, {"Almanca", "de"},
      {"deu", "de"},      {"ger", "de"},        {"العربية", "ar"}, {"Arapça", "ar"},   {"فارسی", "fa"},
      {"Farsi", "fa"},    {"Persian", "fa"},    {"עברית", "he"},   {"Hebrew", "he"},   {"русский", "ru"},
      {"Ελληνικά", "el"}, {"Українська", "uk"}, {"Español", "es"}, {"pt-br", "pt-BR"}, {"pt_BR", "pt-BR"},
      {"en-gb", "en-GB"}, {"zazaki", "zza"},    {"日本語", "ja"},  {"no", "nb"},       {"sr-latn", "sr-Latn"},
  };
  for (size_t i = 0; i < COUNT_OF(CASES); i++) assert_tag(CASES[i][0], CASES[i][1]);
  static const char *const NONE[] = {"", "xx", "qqq", "B-12", "Berlin", "t", "tr-", "?"};
  for (size_t i = 0; i < COUNT_OF(NONE); i++) assert_tag(NONE[i], NULL);
}

static void languages_know_their_direction_script_and_name(void **state) {
  (void)state;
  static const char *const RIGHT_TO_LEFT[] = {"ar", "fa", "he", "ckb", "ur", "yi"};
  static const char *const LEFT_TO_RIGHT[] = {"en", "tr", "ku", "kmr", "tl", "ka", "de-CH", ""};
  for (size_t i = 0; i < COUNT_OF(RIGHT_TO_LEFT); i++) assert_true(lang_is_right_to_left(RIGHT_TO_LEFT[i]));
  for (size_t i = 0; i < COUNT_OF(LEFT_TO_RIGHT); i++) assert_false(lang_is_right_to_left(LEFT_TO_RIGHT[i]));
  static const char *const LATIN[] = {"en", "tr", "ku", "tl", "de-CH", "sr-Latn", "uz", "sw"};
  static const char *const NOT_LATIN[] = {"ar", "fa", "he", "ckb", "ru", "sr", "el", "ka", "zh-Hant", "ja", "ky"};
  for (size_t i = 0; i < COUNT_OF(LATIN); i++) assert_true(lang_is_latin(LATIN[i]));
  for (size_t i = 0; i < COUNT_OF(NOT_LATIN); i++) assert_false(lang_is_latin(NOT_LATIN[i]));
  assert_string_equal(lang_name("tr", "de", &arena), "Türkisch");
  assert_string_equal(lang_name("tr", "tr", &arena), "Türkçe");
  assert_string_equal(lang_name("ku", "de", &arena), "Kurdisch");
  assert_string_equal(lang_name("tl", "en", &arena), "Filipino");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_country_line_stands_in_capitals_of_the_language),
      cmocka_unit_test(the_screen_shows_names_as_people_write_them),
      cmocka_unit_test(countries_are_understood_in_any_language),
      cmocka_unit_test(other_words_are_no_country),
      cmocka_unit_test(every_name_of_the_table_is_understood),
      cmocka_unit_test(languages_are_understood_by_code_and_name),
      cmocka_unit_test(languages_know_their_direction_script_and_name),
  };
  return cmocka_run_group_tests(tests, open_arena, close_arena);
}
