/* SPDX-License-Identifier: MIT */
/* Passphrases: one form on every system, how weak ones are seen through, and new ones of words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/base/datafile.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/passphrase.h"

static struct error error;

/* ---- one form ---- */

static void assert_tidy(const char *typed, const char *expected) {
  char out[PASSPHRASE_SIZE];
  size_t length = 0;
  assert_int_equal(lang_passphrase_tidy(typed, strlen(typed), out, &length), PASSPHRASE_TIDY);
  assert_string_equal(out, expected);
  assert_int_equal(length, strlen(expected));
}

static void assert_unfit(const char *typed, size_t length, enum passphrase_form form) {
  char out[PASSPHRASE_SIZE] = "left over";
  size_t out_length = 1;
  assert_int_equal(lang_passphrase_tidy(typed, length, out, &out_length), form);
  assert_string_equal(out, "");
  assert_int_equal(out_length, 0);
}

static void the_same_letters_are_the_same_passphrase(void **state) {
  (void)state;
  assert_tidy("schöne grüße", "schöne grüße");
  assert_tidy("scho\xCC\x88ne gru\xCC\x88\xC3\x9F"
              "e",
              "schöne grüße");
  assert_tidy("  apple river \t\r", "apple river");
  assert_tidy("\xC2\xA0"
              "apple\xE3\x80\x80",
              "apple");
  assert_tidy("\xEF\xBB\xBF"
              "apple",
              "apple");
  assert_tidy("two  blanks", "two  blanks");
  assert_tidy("کاوه ئازاد", "کاوه ئازاد");
  assert_tidy("?", "?");
}

static void what_cannot_be_typed_again_is_refused(void **state) {
  (void)state;
  char longest[PASSPHRASE_SIZE + 1];
  memset(longest, 'x', sizeof longest);
  assert_unfit("", 0, PASSPHRASE_EMPTY);
  assert_unfit(" \t \xC2\xA0", 5, PASSPHRASE_EMPTY);
  assert_unfit("latin \xFC", 7, PASSPHRASE_NO_TEXT);
  assert_unfit("cut \xC3", 5, PASSPHRASE_NO_TEXT);
  assert_unfit("app\x1B[Dle", 8, PASSPHRASE_CONTROL);
  assert_unfit("a\0b", 3, PASSPHRASE_CONTROL);
  assert_unfit(longest, PASSPHRASE_SIZE + 1, PASSPHRASE_TOO_LONG);
  assert_unfit(longest, PASSPHRASE_SIZE, PASSPHRASE_TOO_LONG);
}

static void the_longest_fits(void **state) {
  (void)state;
  char longest[PASSPHRASE_SIZE], out[PASSPHRASE_SIZE];
  size_t length = 0;
  memset(longest, 'x', sizeof longest);
  assert_int_equal(lang_passphrase_tidy(longest, PASSPHRASE_SIZE - 1, out, &length), PASSPHRASE_TIDY);
  assert_int_equal(length, PASSPHRASE_SIZE - 1);
}

/* NFC takes some letters apart: what grows past the end is told and not cut. */
static void growing_beyond_the_end_is_refused(void **state) {
  (void)state;
  char typed[PASSPHRASE_SIZE];
  for (size_t at = 0; at < PASSPHRASE_SIZE - 1; at += 3) memcpy(typed + at, "\xE0\xA5\x98", 3); /* becomes two signs */
  assert_unfit(typed, PASSPHRASE_SIZE - 1, PASSPHRASE_TOO_LONG);
}

/* ---- strength ---- */

static double bits_of(const char *passphrase, const char *const *names) {
  double bits = -1;
  if (!lang_passphrase_bits(passphrase, names, &bits, &error)) fail_msg("%s", error.message);
  return bits;
}

static void assert_weak(const char *passphrase, const char *const *names) {
  double bits = bits_of(passphrase, names);
  if (bits >= PASSPHRASE_WEAK_BELOW_BITS) fail_msg("'%s' passes with %.0f bits", passphrase, bits);
}

static void what_everybody_tries_is_weak(void **state) {
  (void)state;
  static const char *const weak[] = {
      "password",
      "Passwort123",
      "geheim",
      "hallo1234",
      "Solidarität",
      "solidaritaet2026",
      "Freiheit für alle",
      "FreiheitFuerAlle!",
      "free them all",
      "no pasaran",
      "jin jiyan azadi",
      "Sommer2026!",
      "solipost",
      "qwertzuiop",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "12345678901234567890",
      "18.03.1871",
      "apfel apfel apfel apfel apfel apfel",
      "apple river",
      "tiger mond feder",
      "correct horse battery staple",
      "ich liebe dich",
      "acab1312acab1312",
      "s0lidarity!",
  };
  for (size_t i = 0; i < sizeof weak / sizeof *weak; i++) assert_weak(weak[i], NULL);
}

static void names_of_the_group_are_weak(void **state) {
  (void)state;
  const char *const names[] = {"Briefkreis Quasselstrippe", "Quasselstrippe", NULL};
  assert_true(bits_of("briefkreis quasselstrippe!", NULL) >= PASSPHRASE_WEAK_BELOW_BITS);
  assert_weak("briefkreis quasselstrippe!", names);
  assert_weak("Quasselstrippe2026", names);
}

static void words_by_chance_are_strong(void **state) {
  (void)state;
  assert_true(bits_of("otter velvet canyon thimble jigsaw meadow", NULL) >= PASSPHRASE_STRONG_FROM_BITS);
  assert_true(bits_of("karton wimpel feder tiger zitrone quelle", NULL) >= PASSPHRASE_STRONG_FROM_BITS);
  assert_true(bits_of("xK9#qLm2$vTz8", NULL) >= PASSPHRASE_STRONG_FROM_BITS);
}

/* Written out, so that nobody changes the speed of guessing without thinking about the thresholds. */
static void time_grows_with_the_bits(void **state) {
  (void)state;
  const double year = 365.25 * 24 * 3600;
  assert_true(lang_passphrase_seconds(20) < 60);
  assert_true(lang_passphrase_seconds(PASSPHRASE_WEAK_BELOW_BITS) > 50 * year);
  assert_true(lang_passphrase_seconds(PASSPHRASE_STRONG_FROM_BITS) > 1e6 * year);
}

/* ---- new ones ---- */

enum { FEWEST_WORDS = 1296, MOST_WORDS = 4096 };

struct list {
  struct arena arena;
  struct datafile file;
};

static void load(struct list *list, const char *name) {
  arena_init(&list->arena);
  if (!datafile_load(&list->file, name, &list->arena, &error)) fail_msg("%s", error.message);
}

static bool holds(const struct list *list, const char *word, size_t length) {
  for (size_t row = 0; row < list->file.row_count; row++) {
    const char *other = datafile_cell(&list->file, row, 0);
    if (strlen(other) == length && memcmp(other, word, length) == 0) return true;
  }
  return false;
}

/* One letter changed, added or left out. */
static bool are_alike(const char *a, const char *b) {
  size_t same = 0, a_length = strlen(a), b_length = strlen(b);
  if (a_length > b_length) return are_alike(b, a);
  if (b_length - a_length > 1) return false;
  while (same < a_length && a[same] == b[same]) same++;
  return strcmp(a + same + (a_length == b_length && same < a_length ? 1 : 0), b + same + (same < b_length ? 1 : 0)) ==
         0;
}

static void lists_are_long_and_their_words_plain_and_different(void **state) {
  (void)state;
  static const char *const names[] = {"passphrase-words/en.txt", "passphrase-words/de.txt"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    struct list list;
    load(&list, names[i]);
    assert_true(list.file.row_count >= FEWEST_WORDS && list.file.row_count <= MOST_WORDS);
    for (size_t row = 0; row < list.file.row_count; row++) {
      const char *word = datafile_cell(&list.file, row, 0);
      size_t length = strlen(word);
      if (length < 3 || length > 8 || strspn(word, "abcdefghijklmnopqrstuvwxyz") != length)
        fail_msg("%s: '%s' is not 3 to 8 letters of a to z", names[i], word);
      for (size_t other = 0; other < row; other++)
        if (are_alike(word, datafile_cell(&list.file, other, 0)))
          fail_msg("%s: '%s' is too much like '%s'", names[i], word, datafile_cell(&list.file, other, 0));
    }
    arena_release(&list.arena);
  }
}

static void assert_words_of(const char *tag, const char *name) {
  struct list list;
  char words[PASSPHRASE_SIZE];
  load(&list, name);
  for (int turn = 0; turn < 50; turn++) {
    size_t count = 0;
    if (!lang_passphrase_new(tag, words, &error)) fail_msg("%s", error.message);
    for (const char *at = words; *at != '\0'; count++) {
      size_t length = strcspn(at, " ");
      assert_true(holds(&list, at, length));
      at += length;
      if (*at == ' ') at++;
    }
    assert_int_equal(count, PASSPHRASE_WORDS);
  }
  arena_release(&list.arena);
}

static void new_ones_are_six_words_of_the_list(void **state) {
  (void)state;
  assert_words_of("en", "passphrase-words/en.txt");
  assert_words_of("de", "passphrase-words/de.txt");
  assert_words_of("tr", "passphrase-words/en.txt");
  assert_words_of("guessed", "passphrase-words/en.txt");
}

static void new_ones_are_never_the_same_and_always_strong(void **state) {
  (void)state;
  char first[PASSPHRASE_SIZE], second[PASSPHRASE_SIZE];
  for (int turn = 0; turn < 20; turn++) {
    assert_true(lang_passphrase_new("de", first, &error));
    assert_true(lang_passphrase_new("de", second, &error));
    assert_string_not_equal(first, second);
    assert_true(bits_of(first, NULL) >= PASSPHRASE_WEAK_BELOW_BITS + 10);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_same_letters_are_the_same_passphrase),
      cmocka_unit_test(what_cannot_be_typed_again_is_refused),
      cmocka_unit_test(the_longest_fits),
      cmocka_unit_test(growing_beyond_the_end_is_refused),
      cmocka_unit_test(what_everybody_tries_is_weak),
      cmocka_unit_test(names_of_the_group_are_weak),
      cmocka_unit_test(words_by_chance_are_strong),
      cmocka_unit_test(time_grows_with_the_bits),
      cmocka_unit_test(lists_are_long_and_their_words_plain_and_different),
      cmocka_unit_test(new_ones_are_six_words_of_the_list),
      cmocka_unit_test(new_ones_are_never_the_same_and_always_strong),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
