/* SPDX-License-Identifier: MIT */
/* Typing mistakes: how far apart words are, and which is suggested. */
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stddef.h>

#include <cmocka.h>

#include "solipost/base/suggest.h"
#include "solipost/base/compiler.h"

static void distance_counts_edits(void **state) {
  (void)state;
  assert_int_equal(suggest_distance("list", "list"), 0);
  assert_int_equal(suggest_distance("list", "lists"), 1);
  assert_int_equal(suggest_distance("list", "lst"), 1);
  assert_int_equal(suggest_distance("list", "lift"), 1);
  assert_int_equal(suggest_distance("list", "show"), 4);
  assert_int_equal(suggest_distance("", "show"), 4);
}

static void two_letters_swapped_are_one_edit(void **state) {
  (void)state;
  assert_int_equal(suggest_distance("print cards", "pirnt cards"), 1);
  assert_int_equal(suggest_distance("ab", "ba"), 1);
  assert_int_equal(suggest_distance("abc", "cba"), 2);
}

static void capitals_do_not_count(void **state) {
  (void)state;
  assert_int_equal(suggest_distance("LIST", "list"), 0);
}

static void endless_words_are_far_from_everything(void **state) {
  (void)state;
  char word[1000];
  memset(word, 'a', sizeof word);
  word[sizeof word - 1] = '\0';
  assert_true(suggest_distance(word, "list") > 10);
}

static const char *nearest(struct arena *arena, const char *typed) {
  static const char *const words[] = {"name", "name-native", "number", "note", "country", "yes"};
  return suggest_nearest(typed, words, COUNT_OF(words), "--", arena);
}

static void the_nearest_is_suggested(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  assert_string_equal(nearest(&arena, "nmae"), "'--name'");
  assert_string_equal(nearest(&arena, "contry"), "'--country'");
  assert_string_equal(nearest(&arena, "nubmer"), "'--number'");
  arena_release(&arena);
}

static void a_beginning_is_near(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  assert_string_equal(nearest(&arena, "coun"), "'--country'");
  arena_release(&arena);
}

static void equally_near_ones_are_all_named(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  static const char *const words[] = {"prisoners", "prisons", "runs"};
  assert_string_equal(suggest_nearest("prison", words, COUNT_OF(words), "", &arena), "'prisoners' or 'prisons'");
  arena_release(&arena);
}

static void nothing_is_suggested_for_something_else(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  assert_null(nearest(&arena, "xyzzy"));
  assert_null(nearest(&arena, "zz"));
  assert_null(nearest(&arena, ""));
  arena_release(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(distance_counts_edits),           cmocka_unit_test(two_letters_swapped_are_one_edit),
      cmocka_unit_test(capitals_do_not_count),           cmocka_unit_test(endless_words_are_far_from_everything),
      cmocka_unit_test(the_nearest_is_suggested),        cmocka_unit_test(a_beginning_is_near),
      cmocka_unit_test(equally_near_ones_are_all_named), cmocka_unit_test(nothing_is_suggested_for_something_else),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
