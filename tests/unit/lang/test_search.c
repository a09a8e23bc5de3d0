/* SPDX-License-Identifier: MIT */
/* Names are found as people type them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "solipost/lang/text.h"

static bool word_begins_with(const char *words, const char *prefix) {
  size_t length = strlen(prefix);
  for (const char *at = words; at != NULL; at = strchr(at, ' ')) {
    if (*at == ' ') at++;
    if (strncmp(at, prefix, length) == 0) return true;
  }
  return false;
}

/* Every word typed must be the beginning of a word of the name. */
static bool finds(const char *typed, const char *name) {
  struct buffer query, words;
  buffer_init(&query);
  buffer_init(&words);
  lang_search_query(typed, &query);
  lang_search_words(name, &words);
  bool all = query.length > 0;
  for (char *word = query.bytes; all && word != NULL;) {
    char *space = strchr(word, ' ');
    if (space != NULL) *space = '\0';
    all = word_begins_with(words.bytes, word);
    word = space != NULL ? space + 1 : NULL;
  }
  buffer_release(&query);
  buffer_release(&words);
  return all;
}

static void names_are_found_in_every_spelling(void **state) {
  (void)state;
  static const struct {
    const char *typed, *name;
  } CASES[] = {
      {"ocalan", "Abdullah Öcalan"},
      {"oecalan", "Abdullah Öcalan"},
      {"Öcalan", "Abdullah Öcalan"},
      {"ÖCAL", "Abdullah Öcalan"},
      {"isik", "Işık Örnekoğlu"},
      {"ISIK", "Işık Örnekoğlu"},
      {"IŞIK", "Işık Örnekoğlu"},
      {"işik", "Işık Örnekoğlu"},
      {"isil", "IŞIL"},
      {"ornekoglu", "Işık Örnekoğlu"},
      {"İSMAİL", "Ismail"},
      {"ismail", "İSMAİL"},
      {"grossmann", "Großmann"},
      {"GROSSMANN", "Großmann"},
      {"Großmann", "Grossmann"},
      {"mueller", "Jürgen Müller"},
      {"muller", "Jürgen Müller"},
      {"Müller", "Jürgen Müller"},
      {"Müll", "Ju\xCC\x88rgen Mu\xCC\x88ller"},
      {"yushchenko", "Наталія Ющенко"},
      {"YUSHCH", "Наталія Ющенко"},
      {"Ющенко", "Наталія Ющенко"},
      {"ЮЩ", "Наталія Ющенко"},
      {"juschtschenko", "Наталія Ющенко"},
      {"Ющенко", "Viktor Yushchenko"},
      {"nawalny", "Алексей Навальный"},
      {"navalny", "Алексей Навальный"},
      {"hrytsenko", "Гриценко"},
      {"jelzin", "Ельцин"},
      {"grytsenko gritsenko", "Гриценко Grytsenko"},
      {"كاوه", "کاوة"},
      {"کاوة", "كاوه"},
      {"کاوه پژمان", "كاوة پژمان"},
      {"kawh", "کاوه"},
      {"kav", "كاوه"},
      {"محمد", "مُحَمَّد"},
      {"مُحَمَّد", "محمد"},
      {"mhmd", "مُحَمَّد"},
      {"احمد", "أحمد"},
      {"ليلى", "لیلا ليلى"},
      {"ميخواهم", "می‌خواهم"},
      {"hemn", "هێمن"},
      {"yosf", "יוֹסֵף כהן"},
      {"יוסף", "יוֹסֵף כהן"},
      {"papadopoulos", "Γιώργος Παπαδόπουλος"},
      {"παπαδοπουλος", "ΠΑΠΑΔΟΠΟΥΛΟΣ"},
      {"giorgos", "Γιώργος"},
      {"hrant", "Հրանտ Տինք"},
      {"saakashvili", "გიორგი სააკაშვილი"},
      {"王", "王小明"},
      {"प्रिया", "प्रिया"},
      {"obrien", "O’Brien-Smith"},
      {"O'Brien", "O’Brien-Smith"},
      {"smith", "O’Brien-Smith"},
      {"eliyev", "Əliyev"},
      {"lukasz", "Łukasz"},
      {"odegard", "Ødegård"},
      {"nino", "Niño Halimbawa"},
      {"rojin nem", "Rojîn Nemûne"},
      {"yasar", "Yaşar"},
      {"yashar", "Yaşar"},
      {"12345", "12345/26"},
      {"123", "١٢٣"},
      {"١٢٣", "123"},
      {"ＡＢ", "AB1234"},
  };
  for (size_t i = 0; i < COUNT_OF(CASES); i++) {
    if (!finds(CASES[i].typed, CASES[i].name)) fail_msg("\"%s\" does not find %s", CASES[i].typed, CASES[i].name);
  }
}

static void what_is_not_meant_is_not_found(void **state) {
  (void)state;
  assert_false(finds("calan", "Abdullah Öcalan")); /* not the middle of a word */
  assert_false(finds("ocalan ali", "Abdullah Öcalan"));
  assert_true(finds("प", "प्रिया"));
  assert_false(finds("प्रा", "प्रिया")); /* vowel signs make the word */
  assert_false(finds("", "Abdullah"));
  assert_false(finds("-,.", "Abdullah"));
}

static void assert_words(const char *text, const char *expected) {
  struct buffer out;
  buffer_init(&out);
  lang_search_words(text, &out);
  assert_string_equal(out.bytes, expected);
  buffer_release(&out);
}

static void each_word_stands_once(void **state) {
  (void)state;
  assert_words("Ali ALI âli", "ali");
  assert_words("Öcalan", "ocalan oecalan");
  assert_words("Ющенко", "yushchenko juschtschenko iushchenko ющенко");
  assert_words("", "");
  assert_words(" -- ", "");
}

static void words_are_added_to_those_of_before(void **state) {
  (void)state;
  struct buffer out;
  buffer_init(&out);
  lang_search_words("Deniz Örnek", &out);
  lang_search_words("P001 deniz", &out);
  assert_string_equal(out.bytes, "deniz ornek oernek p001");
  buffer_release(&out);
}

static void a_query_has_one_spelling_for_each_word(void **state) {
  (void)state;
  struct buffer out;
  buffer_init(&out);
  lang_search_query("  Müller,  Ющенко ", &out);
  assert_string_equal(out.bytes, "muller yushchenko");
  buffer_release(&out);
}

static void a_hundred_thousand_names_take_an_instant(void **state) {
  (void)state;
  static const char *const NAMES[] = {"Abdullah Öcalan", "Наталія Ющенко", "کاوه پژمان", "Jürgen Großmann",
                                      "Işıl Örnekoğlu"};
  struct buffer out;
  buffer_init(&out);
  clock_t start = clock();
  for (int i = 0; i < 100000; i++) {
    buffer_reset(&out);
    lang_search_words(NAMES[i % (int)COUNT_OF(NAMES)], &out);
  }
  double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
  print_message("100000 names: %.3f s\n", seconds);
  buffer_release(&out);
  assert_true(seconds < 5.0); /* sanitizers and slow machines included; a plain build takes 0.1 s */
}

static void words_are_the_same_however_they_are_written(void **state) {
  (void)state;
  assert_true(lang_same_words("Geprüft am", "gepruft-am"));
  assert_true(lang_same_words("FREIGELASSEN", "freigelassen"));
  assert_true(lang_same_words("in U-Haft", "in u haft"));
  assert_false(lang_same_words("in Haft", "Haft"));
  assert_false(lang_same_words("-", "..."));
  assert_false(lang_same_words("", ""));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_are_found_in_every_spelling),
      cmocka_unit_test(what_is_not_meant_is_not_found),
      cmocka_unit_test(each_word_stands_once),
      cmocka_unit_test(words_are_added_to_those_of_before),
      cmocka_unit_test(a_query_has_one_spelling_for_each_word),
      cmocka_unit_test(a_hundred_thousand_names_take_an_instant),
      cmocka_unit_test(words_are_the_same_however_they_are_written),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
