/* SPDX-License-Identifier: MIT */
/* The shipped tables: columns by name, faults with their line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "solipost/base/datafile.h"
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

static struct datafile parse(const char *text) {
  struct datafile file;
  struct error error = {0};
  if (!datafile_parse(&file, "t.tsv", text, strlen(text), &arena, &error)) fail_msg("%s", error.message);
  return file;
}

static void check_fault(const char *text, size_t length, const char *wanted) {
  struct datafile file;
  struct error error = {0};
  assert_false(datafile_parse(&file, "t.tsv", text, length, &arena, &error));
  assert_int_equal(error.kind, ERROR_DAMAGED);
  assert_string_equal(error.message, wanted);
  assert_string_not_equal(error.hint, "");
}

static void cells_are_found_by_column_name(void **state) {
  (void)state;
  struct datafile file = parse("# countries\n\ncode\tname\nDE\tGermany\n# more\nTR\tT\xC3\xBCrkiye\n");
  assert_int_equal(file.column_count, 2);
  assert_int_equal(file.row_count, 2);
  int name = datafile_column(&file, "name");
  assert_int_equal(name, 1);
  assert_string_equal(datafile_cell(&file, 1, name), "T\xC3\xBCrkiye");
  assert_int_equal(file.lines[0], 4);
  assert_int_equal(file.lines[1], 6);
  assert_int_equal(datafile_column(&file, "Name"), -1);
  assert_string_equal(datafile_cell(&file, 0, -1), "");
  assert_string_equal(datafile_cell(&file, 9, 0), "");
}

static void short_rows_are_filled_with_nothing(void **state) {
  (void)state;
  struct datafile file = parse("a\tb\tc\n1\n\t2\t\n x \t#y\tz");
  assert_int_equal(file.row_count, 3);
  assert_string_equal(datafile_cell(&file, 0, 2), "");
  assert_string_equal(datafile_cell(&file, 1, 0), "");
  assert_string_equal(datafile_cell(&file, 1, 1), "2");
  assert_string_equal(datafile_cell(&file, 2, 0), " x ");
  assert_string_equal(datafile_cell(&file, 2, 1), "#y");
  assert_string_equal(datafile_cell(&file, 2, 2), "z");
}

static void line_ends_of_windows_are_taken(void **state) {
  (void)state;
  struct datafile file = parse("a\tb\r\n1\t2\r\n");
  assert_int_equal(datafile_column(&file, "b"), 1);
  assert_string_equal(datafile_cell(&file, 0, 1), "2");
}

static void a_table_may_be_empty_but_not_nameless(void **state) {
  (void)state;
  assert_int_equal(parse("a\tb\n").row_count, 0);
  check_fault("", 0, "t.tsv, line 0: no line with column names");
  check_fault("# only\n", 7, "t.tsv, line 1: no line with column names");
}

static void faults_name_the_line(void **state) {
  (void)state;
  check_fault("a\tb\n1\t2\n1\t2\t3\n", 14, "t.tsv, line 3: more cells than columns");
  check_fault("a\t\ta\n", 5, "t.tsv, line 1: a column has no name");
  check_fault("#\na\ta\n", 6, "t.tsv, line 2: two columns have the same name");
  check_fault("a\n\xFF\n", 4, "t.tsv, line 2: not UTF-8");
  check_fault("a\n1\0\n", 5, "t.tsv, line 2: holds a NUL byte");
}

static void shipped_tables_are_found_by_name(void **state) {
  (void)state;
  char folder[] = "/tmp/solipost-test-XXXXXX";
  assert_non_null(mkdtemp(folder));
  const char *path = path_join(&arena, folder, "t.tsv");
  assert_true(file_write(path, false, "a\n1\n", 4, NULL));
  setenv("SOLIPOST_DATA", folder, 1);
  struct datafile file;
  struct error error = {0};
  assert_true(datafile_load(&file, "t.tsv", &arena, &error));
  assert_int_equal(file.row_count, 1);
  assert_false(datafile_load(&file, "none.tsv", &arena, &error));
  assert_int_equal(error.kind, ERROR_NOT_FOUND);
  remove(path);
  remove(folder);
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, start, finish)

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH_ARENA(cells_are_found_by_column_name), WITH_ARENA(short_rows_are_filled_with_nothing),
      WITH_ARENA(line_ends_of_windows_are_taken), WITH_ARENA(a_table_may_be_empty_but_not_nameless),
      WITH_ARENA(faults_name_the_line),           WITH_ARENA(shipped_tables_are_found_by_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
