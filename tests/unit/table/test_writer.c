/* SPDX-License-Identifier: MIT */
/* What spreadsheets and scripts get to read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "solipost/table/writer.h"

static void assert_cell(const char *text, const char *expected) {
  struct buffer out;
  buffer_init(&out);
  csv_append_cell(&out, text, strlen(text));
  assert_string_equal(out.bytes, expected);
  buffer_release(&out);
}

static void test_cell_is_quoted_only_where_needed(void **state) {
  (void)state;
  assert_cell("Deniz Örnek", "Deniz Örnek");
  assert_cell("", "");
  assert_cell("a,b", "\"a,b\"");
  assert_cell("a;b", "\"a;b\"");
  assert_cell("two\nlines", "\"two\nlines\"");
  assert_cell("say \"hi\"", "\"say \"\"hi\"\"\"");
  assert_cell("\"", "\"\"\"\"");
  assert_cell(" blank", "\" blank\"");
}

static void test_formula_is_defused(void **state) {
  (void)state;
  assert_cell("=1+1", "'=1+1");
  assert_cell("@SUM(A1)", "'@SUM(A1)");
  assert_cell("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0");
  assert_cell("-2+3", "'-2+3");
  assert_cell("\t=1", "\"'\t=1\"");
  assert_cell("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
  assert_cell("+49 711 1", "'+49 711 1");
}

static void test_nothing_in_a_cell_acts_on_a_terminal(void **state) {
  (void)state;
  assert_cell("a\x1b[31mb\x07", "a[31mb");
  assert_cell("a\x7f\xc2\x9b"
              "31mb",
              "a31mb");
  assert_cell("Anna\u202Egnp.exe\u2066x\u2069", "Annagnp.exex");
  assert_cell("two\r\nlines\rthree", "\"two\nlines\nthree\"");
  assert_cell("a\tb", "\"a\tb\"");
  assert_cell("\xff", "\xef\xbf\xbd");
  assert_cell("ن\u200Cم\u200E", "ن\u200Cم\u200E");
  /* What is taken out must not bring a formula to the start. */
  assert_cell("\x1b=1+1", "'=1+1");
  assert_cell("\r=1+1", "'=1+1");
  assert_cell("\u202E=1+1", "'=1+1");
}

static void test_number_is_not_a_formula(void **state) {
  (void)state;
  assert_cell("-5", "-5");
  assert_cell("+3.25", "+3.25");
  assert_cell("-", "'-");
  assert_cell("-1.2.3", "'-1.2.3");
}

static void test_guard_is_taken_off_again(void **state) {
  (void)state;
  assert_string_equal(csv_without_guard("'=1+1", 5), "=1+1");
  assert_string_equal(csv_without_guard("'Ndrangheta", 11), "'Ndrangheta");
  assert_string_equal(csv_without_guard("'-5", 3), "'-5");
  assert_string_equal(csv_without_guard("'", 1), "'");
  assert_string_equal(csv_without_guard("", 0), "");
}

static void test_row_ends_with_one_newline(void **state) {
  (void)state;
  struct buffer out;
  buffer_init(&out);
  csv_append_row(&out, (const char *[]){"code", "name", ""}, 3);
  csv_append_row(&out, (const char *[]){""}, 1);
  assert_string_equal(out.bytes, "code,name,\n\"\"\n");
  buffer_release(&out);
}

static void test_json_escapes(void **state) {
  (void)state;
  struct buffer out;
  buffer_init(&out);
  json_append_string(&out, "a\"b\\c\nd\te\x1b[31m\x7f\xc2\x9b ş \xff\u202E");
  assert_string_equal(out.bytes, "\"a\\\"b\\\\c\\nd\\te\\u001b[31m\\u007f\\u009b ş \xef\xbf\xbd\\u202e\"");
  buffer_release(&out);
}

static void test_json_object(void **state) {
  (void)state;
  struct buffer out;
  buffer_init(&out);
  json_append_object(&out, (const char *[]){"code", "name"}, (const char *[]){"P001", "Işıl"}, 2);
  json_append_object(&out, NULL, NULL, 0);
  assert_string_equal(out.bytes, "{\"code\": \"P001\", \"name\": \"Işıl\"}{}");
  buffer_release(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_cell_is_quoted_only_where_needed),
      cmocka_unit_test(test_formula_is_defused),
      cmocka_unit_test(test_nothing_in_a_cell_acts_on_a_terminal),
      cmocka_unit_test(test_number_is_not_a_formula),
      cmocka_unit_test(test_guard_is_taken_off_again),
      cmocka_unit_test(test_row_ends_with_one_newline),
      cmocka_unit_test(test_json_escapes),
      cmocka_unit_test(test_json_object),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
