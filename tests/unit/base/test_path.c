/* SPDX-License-Identifier: MIT */
/* Names of files, and where solipost keeps its things. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "solipost/base/file.h"
#include "solipost/base/path.h"

static struct arena arena;

static int start(void **state) {
  (void)state;
  arena_init(&arena);
  return 0;
}

static int finish(void **state) {
  (void)state;
  arena_release(&arena);
  return 0;
}

static void joining(void **state) {
  (void)state;
  assert_string_equal(path_join(&arena, "a", "b"), "a/b");
  assert_string_equal(path_join(&arena, "a/", "b"), "a/b");
  assert_string_equal(path_join(&arena, "/", "b"), "/b");
  assert_string_equal(path_join(&arena, "a", "/b"), "/b");
  assert_string_equal(path_join(&arena, "", "b"), "b");
}

static void taking_apart(void **state) {
  (void)state;
  assert_string_equal(path_folder_of(&arena, "a/b/c.csv"), "a/b");
  assert_string_equal(path_folder_of(&arena, "a//c.csv"), "a");
  assert_string_equal(path_folder_of(&arena, "c.csv"), ".");
  assert_string_equal(path_folder_of(&arena, "/c.csv"), "/");
  assert_string_equal(path_folder_of(&arena, "//c.csv"), "/");
  assert_string_equal(path_name_of("a/b/c.csv"), "c.csv");
  assert_string_equal(path_name_of("c.csv"), "c.csv");
}

static void the_register_lies_where_it_is_told(void **state) {
  (void)state;
  setenv("SOLIPOST_REGISTER", "letters.solipost", 1);
  assert_string_equal(path_default_register(&arena), "letters.solipost");
  unsetenv("SOLIPOST_REGISTER");
  setenv("XDG_DATA_HOME", "/x/data", 1);
  assert_string_equal(path_default_register(&arena), "/x/data/solipost/register.solipost");
  setenv("HOME", "/x/home", 1);
  setenv("XDG_DATA_HOME", "relative", 1);
  assert_string_equal(path_default_register(&arena), "/x/home/.local/share/solipost/register.solipost");
  unsetenv("XDG_DATA_HOME");
  assert_string_equal(path_default_register(&arena), "/x/home/.local/share/solipost/register.solipost");
  unsetenv("HOME");
  assert_int_equal(path_default_register(&arena)[0], '/'); /* the home the system knows */
}

static void shipped_data_is_found_in_the_chosen_folder_only(void **state) {
  (void)state;
  char folder[] = "/tmp/solipost-test-XXXXXX";
  assert_non_null(mkdtemp(folder));
  char *data = path_join(&arena, folder, "data");
  char *fonts = path_join(&arena, folder, "fonts");
  char *words = path_join(&arena, data, "words");
  assert_true(file_make_folders(words, NULL));
  assert_true(file_make_folders(fonts, NULL));
  char *german = path_join(&arena, words, "de.tsv");
  char *families = path_join(&arena, fonts, "families.tsv");
  assert_true(file_write(german, false, "x", 1, NULL));
  assert_true(file_write(families, false, "x", 1, NULL));

  setenv("SOLIPOST_DATA", data, 1);
  assert_string_equal(path_data(&arena, "words/de.tsv"), german);
  assert_string_equal(path_data(&arena, "words"), words);
  assert_null(path_data(&arena, "words/xx.tsv"));
  assert_non_null(path_data(&arena, "fonts/families.tsv")); /* beside data/, as in the source tree */
  setenv("SOLIPOST_DATA", folder, 1);
  assert_string_equal(path_data(&arena, "fonts/families.tsv"), families); /* in it, as installed */

  static const char *const made[] = {"data/words/de.tsv", "data/words", "data", "fonts/families.tsv", "fonts", ""};
  for (size_t i = 0; i < COUNT_OF(made); i++) assert_int_equal(remove(path_join(&arena, folder, made[i])), 0);
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, start, finish)

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH_ARENA(joining),
      WITH_ARENA(taking_apart),
      WITH_ARENA(the_register_lies_where_it_is_told),
      WITH_ARENA(shipped_data_is_found_in_the_chosen_folder_only),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
