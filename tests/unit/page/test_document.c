/* SPDX-License-Identifier: MIT */
/* Pages end where a reader would end them: a heading keeps its first lines, no line stands alone, nothing is lost. */
#include "document_fixture.h"

/* ---- breaks ---- */

static void an_empty_document_is_one_empty_page(void **state) {
  (void)state;
  struct pages pages = pages_of(small_page("en"), NULL);
  assert_lines(&pages, (const size_t[]){0}, 1);
}

static void a_long_paragraph_goes_on_over_pages(void **state) {
  (void)state;
  struct document *document = small_page("en");
  document_text(document, DOCUMENT_PARAGRAPH, lines("word", 25));
  struct pages pages = pages_of(document, NULL);
  assert_lines(&pages, (const size_t[]){10, 10, 5}, 3);
  /* What goes on begins at the top, as the first page did. */
  const struct mark *first = &pages.items[0]->marks[0], *second = &pages.items[1]->marks[0];
  assert_near(second->text.y + second->text.box.lines[0].baseline_pt,
              first->text.y + first->text.box.lines[0].baseline_pt);
  assert_true(last_baseline(first) < mm_to_pt(20) + LINES_OF_A_PAGE * LEADING_PT);
}

static void no_last_line_stands_alone(void **state) {
  (void)state;
  struct document *document = small_page("en");
  document_text(document, DOCUMENT_PARAGRAPH, lines("word", 11));
  struct pages pages = pages_of(document, NULL);
  assert_lines(&pages, (const size_t[]){9, 2}, 2);
}

static void no_first_line_stands_alone(void **state) {
  (void)state;
  struct document *document = small_page("en");
  document_text(document, DOCUMENT_PARAGRAPH, lines("a", 8));
  document_text(document, DOCUMENT_PARAGRAPH, lines("b", 4)); /* one line of it would fit */
  struct pages pages = pages_of(document, NULL);
  assert_lines(&pages, (const size_t[]){8, 4}, 2);
}

static void three_lines_are_not_divided(void **state) {
  (void)state;
  struct document *document = small_page("en");
  document_text(document, DOCUMENT_PARAGRAPH, lines("a", 7));
  document_text(document, DOCUMENT_PARAGRAPH, lines("b", 3)); /* two would fit, and leave one */
  struct pages pages = pages_of(document, NULL);
  assert_lines(&pages, (const size_t[]){7, 3}, 2);
}

static void a_heading_keeps_its_first_lines(void **state) {
  (void)state;
  for (size_t before = 1; before <= 12; before++) {
    struct document *document = small_page("en");
    document_text(document, DOCUMENT_PARAGRAPH, lines("a", before));
    document_text(document, DOCUMENT_HEADING, "Heading");
    document_gap(document, 1);
    document_text(document, DOCUMENT_PARAGRAPH, lines("b", 6));
    struct pages pages = pages_of(document, NULL);
    for (size_t p = 0; p < pages.count; p++) {
      const struct scene *page = pages.items[p];
      for (size_t m = 0; m < page->count; m++) {
        if (page->marks[m].text.box.size_pt <= SIZE_PT) continue;
        if (m + 1 >= page->count || page->marks[m + 1].text.box.line_count < 2)
          fail_msg("after %zu lines the heading stands alone", before);
      }
    }
  }
}

static void a_heading_takes_its_list_along(void **state) {
  (void)state;
  struct document *document = small_page("en");
  document_text(document, DOCUMENT_PARAGRAPH, lines("a", 7));
  document_text(document, DOCUMENT_HEADING, "Heading"); /* with one row it would fit */
  const char *const cells[] = {"P001", "never written to"};
  const double shares[] = {0.3, 0.7};
  for (size_t i = 0; i < 4; i++) document_row(document, cells, shares, COUNT_OF(cells));
  struct pages pages = pages_of(document, NULL);
  assert_int_equal(pages.count, 2);
  assert_int_equal(lines_on(pages.items[0]), 7);
}

static void no_row_of_a_list_stands_alone(void **state) {
  (void)state;
  for (size_t rows = 2; rows < 40; rows++) {
    struct document *document = small_page("en");
    const char *const cells[] = {"P001", "never written to"};
    const double shares[] = {0.3, 0.7};
    for (size_t i = 0; i < rows; i++) document_row(document, cells, shares, COUNT_OF(cells));
    struct pages pages = pages_of(document, NULL);
    size_t found = 0;
    for (size_t p = 0; p < pages.count; p++) {
      size_t on_page = lines_on(pages.items[p]);
      if (on_page < 4) fail_msg("of %zu rows one stands alone on page %zu", rows, p + 1);
      found += on_page;
    }
    assert_int_equal(found, 2 * rows);
  }
}

static void a_row_is_whole_unless_higher_than_a_page(void **state) {
  (void)state;
  const double shares[] = {0.3, 0.7};
  struct document *document = small_page("en");
  document_text(document, DOCUMENT_PARAGRAPH, lines("a", 4));
  document_row(document, (const char *[]){"P001", lines("b", 8)}, shares, 2);
  struct pages pages = pages_of(document, NULL);
  assert_lines(&pages, (const size_t[]){4, 9}, 2);

  document = small_page("en");
  document_row(document, (const char *[]){"P001", lines("b", 23)}, shares, 2);
  pages = pages_of(document, NULL);
  assert_lines(&pages, (const size_t[]){11, 10, 3}, 3);
}

static void nothing_is_lost_and_nothing_hangs_over(void **state) {
  (void)state;
  for (size_t paragraphs = 1; paragraphs < 30; paragraphs++) {
    struct document *document = small_page("en");
    size_t wanted = 0;
    for (size_t i = 0; i < paragraphs; i++) {
      size_t count = 1 + i * 7 % 13;
      document_text(document, i % 5 == 4 ? DOCUMENT_HEADING : DOCUMENT_PARAGRAPH, lines("a", i % 5 == 4 ? 1 : count));
      if (i % 3 == 0) document_rule(document);
      wanted += i % 5 == 4 ? 1 : count;
    }
    struct pages pages = pages_of(document, NULL);
    size_t found = 0;
    for (size_t p = 0; p < pages.count; p++) {
      found += lines_on(pages.items[p]);
      for (size_t m = 0; m < pages.items[p]->count; m++) {
        if (pages.items[p]->marks[m].kind != MARK_TEXT) continue;
        assert_true(last_baseline(&pages.items[p]->marks[m]) < mm_to_pt(20) + LINES_OF_A_PAGE * LEADING_PT);
      }
    }
    assert_int_equal(found, wanted);
  }
}

/* ---- places ---- */

static void a_word_longer_than_the_line_is_cut(void **state) {
  (void)state;
  char word[301];
  memset(word, 'm', sizeof word - 1);
  word[sizeof word - 1] = '\0';
  struct document *document = small_page("en");
  document_text(document, DOCUMENT_ITEM, word);
  document_row(document, (const char *[]){word, "b"}, (const double[]){0.5, 0.5}, 2);
  struct pages pages = pages_of(document, NULL);
  for (size_t p = 0; p < pages.count; p++)
    for (size_t m = 0; m < pages.items[p]->count; m++) {
      assert_true(right_of(&pages.items[p]->marks[m]) <= mm_to_pt(90) + 0.05);
      assert_true(left_of(&pages.items[p]->marks[m]) >= mm_to_pt(20) - 0.05);
    }
}

static void margins_and_columns_begin_at_the_left(void **state) {
  (void)state;
  struct document *document = small_page("en");
  document_row(document, (const char *[]){"one", "two"}, (const double[]){0.5, 0.5}, 2);
  document_text(document, DOCUMENT_ITEM, "three");
  struct pages pages = pages_of(document, NULL);
  const struct mark *marks = pages.items[0]->marks;
  assert_near(left_of(&marks[0]), mm_to_pt(20));
  assert_near(left_of(&marks[1]), mm_to_pt(20) + (mm_to_pt(70) + mm_to_pt(4)) / 2);
  assert_true(left_of(&marks[2]) < left_of(&marks[3])); /* the bullet */
}

static void from_right_to_left_all_is_mirrored(void **state) {
  (void)state;
  struct document *document = small_page("fa");
  document_row(document, (const char *[]){"یک", "دو"}, (const double[]){0.5, 0.5}, 2);
  document_text(document, DOCUMENT_ITEM, "سه");
  struct pages pages = pages_of(document, NULL);
  const struct mark *marks = pages.items[0]->marks;
  assert_near(right_of(&marks[0]), mm_to_pt(80)); /* the start margin of 20 mm is at the right */
  assert_near(right_of(&marks[1]), mm_to_pt(80) - (mm_to_pt(70) + mm_to_pt(4)) / 2);
  assert_true(left_of(&marks[2]) > right_of(&marks[3]));
}

static void cells_of_two_scripts_stand_on_one_line(void **state) {
  (void)state;
  struct document *document = small_page("fa");
  document_row(document, (const char *[]){"P001", "نامه"}, (const double[]){0.5, 0.5}, 2);
  struct pages pages = pages_of(document, NULL);
  assert_near(last_baseline(&pages.items[0]->marks[0]), last_baseline(&pages.items[0]->marks[1]));
}

/* ---- cells of two languages, boxes, lines to write on ---- */

static size_t strokes_on(const struct scene *page) {
  size_t count = 0;
  for (size_t i = 0; i < page->count; i++) count += page->marks[i].kind == MARK_STROKE;
  return count;
}

static const struct mark *text_mark(const struct scene *page, size_t index) {
  for (size_t i = 0; i < page->count; i++)
    if (page->marks[i].kind == MARK_TEXT && index-- == 0) return &page->marks[i];
  fail_msg("there are not so many texts");
  return NULL;
}

static void a_cell_in_another_language_begins_at_its_own_side(void **state) {
  (void)state;
  const struct document_cell cells[] = {{.style = DOCUMENT_PARAGRAPH, .text = "letter"},
                                        {.style = DOCUMENT_PARAGRAPH, .text = "نامه", .language = "fa"}};
  struct document *document = small_page("en");
  document_cells(document, cells, (const double[]){0.5, 0.5}, 2, NULL);
  struct pages pages = pages_of(document, NULL);
  assert_near(left_of(text_mark(pages.items[0], 0)), mm_to_pt(20));
  assert_near(right_of(text_mark(pages.items[0], 1)), mm_to_pt(90));
}

static void what_the_register_holds_begins_where_the_page_does(void **state) {
  (void)state;
  const struct document_cell cell = {.style = DOCUMENT_PARAGRAPH, .text = "نامه", .language = ""};
  struct document *document = small_page("en");
  document_cells(document, &cell, (const double[]){1}, 1, NULL);
  struct pages pages = pages_of(document, NULL);
  assert_near(left_of(text_mark(pages.items[0], 0)), mm_to_pt(20));
  assert_true(text_mark(pages.items[0], 0)->text.box.lines[0].right_to_left);
}

static void a_box_to_tick_is_a_square_before_its_words(void **state) {
  (void)state;
  const struct document_cell cells[] = {{.kind = DOCUMENT_TICK}, {.style = DOCUMENT_PARAGRAPH, .text = "done"}};
  struct document *document = small_page("en");
  document_cells(document, cells, (const double[]){0.1, 0.9}, 2, NULL);
  struct pages pages = pages_of(document, NULL);
  assert_int_equal(strokes_on(pages.items[0]), 4);
  double left = INFINITY, right = 0, top = INFINITY, bottom = 0;
  for (size_t i = 0; i < pages.items[0]->count; i++) {
    const struct mark *mark = &pages.items[0]->marks[i];
    if (mark->kind != MARK_STROKE) continue;
    left = fmin(left, mark->stroke.x1);
    right = fmax(right, mark->stroke.x1);
    top = fmin(top, mark->stroke.y1);
    bottom = fmax(bottom, mark->stroke.y1);
  }
  assert_near(left, mm_to_pt(20));
  assert_near(right - left, bottom - top);
  assert_true(right < left_of(text_mark(pages.items[0], 0)));
}

static void a_line_to_write_on_is_as_wide_as_its_cell(void **state) {
  (void)state;
  const struct document_cell cells[] = {{.style = DOCUMENT_PARAGRAPH, .text = "Name"}, {.kind = DOCUMENT_BLANK}};
  struct document *document = small_page("fa");
  document_cells(document, cells, (const double[]){0.5, 0.5}, 2, NULL);
  struct pages pages = pages_of(document, NULL);
  assert_int_equal(strokes_on(pages.items[0]), 1);
  const struct mark *line = &pages.items[0]->marks[0];
  assert_near(line->stroke.x1, mm_to_pt(10)); /* from right to left the second cell is at the left */
  assert_near(line->stroke.x2 - line->stroke.x1, (mm_to_pt(70) - mm_to_pt(4)) / 2);
  assert_true(line->stroke.y1 > last_baseline(text_mark(pages.items[0], 0)));
}

static void a_row_has_the_room_it_asks_for(void **state) {
  (void)state;
  const struct document_cell cell = {.style = DOCUMENT_PARAGRAPH, .text = "a"};
  const struct document_row_form form = {.ruled = true, .least_height_mm = 12};
  struct document *document = small_page("en");
  for (size_t i = 0; i < 2; i++) document_cells(document, &cell, (const double[]){1}, 1, &form);
  struct pages pages = pages_of(document, NULL);
  assert_int_equal(strokes_on(pages.items[0]), 2);
  double apart = last_baseline(text_mark(pages.items[0], 1)) - last_baseline(text_mark(pages.items[0], 0));
  assert_true(apart >= mm_to_pt(12));
}

static void a_row_that_is_a_heading_keeps_what_follows(void **state) {
  (void)state;
  const struct document_cell heading = {.style = DOCUMENT_HEADING, .text = "Heading"};
  for (size_t before = 6; before <= 10; before++) {
    struct document *document = small_page("en");
    document_text(document, DOCUMENT_PARAGRAPH, lines("a", before));
    document_cells(document, &heading, (const double[]){1}, 1, NULL);
    document_text(document, DOCUMENT_PARAGRAPH, lines("b", 3));
    struct pages pages = pages_of(document, NULL);
    const struct scene *last = pages.items[pages.count - 1];
    assert_true(lines_on(last) >= 4);
  }
}

/* ---- slips ---- */

static const struct mark *dashes_of(const struct scene *page) {
  for (size_t i = 0; i < page->count; i++)
    if (page->marks[i].kind == MARK_STROKE && page->marks[i].stroke.dash_on > 0) return &page->marks[i];
  return NULL;
}

static void parts_of_a_page_begin_at_equal_heights(void **state) {
  (void)state;
  struct document *document = small_page("en");
  for (size_t i = 0; i < 3; i++) {
    document_part(document, 2);
    document_text(document, DOCUMENT_PARAGRAPH, lines("a", 2));
  }
  struct pages pages = pages_of(document, NULL);
  assert_lines(&pages, (const size_t[]){4, 2}, 2);
  const struct mark *cut = dashes_of(pages.items[0]);
  assert_non_null(cut);
  assert_near(cut->stroke.y1, mm_to_pt(20) + LINES_OF_A_PAGE * LEADING_PT / 2);
  assert_true(cut->stroke.x1 >= mm_to_pt(4.2) && cut->stroke.x2 <= mm_to_pt(100 - 4.2));
  assert_true(text_mark(pages.items[0], 1)->text.y > cut->stroke.y1);
  assert_null(dashes_of(pages.items[1]));
}

static void a_part_that_is_too_long_takes_the_next_too(void **state) {
  (void)state;
  struct document *document = small_page("en");
  document_part(document, 3);
  document_text(document, DOCUMENT_PARAGRAPH, lines("a", 5));
  document_part(document, 3);
  document_text(document, DOCUMENT_PARAGRAPH, "b");
  struct pages pages = pages_of(document, NULL);
  assert_lines(&pages, (const size_t[]){6}, 1);
  assert_near(dashes_of(pages.items[0])->stroke.y1, mm_to_pt(20) + LINES_OF_A_PAGE * LEADING_PT * 2 / 3);
}

static void a_whole_part_is_a_new_page(void **state) {
  (void)state;
  struct document *document = small_page("en");
  document_part(document, 1); /* nothing is there yet: no empty page */
  document_text(document, DOCUMENT_PARAGRAPH, "a");
  document_part(document, 1);
  document_text(document, DOCUMENT_PARAGRAPH, "b");
  struct pages pages = pages_of(document, NULL);
  assert_lines(&pages, (const size_t[]){1, 1}, 2);
}

static void add_table_row(struct document *document, const char *text) {
  static const double whole[] = {1};
  const struct document_cell cell = {.style = DOCUMENT_PARAGRAPH, .text = text};
  document_cells(document, &cell, whole, 1, NULL);
}

/* A head of two rows, and so many others. */
static void add_table(struct document *document, size_t rows) {
  add_table_row(document, "head");
  add_table_row(document, "kop");
  document_table_head(document, 2);
  for (size_t i = 0; i < rows; i++) add_table_row(document, "row");
}

static void each_page_of_a_table_begins_with_its_head(void **state) {
  (void)state;
  struct document *document = small_page("en");
  add_table(document, 2 * LINES_OF_A_PAGE);
  document_page_break(document);
  document_text(document, DOCUMENT_PARAGRAPH, "behind the table there is no head");
  struct pages pages = pages_of(document, NULL);
  assert_true(pages.count > 3);
  size_t lines = 0;
  for (size_t i = 0; i < pages.count; i++) lines += lines_on(pages.items[i]);
  assert_int_equal(lines, 2 * LINES_OF_A_PAGE + 2 * (pages.count - 1) + 1);
  assert_int_equal(lines_on(pages.items[pages.count - 1]), 1);
}

static void a_head_is_never_alone_at_the_foot(void **state) {
  (void)state;
  for (size_t above = 1; above < LINES_OF_A_PAGE; above++) {
    struct document *document = small_page("en");
    document_text(document, DOCUMENT_PARAGRAPH, lines("a", above));
    add_table(document, 4);
    struct pages pages = pages_of(document, NULL);
    size_t first = lines_on(pages.items[0]);
    assert_true(first <= above || first > above + 2);
  }
}

static void a_cut_reaches_over_the_paper(void **state) {
  (void)state;
  struct document *document = small_page("en");
  document_text(document, DOCUMENT_PARAGRAPH, "a");
  document_cut(document);
  document_text(document, DOCUMENT_PARAGRAPH, "b");
  struct pages pages = pages_of(document, NULL);
  const struct mark *cut = dashes_of(pages.items[0]);
  assert_non_null(cut);
  assert_true(cut->stroke.x1 < mm_to_pt(10) && cut->stroke.x2 > mm_to_pt(90));
}

/* ---- what runs along ---- */

static bool count_pages(void *context, size_t page, size_t pages, struct arena *memory, struct document_running *out,
                        struct error *error) {
  (void)context, (void)error;
  out->head_start = "a name far too long for the room that is left of the line when the end has had its part of it";
  out->head_end = "END";
  out->foot_end = arena_printf(memory, "%zu/%zu", page, pages);
  return true;
}

static void every_page_tells_its_number(void **state) {
  (void)state;
  struct document *document = small_page("en");
  document_text(document, DOCUMENT_PARAGRAPH, lines("a", 25));
  struct pages pages = pages_of(document, count_pages);
  assert_int_equal(pages.count, 3);
  for (size_t p = 0; p < pages.count; p++) {
    const struct scene *page = pages.items[p];
    assert_int_equal(page->count, 4);
    const struct mark *end = &page->marks[1], *start = &page->marks[2], *foot = &page->marks[3];
    assert_near(right_of(end), mm_to_pt(90));
    assert_int_equal(start->text.box.line_count, 1);
    assert_true(right_of(start) < left_of(end));
    assert_near(left_of(start), mm_to_pt(20));
    assert_near(right_of(foot), mm_to_pt(90));
    assert_true(foot->text.y > mm_to_pt(20) + LINES_OF_A_PAGE * LEADING_PT);
    const struct shaped_word *number = foot->text.box.lines[0].words[0].word;
    assert_int_equal(number->text[0], '1' + (int)p);
  }
}

static void from_right_to_left_numbers_stand_at_the_left(void **state) {
  (void)state;
  struct document *document = small_page("ar");
  document_text(document, DOCUMENT_PARAGRAPH, "رسالة");
  struct pages pages = pages_of(document, count_pages);
  const struct mark *marks = pages.items[0]->marks;
  assert_near(left_of(&marks[1]), mm_to_pt(10)); /* the end margin is at the left */
  assert_near(right_of(&marks[2]), mm_to_pt(80));
  assert_near(left_of(&marks[3]), mm_to_pt(10));
}

static void a_page_is_a_sheet_of_its_size(void **state) {
  (void)state;
  struct pages pages = pages_of(small_page("en"), NULL);
  struct sheet sheet;
  document_sheet(pages.items[0], &arena, &sheet);
  assert_near(sheet.width_pt, mm_to_pt(100));
  assert_int_equal(sheet.count, 1);
  assert_ptr_equal(sheet.placements[0].scene, pages.items[0]);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh_arena, drop_arena)
  const struct CMUnitTest tests[] = {
      TEST(an_empty_document_is_one_empty_page),
      TEST(a_long_paragraph_goes_on_over_pages),
      TEST(no_last_line_stands_alone),
      TEST(no_first_line_stands_alone),
      TEST(three_lines_are_not_divided),
      TEST(a_heading_keeps_its_first_lines),
      TEST(a_heading_takes_its_list_along),
      TEST(no_row_of_a_list_stands_alone),
      TEST(a_row_is_whole_unless_higher_than_a_page),
      TEST(nothing_is_lost_and_nothing_hangs_over),
      TEST(a_word_longer_than_the_line_is_cut),
      TEST(margins_and_columns_begin_at_the_left),
      TEST(from_right_to_left_all_is_mirrored),
      TEST(cells_of_two_scripts_stand_on_one_line),
      TEST(a_cell_in_another_language_begins_at_its_own_side),
      TEST(what_the_register_holds_begins_where_the_page_does),
      TEST(a_box_to_tick_is_a_square_before_its_words),
      TEST(a_line_to_write_on_is_as_wide_as_its_cell),
      TEST(a_row_has_the_room_it_asks_for),
      TEST(a_row_that_is_a_heading_keeps_what_follows),
      TEST(parts_of_a_page_begin_at_equal_heights),
      TEST(a_part_that_is_too_long_takes_the_next_too),
      TEST(a_whole_part_is_a_new_page),
      TEST(each_page_of_a_table_begins_with_its_head),
      TEST(a_head_is_never_alone_at_the_foot),
      TEST(a_cut_reaches_over_the_paper),
      TEST(every_page_tells_its_number),
      TEST(from_right_to_left_numbers_stand_at_the_left),
      TEST(a_page_is_a_sheet_of_its_size),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
