/* SPDX-License-Identifier: MIT */
/* What letters need of pages: a first page that begins lower, an end that keeps lines, lists in lists. */
#include "document_fixture.h"

static struct document *page_that_begins_lower(void) {
  struct document_frame frame = {.width_mm = 100,
                                 .height_mm = 35 + pt_to_mm(LINES_OF_A_PAGE * LEADING_PT),
                                 .top_mm = 20,
                                 .bottom_mm = 15,
                                 .start_mm = 20,
                                 .end_mm = 10,
                                 .first_top_mm = 20 + pt_to_mm(4 * LEADING_PT),
                                 .language = "en",
                                 .size_pt = SIZE_PT};
  return document_new(&frame, &arena);
}

static void the_first_page_may_begin_lower(void **state) {
  (void)state;
  struct document *document = page_that_begins_lower();
  document_text(document, DOCUMENT_PARAGRAPH, lines("word", 20));
  struct pages pages = pages_of(document, NULL);
  assert_lines(&pages, (const size_t[]){6, 10, 4}, 3);

  document = page_that_begins_lower();
  document_row(document, (const char *[]){"P001", lines("b", 8)}, (const double[]){0.3, 0.7}, 2);
  pages = pages_of(document, NULL);
  assert_lines(&pages, (const size_t[]){0, 9}, 2); /* whole on a page where it can be */
}

static void a_page_break_begins_a_page(void **state) {
  (void)state;
  struct document *document = small_page("en");
  document_text(document, DOCUMENT_HEADING, "Heading");
  document_page_break(document);
  document_text(document, DOCUMENT_PARAGRAPH, lines("a", 2));
  document_page_break(document);
  struct pages pages = pages_of(document, NULL);
  assert_lines(&pages, (const size_t[]){1, 2, 0}, 3);
}

static void an_end_keeps_two_lines_of_the_text(void **state) {
  (void)state;
  for (size_t count = 2; count < 40; count++) {
    struct document *document = small_page("en");
    document_text(document, DOCUMENT_PARAGRAPH, lines("a", count));
    document_text(document, DOCUMENT_PARAGRAPH, "end");
    document_stay(document);
    struct pages pages = pages_of(document, NULL);
    const struct scene *last = pages.items[pages.count - 1];
    if (last->count < 2 || lines_on(last) < 3) fail_msg("after %zu lines the end stands alone", count);
  }
}

static void numbers_of_items_stand_before_their_text(void **state) {
  (void)state;
  struct document *document = small_page("en");
  document_item(document, 1, "12.", &(struct styled_text){.text = "one"});
  document_item(document, 2, NULL, &(struct styled_text){.text = "two"});
  document_item(document, 1, "", &(struct styled_text){.text = "three"});
  struct pages pages = pages_of(document, NULL);
  const struct mark *marks = pages.items[0]->marks;
  assert_int_equal(pages.items[0]->count, 5); /* a bullet, a number, three texts */
  assert_true(left_of(&marks[0]) < left_of(&marks[1]) && right_of(&marks[0]) <= left_of(&marks[1]));
  assert_true(left_of(&marks[3]) > left_of(&marks[1]));
  assert_near(left_of(&marks[4]), left_of(&marks[1]));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh_arena, drop_arena)
  const struct CMUnitTest tests[] = {
      TEST(the_first_page_may_begin_lower),
      TEST(a_page_break_begins_a_page),
      TEST(an_end_keeps_two_lines_of_the_text),
      TEST(numbers_of_items_stand_before_their_text),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
