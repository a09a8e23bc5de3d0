/* SPDX-License-Identifier: MIT */
/* Sheets of labels are found by their numbers, own ones are read with every mistake told, and an address wraps, shrinks and
 * is refused in that order. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/base/length.h"
#include "solipost/page/label.h"
#include "solipost/page/label_shelf.h"

static struct font_book *book;
static struct text_engine *engine;
static struct arena arena;

static int open_engine(void **state) {
  (void)state;
  struct error error;
  arena_init(&arena);
  if (!font_book_open(&book, &error)) return -1;
  return text_engine_create(&engine, book, &error) ? 0 : -1;
}

static int close_engine(void **state) {
  (void)state;
  text_engine_destroy(engine);
  font_book_close(book);
  arena_release(&arena);
  return 0;
}

/* ---- finding ---- */

static void sheets_are_found_as_people_write_them(void **state) {
  (void)state;
  static const char *const names[][2] = {
      {"L7160", "Avery L7160"},        {"l7160", "Avery L7160"}, {"Avery L7160", "Avery L7160"},
      {"avery L-7160", "Avery L7160"}, {"7160", "Avery L7160"},  {"3474", "Zweckform 3474"},
      {"Avery 3651", "Avery 3651"},    {"4614", "Herma 4614"},   {"J8159", "Avery J8159"}};
  for (size_t i = 0; i < COUNT_OF(names); i++) {
    struct label_sheet sheet;
    struct error error = {0};
    if (!label_shelf_find(names[i][0], &sheet, &error)) fail_msg("%s: %s", names[i][0], error.message);
    assert_string_equal(sheet.name, names[i][1]);
  }
}

static void a_number_of_two_brands_is_asked_for(void **state) {
  (void)state;
  struct label_sheet sheet;
  struct error error = {0};
  assert_false(label_shelf_find("3651", &sheet, &error));
  assert_int_equal(error.kind, ERROR_AMBIGUOUS);
  assert_non_null(strstr(error.hint, "Zweckform 3651"));
  assert_false(label_shelf_find("nothing", &sheet, &error));
  assert_int_equal(error.kind, ERROR_NOT_FOUND);
}

static void what_nobody_measured_is_marked(void **state) {
  (void)state;
  struct label_sheet sheet;
  struct error error = {0};
  assert_true(label_shelf_find("L7159", &sheet, &error));
  assert_true(sheet.from_memory);
  assert_true(label_shelf_find("L7160", &sheet, &error));
  assert_false(sheet.from_memory);
}

/* ---- own sheets ---- */

static const char own_sheet[] =
    "# from the box\npaper=A4\ncolumns = 3\nrows=8\r\nwidth=64 height=33,9\nleft=7.2\ntop=12.9\n"
    "step_x=66\nstep_y=33.9 # to the next\n";

static void own_sheets_are_read_and_written(void **state) {
  (void)state;
  struct label_sheet sheet, again;
  struct error error = {0};
  struct buffer lines;
  if (!label_sheet_read(own_sheet, "my-sheet.txt", &arena, &sheet, &error)) fail_msg("%s", error.message);
  assert_string_equal(sheet.name, "my-sheet.txt");
  assert_string_equal(sheet.paper, "A4");
  assert_int_equal(label_sheet_cells(&sheet), 24);
  assert_true(fabs(sheet.height_mm - 33.9) < 1e-9);
  assert_true(fabs(sheet.step_x_mm - 66) < 1e-9);
  buffer_init(&lines);
  label_sheet_write(&sheet, &lines);
  assert_true(label_sheet_read(lines.bytes, "my-sheet.txt", &arena, &again, &error));
  assert_true(again.left_mm == sheet.left_mm && again.step_y_mm == sheet.step_y_mm && again.rows == sheet.rows);
  buffer_release(&lines);
}

static void without_a_step_labels_touch(void **state) {
  (void)state;
  struct label_sheet sheet;
  struct error error = {0};
  assert_true(
      label_sheet_read("paper=A4 columns=2 rows=2 width=100 height=140 left=5 top=5", "x", &arena, &sheet, &error));
  assert_true(sheet.step_x_mm == 100 && sheet.step_y_mm == 140);
}

/* Each mistake with its line, and what is allowed. */
static void every_mistake_is_told(void **state) {
  (void)state;
  static const struct {
    const char *text, *message, *hint;
  } faults[] = {
      {"", "my-sheet.txt: paper is missing", "columns"},
      {"paper=A4\nrows=8\nwidth=64", "my-sheet.txt: columns is missing", "rows"},
      {"paper=A4\ncolums=3", "line 2: \"colums\" is not known here", "paper, columns"},
      {"paper=A4\n\n# x\nhöhe=3", "line 4: ", "known are"},
      {"paper=A9", "line 1: ", "A4"},
      {"paper=A4\ncolumns=0", "line 2: \"0\" does not do for columns", "from 1 to 20"},
      {"columns=2.5", "line 1: \"2.5\" does not do for columns", "whole number"},
      {"rows=61", "line 1: \"61\" does not do for rows", "from 1 to 60"},
      {"rows=99999999999999999999", "line 1: ", "from 1 to 60"},
      {"width=nan", "line 1: ", "millimetres from 8"},
      {"width=1e9", "line 1: ", "millimetres from 8 to 500"},
      {"width=6cm", "line 1: \"6cm\" does not do for width", "for example 63.5"},
      {"left=-1", "line 1: ", "from 0"},
      {"width=", "line 1: what is width?", ""},
      {"width", "line 1: there is no '=' behind width", ""},
      {"width=64\nwidth=65", "line 2: width stands in line 1 already", ""},
      {"width=111111111111111111111111111111111111111111111111111111", "line 1: ", ""},
      {"paper=A4 columns=3 rows=8 width=64 height=33.9 left=20 top=12.9 step_x=66 step_y=33.9",
       "the last label ends at 216 mm, and the paper at 210 mm", "columns"},
      {"paper=A4 columns=3 rows=9 width=64 height=33.9 left=7 top=12.9 step_x=66 step_y=33.9",
       "the last label ends at 318 mm, and the paper at 297 mm", "rows"},
      {"paper=A4 columns=3 rows=8 width=64\nheight=33.9 left=7 top=12.9\nstep_x=60 step_y=33.9",
       "line 3: labels of 64 mm at a distance of 60 mm lie on each other", "step_x"},
  };
  for (size_t i = 0; i < COUNT_OF(faults); i++) {
    struct label_sheet sheet;
    struct error error = {0};
    if (label_sheet_read(faults[i].text, "my-sheet.txt", &arena, &sheet, &error)) fail_msg("%s passed", faults[i].text);
    if (strstr(error.message, faults[i].message) == NULL || strstr(error.hint, faults[i].hint) == NULL)
      fail_msg("%s: %s / %s", faults[i].text, error.message, error.hint);
  }
}

/* ---- one label ---- */

static const struct text_box *first_line_of(const struct scene *scene) {
  assert_true(scene->count > 1);
  return &scene->marks[0].text.box;
}

static bool fits(const char *sheet_name, const char *address, struct scene **scene, struct error *error) {
  struct label_sheet sheet;
  assert_true(label_shelf_find(sheet_name, &sheet, error));
  const struct label_text text = {
      .address = address, .address_language = "tr", .address_local = "", .number = "Mektup no. 412", .language = "tr"};
  return label_scene(engine, &sheet, &text, &arena, scene, error);
}

static const char long_address[] = "Mehmet Abdurrahman Örnekoğulları\n5 No'lu L Tipi Kapalı Ceza İnfaz Kurumu, B-12\n"
                                   "Marmara Ceza İnfaz Kurumları Kampüsü\nSemizkumlar Mah.\n34570 Silivri / İSTANBUL\n"
                                   "TÜRKEI";

static void a_long_line_wraps_before_anything_shrinks(void **state) {
  (void)state;
  struct scene *scene;
  struct error error = {0};
  assert_true(fits("L7160", "Mehmet Abdurrahman Örnekoğulları ve Ailesi\nSincan\nTÜRKEI", &scene, &error));
  const struct text_box *name = first_line_of(scene);
  assert_int_equal(name->line_count, 2);
  assert_true(name->size_pt == 11);
  assert_true(name->lines[1].x_pt > name->lines[0].x_pt + 10); /* the rest is indented */
}

static void a_long_address_shrinks_to_eight_points_and_is_then_refused(void **state) {
  (void)state;
  struct scene *scene;
  struct error error = {0};
  assert_true(fits("L7160", long_address, &scene, &error));
  double size = first_line_of(scene)->size_pt;
  assert_true(size < 11 && size >= 8);
  assert_false(fits("L7651", long_address, &scene, &error));
  assert_int_equal(error.kind, ERROR_REFUSED);
  assert_non_null(strstr(error.message, "at 8 pt"));
  /* The larger sheet it names does. */
  const char *quote = strchr(error.hint, '\'');
  assert_non_null(quote);
  char *larger = arena_strndup(&arena, quote + 1, strcspn(quote + 1, "'"));
  if (!fits(larger, long_address, &scene, &error)) fail_msg("%s: %s", larger, error.message);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sheets_are_found_as_people_write_them),
      cmocka_unit_test(a_number_of_two_brands_is_asked_for),
      cmocka_unit_test(what_nobody_measured_is_marked),
      cmocka_unit_test(own_sheets_are_read_and_written),
      cmocka_unit_test(without_a_step_labels_touch),
      cmocka_unit_test(every_mistake_is_told),
      cmocka_unit_test(a_long_line_wraps_before_anything_shrinks),
      cmocka_unit_test(a_long_address_shrinks_to_eight_points_and_is_then_refused),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
