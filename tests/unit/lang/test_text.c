/* SPDX-License-Identifier: MIT */
/* Case, order, cleaning and columns, with the languages in which the naive way goes wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/lang/text.h"

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

static void capitals_follow_the_language(void **state) {
  (void)state;
  assert_string_equal(lang_upper("istanbul ışık", "tr", &arena), "İSTANBUL IŞIK");
  assert_string_equal(lang_upper("istanbul", "en", &arena), "ISTANBUL");
  assert_string_equal(lang_upper("diyarbakır", "az", &arena), "DİYARBAKIR");
  assert_string_equal(lang_upper("Straße", "de", &arena), "STRASSE");
  assert_string_equal(lang_upper("Αθήνα", "el", &arena), "ΑΘΗΝΑ");
  assert_string_equal(lang_upper("çewlîg", "ku", &arena), "ÇEWLÎG");
  assert_string_equal(lang_upper("çewlîg", "kmr", &arena), "ÇEWLÎG");
  assert_string_equal(lang_upper("თბილისი tbilisi თბ", "ka", &arena), "თბილისი TBILISI თბ");
  assert_string_equal(lang_upper("თბილისი", "de", &arena), "თბილისი");
  assert_string_equal(lang_upper("طهران", "fa", &arena), "طهران");
  assert_string_equal(lang_upper("", "tr", &arena), "");
}

static void only_the_first_letter_is_capitalised(void **state) {
  (void)state;
  assert_string_equal(lang_capitalise("istanbul ili", "tr", &arena), "İstanbul ili");
  assert_string_equal(lang_capitalise("ijsselmeer", "en", &arena), "Ijsselmeer");
  assert_string_equal(lang_capitalise("dženan", "hr", &arena), "Dženan");
  assert_string_equal(lang_capitalise("თბილისი", "ka", &arena), "თბილისი");
  assert_string_equal(lang_capitalise("", "de", &arena), "");
}

static const char *itself(const void *item) { return item; }

static void assert_order(const char *tag, const char *expected) {
  char copy[512];
  void *items[64];
  size_t count = 0;
  snprintf(copy, sizeof copy, "%s", expected);
  for (char *word = copy; word != NULL;) {
    char *space = strchr(word, ' ');
    if (space != NULL) *space = '\0';
    items[count++] = word;
    word = space != NULL ? space + 1 : NULL;
  }
  for (size_t i = 0; i + 1 < count; i++) {
    if (lang_compare(items[i], items[i + 1], tag) >= 0) {
      fail_msg("%s: %s is not before %s", tag, (char *)items[i], (char *)items[i + 1]);
    }
  }
  for (size_t i = 0; i < count / 2; i++) { /* turned round, to be sorted again */
    void *item = items[i];
    items[i] = items[count - 1 - i];
    items[count - 1 - i] = item;
  }
  lang_sort(items, count, itself, tag);
  char sorted[512] = "";
  for (size_t i = 0; i < count; i++) {
    size_t length = strlen(sorted);
    snprintf(sorted + length, sizeof sorted - length, "%s%s", i > 0 ? " " : "", (char *)items[i]);
  }
  assert_string_equal(sorted, expected);
}

static void order_follows_the_language(void **state) {
  (void)state;
  assert_order("tr", "cam çam dal gaz ğaz ısı isi ot öt sal şal ut üt");
  assert_order("sv", "zebra åka äga öga");
  assert_order("de", "Ofen Ofer öffnen zebra");
  assert_order("es", "nube ñandú oso");
  assert_order("ku", "car çar der êr");
  assert_order("kmr", "car çar der êr");
  assert_order("fa", "آب بابا پدر تاب چای ژاله کاوه گل یار");
  assert_order("ckb", "ئاو ا بەرد پاک تۆ جوان چیا دار ڕۆژ زۆر ژیان کاوە گوڵ لە ڵ مەم نان و ۆ ھەنار ە یار ێ");
  assert_order("ru", "ёж ель жук");
}

static void equal_texts_keep_a_fixed_order(void **state) {
  (void)state;
  assert_int_equal(lang_compare("ali", "ali", "tr"), 0);
  assert_int_equal(lang_compare("a\xE2\x80\x8D", "a", "tr"), -lang_compare("a", "a\xE2\x80\x8D", "tr"));
  assert_int_not_equal(lang_compare("a\xE2\x80\x8D", "a", "tr"), 0);
}

static void assert_cleaned(const char *given, bool multiline, const char *expected, bool changed) {
  struct buffer out;
  buffer_init(&out);
  bool reported = lang_clean(given, multiline, &out);
  assert_string_equal(out.bytes, expected);
  assert_int_equal(reported, changed);
  buffer_release(&out);
}

static void what_cannot_be_seen_is_taken_out(void **state) {
  (void)state;
  assert_cleaned("Deniz Örnek", false, "Deniz Örnek", false);
  assert_cleaned("\uFEFFDeniz", false, "Deniz", true);
  assert_cleaned("De\u200Bniz\u2060 Ör\u00ADnek", false, "Deniz Örnek", true);
  assert_cleaned("\u200E\u200FDeniz\u200E", false, "Deniz", true);
  assert_cleaned("א\u200Fb", false, "א\u200Fb", false); /* a direction mark inside may be needed */
  assert_cleaned("\u202Edeniz\u202C \u2066a\u2069", false, "deniz a", true);
  assert_cleaned("De\x01niz\x1B[31m\x7F", false, "Deniz[31m", true);
  assert_cleaned("a\U000E0041\U000E0042", false, "a", true);
  assert_cleaned("\u200B", false, "", true);
  assert_cleaned("", false, "", false);
}

static void decomposed_letters_are_joined_without_mention(void **state) {
  (void)state;
  assert_cleaned("O\u0308rnek", false, "Örnek", false);
  assert_cleaned("O\u200B\u0308rnek", false, "Örnek", true);
}

static void joiners_stay_where_a_script_needs_them(void **state) {
  (void)state;
  assert_cleaned("می\u200Cخواهم", false, "می\u200Cخواهم", false);
  assert_cleaned("مَ\u200Cد", false, "مَ\u200Cد", false);
  assert_cleaned("می\u200C خواهم\u200C", false, "می خواهم", true);
  assert_cleaned("De\u200Cniz\u200D", false, "Deniz", true);
  assert_cleaned("می\u200C\u200Cخواهم", false, "می\u200Cخواهم", true);
  assert_cleaned("क्\u200Dष", false, "क्\u200Dष", false);
  assert_cleaned("👩\u200D🚀", false, "👩\u200D🚀", false);
}

static void blanks_are_folded(void **state) {
  (void)state;
  assert_cleaned("  Deniz \t Örnek\u00A0\n", false, "Deniz Örnek", true);
  assert_cleaned("Deniz\u00A0Örnek", false, "Deniz Örnek", true);
  assert_cleaned("Deniz\r\nÖrnek", false, "Deniz Örnek", true);
  assert_cleaned("one \r\ntwo\rthree\u2028four\n\n", true, "one\ntwo\nthree\nfour", true);
  assert_cleaned("  a\n\n  b  ", true, "a\n\n  b", true);
}

static void columns_are_counted_as_a_terminal_does(void **state) {
  (void)state;
  assert_int_equal(lang_columns("Örnek"), 5);
  assert_int_equal(lang_columns("O\u0308rnek"), 5);
  assert_int_equal(lang_columns("王小明"), 6);
  assert_int_equal(lang_columns("مُحَمَّد"), 4);
  assert_int_equal(lang_columns("می\u200Cخواهم"), 7);
  assert_int_equal(lang_columns("한국"), 4);
  assert_int_equal(lang_columns(""), 0);
}

static void long_texts_are_cut_between_letters(void **state) {
  (void)state;
  assert_string_equal(lang_fit_columns("Deniz", 5, &arena), "Deniz");
  assert_string_equal(lang_fit_columns("Deniz Örnek", 6, &arena), "Deniz…");
  assert_string_equal(lang_fit_columns("王小明", 5, &arena), "王小…");
  assert_string_equal(lang_fit_columns("王小明", 4, &arena), "王…");
  assert_string_equal(lang_fit_columns("aO\u0308b", 2, &arena), "a…");
  assert_string_equal(lang_fit_columns("O\u0308rnek", 3, &arena), "O\u0308r…");
  assert_string_equal(lang_fit_columns("Deniz", 1, &arena), "…");
  assert_string_equal(lang_fit_columns("Deniz", 0, &arena), "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(capitals_follow_the_language),
      cmocka_unit_test(only_the_first_letter_is_capitalised),
      cmocka_unit_test(order_follows_the_language),
      cmocka_unit_test(equal_texts_keep_a_fixed_order),
      cmocka_unit_test(what_cannot_be_seen_is_taken_out),
      cmocka_unit_test(decomposed_letters_are_joined_without_mention),
      cmocka_unit_test(joiners_stay_where_a_script_needs_them),
      cmocka_unit_test(blanks_are_folded),
      cmocka_unit_test(columns_are_counted_as_a_terminal_does),
      cmocka_unit_test(long_texts_are_cut_between_letters),
  };
  return cmocka_run_group_tests(tests, open_arena, close_arena);
}
