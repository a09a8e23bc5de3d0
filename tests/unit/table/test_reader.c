/* SPDX-License-Identifier: MIT */
/* Tables as people have them. Expectations are written one row per line, cells in [brackets], "!" and the problem behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "solipost/base/buffer.h"
#include "solipost/base/memory.h"
#include "solipost/table/reader.h"

static struct table_reader *open_table(const char *text, size_t length, char separator) {
  struct table_reader *reader;
  struct error error;
  assert_true(table_reader_create(&reader, text, length, separator, &error));
  return reader;
}

static void describe(const char *text, size_t length, char separator, struct buffer *out) {
  struct table_reader *reader = open_table(text, length, separator);
  struct table_row row;
  while (table_reader_next(reader, &row)) {
    buffer_printf(out, "%zu:", row.number);
    for (size_t i = 0; i < row.count; i++) {
      assert_int_equal(row.cells[i].text[row.cells[i].length], '\0');
      buffer_printf(out, "[%s]", row.cells[i].text);
    }
    if (row.problem != NULL) {
      buffer_printf(out, "!%s", row.problem);
    }
    buffer_append_char(out, '\n');
  }
  table_reader_destroy(reader);
}

static void assert_rows_with(const char *text, size_t length, char separator, const char *expected) {
  struct buffer out;
  buffer_init(&out);
  describe(text, length, separator, &out);
  assert_string_equal(out.bytes, expected);
  buffer_release(&out);
}

static void assert_rows(const char *text, const char *expected) { assert_rows_with(text, strlen(text), 0, expected); }

static void test_plain_rows(void **state) {
  (void)state;
  assert_rows("code,name\nP001,Deniz\nP002,Rojîn", "1:[code][name]\n2:[P001][Deniz]\n3:[P002][Rojîn]\n");
  assert_rows("", "");
  assert_rows("\n\n", "");
  assert_rows("name\nDeniz\n", "1:[name]\n2:[Deniz]\n");
}

static void test_every_line_end(void **state) {
  (void)state;
  const char *expected = "1:[a][b]\n2:[1][2]\n3:[3][4]\n";
  assert_rows("a,b\n1,2\n3,4\n", expected);
  assert_rows("a,b\r\n1,2\r\n3,4\r\n", expected);
  assert_rows("a,b\r1,2\r3,4", expected);
  assert_rows("a,b\r\n1,2\n3,4\r", expected);
}

static void test_separator_is_guessed(void **state) {
  (void)state;
  const char *expected = "1:[a][b][c]\n2:[1][2][3]\n";
  assert_rows("a,b,c\n1,2,3\n", expected);
  assert_rows("a;b;c\n1;2;3\n", expected);
  assert_rows("a\tb\tc\n1\t2\t3\n", expected);
  assert_rows("a|b|c\n1|2|3\n", expected);
  /* Commas within the cells of a semicolon table, and within its header. */
  assert_rows("Name, Vorname;Ort\nÖrnek, Deniz;Silivri, İstanbul\n",
              "1:[Name, Vorname][Ort]\n2:[Örnek, Deniz][Silivri, İstanbul]\n");
  assert_rows("a,b\n\"1;2;3\",\"4;5;6\"\n", "1:[a][b]\n2:[1;2;3][4;5;6]\n");
}

static void test_separator_given(void **state) {
  (void)state;
  const char *text = "a,b;c\n";
  assert_rows_with(text, strlen(text), ',', "1:[a][b;c]\n");
  assert_rows_with(text, strlen(text), ';', "1:[a,b][c]\n");
  struct table_reader *reader;
  struct error error;
  assert_false(table_reader_create(&reader, text, strlen(text), '"', &error));
  assert_int_equal(error.kind, ERROR_MISUSED);
}

static void test_excel_says_the_separator(void **state) {
  (void)state;
  assert_rows("sep=;\r\na,b;c\r\n1;2\r\n", "1:[a,b][c]\n2:[1][2]\n");
  assert_rows("\"sep=|\"\na|b\n", "1:[a][b]\n");
  assert_rows("sep=;", "");
  assert_rows("sep=;x,b\n", "1:[sep=;x][b]\n");
}

static void test_quotes(void **state) {
  (void)state;
  assert_rows("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n", "1:[a][b]\n2:[x,y][say \"hi\"]\n");
  assert_rows("a,b\n\"one\ntwo\",x\n", "1:[a][b]\n2:[one\ntwo][x]\n");
  assert_rows("a,b\n\"one\r\ntwo\rthree\",x\n", "1:[a][b]\n2:[one\ntwo\nthree][x]\n");
  assert_rows("a,b\n \"x\" , \"y\" \n", "1:[a][b]\n2:[x][y]\n");
  assert_rows("a,b\n\"\",\"\"\"\"\n", "1:[a][b]\n2:[][\"]\n");
}

static void test_quote_within_a_plain_cell_is_a_character(void **state) {
  (void)state;
  assert_rows("a,b\nAli \"Baba\" Kaya,12\"\nVeli,3\n", "1:[a][b]\n2:[Ali \"Baba\" Kaya][12\"]\n3:[Veli][3]\n");
}

static void test_stray_quote_costs_its_row_only(void **state) {
  (void)state;
  /* Never closed: to the end of the file there is no other quote. */
  assert_rows("a,b\n\"Ali,1\nVeli,2\nCan,3\n",
              "1:[a][b]\n2:[\"Ali][1]!a quote is opened and never closed\n3:[Veli][2]\n4:[Can][3]\n");
  /* Met by the opening quote of a later row, which has to stay whole. */
  assert_rows("a,b\n\"Ali,1\nVeli,\"x,y\"\nCan,\"p\nq\"\n",
              "1:[a][b]\n2:[\"Ali][1]!a quote is opened and never closed\n3:[Veli][x,y]\n4:[Can][p\nq]\n");
  /* Text behind a closing quote. */
  assert_rows("a,b\n\"Ali \"Baba\" Kaya\",1\nVeli,2\n",
              "1:[a][b]\n2:[\"Ali \"Baba\" Kaya\"][1]!text follows a closing quote\n3:[Veli][2]\n");
  /* Met by an inch mark at the end of a later row: the lines in between look like rows. */
  assert_rows("a,b\n\"Ali,1\nVeli,2\nCan,12\"\nEce,4\n",
              "1:[a][b]\n2:[\"Ali][1]!a quote is opened and not closed in its row\n3:[Veli][2]\n4:[Can][12\"]\n"
              "5:[Ece][4]\n");
  /* Last cell of an otherwise quoted table. */
  assert_rows("\"a\",\"b\"\n\"x\",\"y\n\"z\",\"\"\n\"p\",\"q\"\n",
              "1:[a][b]\n2:[x][\"y]!a quote is opened and never closed\n3:[z][]\n4:[p][q]\n");
}

static void test_good_newlines_before_a_stray_quote_are_kept(void **state) {
  (void)state;
  assert_rows("a,b\n\"one\ntwo\",\"bad \"x\"\nVeli,2\n",
              "1:[a][b]\n2:[one\ntwo][\"bad \"x\"]!text follows a closing quote\n3:[Veli][2]\n");
}

static void test_newlines_in_short_rows_are_no_stray_quotes(void **state) {
  (void)state;
  assert_rows("a,b,c\nAli,\"Mah. 1\nSilivri, İstanbul\"\n", "1:[a][b][c]\n2:[Ali][Mah. 1\nSilivri, İstanbul]\n");
  assert_rows("a,b\n\"one\ntwo\",x,,,\n", "1:[a][b]\n2:[one\ntwo][x]\n");
}

static void test_ragged_and_empty_rows(void **state) {
  (void)state;
  assert_rows("a,b,c\n1\n1,2\n\n,,\n  , ,\n1,2,3\n1,2,3,4\n",
              "1:[a][b][c]\n2:[1]\n3:[1][2]\n7:[1][2][3]\n8:[1][2][3][4]!more cells than the first row has\n");
  const char *text = "a,b\n\n,,\n \n\"\"\n1,2\n\n";
  struct table_reader *reader = open_table(text, strlen(text), 0);
  struct table_row row;
  while (table_reader_next(reader, &row)) {
  }
  assert_int_equal(table_reader_empty_rows(reader), 5);
  table_reader_destroy(reader);
}

static void test_trailing_separators_make_no_columns(void **state) {
  (void)state;
  assert_rows("a,b\n1,2,,,\n3,4,\n", "1:[a][b]\n2:[1][2]\n3:[3][4]\n");
  assert_rows("a;b;;\n1;2;;\n", "1:[a][b][][]\n2:[1][2][][]\n");
}

static void test_nul_byte_is_a_problem_of_its_row(void **state) {
  (void)state;
  static const char text[] = "a,b\n1\0x,2\n3,4\n";
  assert_rows_with(text, sizeof text - 1, 0, "1:[a][b]\n2:[1][2]!a NUL byte stands in a cell\n3:[3][4]\n");
}

static void test_places_are_known(void **state) {
  (void)state;
  const char *text = "a,b\n\"x\ny\", \"z\"\n\nlast,1\n";
  struct table_reader *reader = open_table(text, strlen(text), 0);
  struct table_row row;
  assert_true(table_reader_next(reader, &row));
  assert_true(table_reader_next(reader, &row));
  assert_int_equal(row.number, 2);
  assert_int_equal(row.line, 2);
  assert_int_equal(row.cells[0].offset, 5);
  assert_int_equal(text[row.cells[1].offset], 'z');
  assert_int_equal(row.start, 4);
  assert_int_equal(text[row.end], '\n');
  assert_true(table_reader_next(reader, &row));
  assert_int_equal(row.number, 4);
  assert_int_equal(row.line, 5);
  assert_int_equal(row.cells[1].offset, strlen(text) - 2);
  table_reader_rewind(reader);
  assert_true(table_reader_next(reader, &row));
  assert_int_equal(row.number, 1);
  assert_int_equal(row.line, 1);
  table_reader_destroy(reader);
}

static void test_place_where_decoding_stopped(void **state) {
  (void)state;
  size_t row = 0;
  size_t column = 0;
  const char *text = "a,b,c\n1,2,3\n4,\"x\ny\",Ör";
  table_locate_end(text, strlen(text), 0, &row, &column);
  assert_int_equal(row, 3);
  assert_int_equal(column, 3);
  table_locate_end("a,b\n", 4, 0, &row, &column);
  assert_int_equal(row, 2);
  assert_int_equal(column, 1);
  table_locate_end("", 0, 0, &row, &column);
  assert_int_equal(row, 1);
  assert_int_equal(column, 1);
}

static void test_field_of_a_megabyte(void **state) {
  (void)state;
  struct buffer text;
  buffer_init(&text);
  buffer_append(&text, "a,b\n\"");
  for (size_t i = 0; i < 1 << 20; i++) {
    buffer_append_char(&text, i % 100 == 99 ? '\n' : 'x');
  }
  buffer_append(&text, "\",end\nnext,1\n");
  struct table_reader *reader = open_table(text.bytes, text.length, 0);
  struct table_row row;
  assert_true(table_reader_next(reader, &row));
  assert_true(table_reader_next(reader, &row));
  assert_int_equal(row.cells[0].length, 1 << 20);
  assert_string_equal(row.cells[1].text, "end");
  assert_true(table_reader_next(reader, &row));
  assert_string_equal(row.cells[0].text, "next");
  table_reader_destroy(reader);
  buffer_release(&text);
}

static double seconds_to_read(const char *line, size_t times) {
  struct buffer text;
  buffer_init(&text);
  buffer_append(&text, "a,b,c\n");
  for (size_t i = 0; i < times; i++) {
    buffer_append(&text, line);
  }
  struct timespec from;
  struct timespec to;
  clock_gettime(CLOCK_MONOTONIC, &from);
  struct table_reader *reader = open_table(text.bytes, text.length, ',');
  struct table_row row;
  while (table_reader_next(reader, &row)) {
  }
  table_reader_destroy(reader);
  clock_gettime(CLOCK_MONOTONIC, &to);
  buffer_release(&text);
  return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

/* 200,000 hostile lines each; reading them again from every quote to the end would take minutes. */
static void test_hostile_quotes_stay_linear(void **state) {
  (void)state;
  static const char *const lines[] = {"\"x,y,z\n", "x\",y,\"z\n", "\",b,\"c\n",     "\"\"\",y,z\n",
                                      "\"\"\n\"",  "\"x\"\"\n",   "x,\"y\n\",\"\n", ",,\"\n"};
  for (size_t i = 0; i < COUNT_OF(lines); i++) {
    assert_true(seconds_to_read(lines[i], 200000) < 5.0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_plain_rows),
      cmocka_unit_test(test_every_line_end),
      cmocka_unit_test(test_separator_is_guessed),
      cmocka_unit_test(test_separator_given),
      cmocka_unit_test(test_excel_says_the_separator),
      cmocka_unit_test(test_quotes),
      cmocka_unit_test(test_quote_within_a_plain_cell_is_a_character),
      cmocka_unit_test(test_stray_quote_costs_its_row_only),
      cmocka_unit_test(test_good_newlines_before_a_stray_quote_are_kept),
      cmocka_unit_test(test_newlines_in_short_rows_are_no_stray_quotes),
      cmocka_unit_test(test_ragged_and_empty_rows),
      cmocka_unit_test(test_trailing_separators_make_no_columns),
      cmocka_unit_test(test_nul_byte_is_a_problem_of_its_row),
      cmocka_unit_test(test_places_are_known),
      cmocka_unit_test(test_place_where_decoding_stopped),
      cmocka_unit_test(test_field_of_a_megabyte),
      cmocka_unit_test(test_hostile_quotes_stay_linear),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
