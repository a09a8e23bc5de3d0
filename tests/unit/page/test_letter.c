/* SPDX-License-Identifier: MIT */
/* A letter ends as letters do: its closing keeps lines of the text, wherever the page breaks. Forms are found by country.
 * Where everything lies on the paper is measured on the finished page: tests/pdf/test_letters.sh. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/base/length.h"
#include "solipost/page/letter.h"

static struct font_book *book;
static struct text_engine *engine;
static struct arena arena;

static int open_engine(void **state) {
  (void)state;
  struct error error;
  if (!font_book_open(&book, &error)) return -1;
  return text_engine_create(&engine, book, &error) ? 0 : -1;
}

static int close_engine(void **state) {
  (void)state;
  text_engine_destroy(engine);
  font_book_close(book);
  return 0;
}

static int fresh_arena(void **state) {
  (void)state;
  arena_init(&arena);
  return 0;
}

static int drop_arena(void **state) {
  (void)state;
  arena_release(&arena);
  return 0;
}

static const struct letter_form *form(const char *name) {
  const struct letter_form *found;
  struct error error = {.message = ""};
  if (!letter_form_find(name, &found, &error)) fail_msg("%s", error.message);
  return found;
}

static struct letter_text sample(void) {
  return (struct letter_text){.address = "Deniz Örnek\n34570 Silivri / İSTANBUL\nTÜRKEI",
                              .address_language = "tr",
                              .address_local = "",
                              .sender = "Letter group Example\nMusterstraße 1\n10115 Berlin",
                              .sender_note = "your name and address",
                              .note_language = "en",
                              .language = "en",
                              .number = "Letter no. 412",
                              .date = "25 November 2026",
                              .prisoner = "Deniz Örnek, No. 7",
                              .page_words = "Page {page} of {pages}",
                              .closing = "CLOSING",
                              .enclosures_label = "Enclosed:"};
}

struct pages {
  struct scene **items;
  size_t count;
};

static struct pages letter_of(const struct letter_text *text) {
  struct pages pages;
  struct error error = {.message = ""};
  if (!letter_pages(engine, form("din-b"), true, text, &arena, &pages.items, &pages.count, &error))
    fail_msg("%s", error.message);
  return pages;
}

/* A paragraph of so many lines, each a word. */
static const char *lines(size_t count) {
  const char *text = "line";
  for (size_t i = 1; i < count; i++) text = arena_printf(&arena, "%s\nline", text);
  return text;
}

static bool begins_with(const struct mark *mark, const char *word) {
  if (mark->kind != MARK_TEXT || mark->text.box.line_count == 0 || mark->text.box.lines[0].word_count == 0)
    return false;
  const struct shaped_word *first = mark->text.box.lines[0].words[0].word;
  for (size_t i = 0; word[i] != '\0'; i++)
    if (i >= first->text_length || first->text[i] != (uint16_t)word[i]) return false;
  return true;
}

static size_t lines_before(const struct scene *page, size_t mark) {
  size_t count = 0;
  for (size_t i = 0; i < mark; i++)
    if (begins_with(&page->marks[i], "line")) count += page->marks[i].text.box.line_count;
  return count;
}

/* The closing is on the last page, with two lines of the text at least, and the signatures below it. */
static void assert_ends_well(const struct pages *pages, size_t text_lines, size_t least, const char *what) {
  size_t found = 0;
  for (size_t p = 0; p < pages->count; p++) {
    const struct scene *page = pages->items[p];
    found += lines_before(page, page->count);
    for (size_t m = 0; m < page->count; m++) {
      if (!begins_with(&page->marks[m], "CLOSING")) continue;
      if (p + 1 != pages->count) fail_msg("%s: something follows on another page", what);
      if (lines_before(page, m) < least) fail_msg("%s: the closing has %zu lines", what, lines_before(page, m));
      least = 0;
    }
  }
  assert_int_equal(least, 0);
  assert_int_equal(found, text_lines);
}

static void wherever_the_page_breaks_the_closing_keeps_lines(void **state) {
  (void)state;
  static const char *const writers[] = {"Robin", "Mika", "Kim"};
  static const char *const enclosures[] = {"photo"};
  for (size_t count = 2; count < 90; count++) {
    struct letter_text text = sample();
    struct letter_block block = {.text.text = lines(count)};
    text.blocks = &block;
    text.block_count = 1;
    text.writers = writers;
    text.writer_count = count % 4;
    text.enclosures = enclosures;
    text.enclosure_count = count % 2;
    struct pages pages = letter_of(&text);
    assert_ends_well(&pages, count, 2, arena_printf(&arena, "%zu lines", count));
  }
}

static void short_last_paragraphs_take_others_along(void **state) {
  (void)state;
  for (size_t last = 1; last <= 5; last++) {
    for (size_t count = 10; count < 60; count++) {
      struct letter_text text = sample();
      struct letter_block blocks[] = {{.text.text = lines(count)},
                                      {.kind = LETTER_HEADING, .level = 2, .text.text = "Heading"},
                                      {.text.text = lines(1)},
                                      {.text.text = lines(last)}};
      text.blocks = blocks;
      text.block_count = COUNT_OF(blocks);
      struct pages pages = letter_of(&text);
      const char *what = arena_printf(&arena, "%zu lines and %zu", count, last);
      assert_ends_well(&pages, count + 1 + last, 2, what);
      for (size_t p = 0; p < pages.count; p++) {
        const struct scene *page = pages.items[p];
        for (size_t m = 0; m < page->count; m++)
          if (begins_with(&page->marks[m], "Heading") && !begins_with(&page->marks[m + 1], "line"))
            fail_msg("%s: the heading stands alone", what);
      }
    }
  }
}

static void lists_end_well_too(void **state) {
  (void)state;
  for (size_t count = 10; count < 60; count++) {
    struct letter_text text = sample();
    struct letter_block blocks[] = {{.text.text = lines(count)},
                                    {.kind = LETTER_ITEM, .depth = 1, .text.text = lines(1)},
                                    {.kind = LETTER_ITEM, .depth = 1, .label = "2.", .text.text = lines(1)},
                                    {.kind = LETTER_ITEM, .depth = 2, .label = "", .text.text = lines(1)}};
    text.blocks = blocks;
    text.block_count = COUNT_OF(blocks);
    struct pages pages = letter_of(&text);
    assert_ends_well(&pages, count + 3, 2, arena_printf(&arena, "%zu lines and a list", count));
  }
}

static void a_crowd_of_writers_goes_on_to_the_next_page(void **state) {
  (void)state;
  static const char *const writers[] = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L",  "M",  "N",  "O",
                                        "P", "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z", "AA", "BB", "CC", "DD"};
  struct letter_text text = sample();
  struct letter_block block = {.text.text = lines(20)};
  text.blocks = &block;
  text.block_count = 1;
  text.writers = writers;
  text.writer_count = COUNT_OF(writers);
  struct pages pages = letter_of(&text);
  size_t rules = 0;
  for (size_t p = 0; p < pages.count; p++)
    for (size_t m = 0; m < pages.items[p]->count; m++) {
      const struct mark *mark = &pages.items[p]->marks[m];
      if (mark->kind != MARK_STROKE) continue;
      assert_true(mark->stroke.y1 < mm_to_pt(297 - 22) + 1);
      rules += mark->stroke.x2 - mark->stroke.x1 > 200;
    }
  assert_int_equal(rules, COUNT_OF(writers));
}

static void a_picture_is_neither_cut_nor_blown_up(void **state) {
  (void)state;
  struct picture small = {.kind = PICTURE_RAW, .width = 100, .height = 50, .channels = 3, .orientation = 1};
  struct picture large = {.kind = PICTURE_RAW, .width = 4000, .height = 6000, .channels = 3, .orientation = 1};
  for (size_t count = 5; count < 50; count++) {
    struct letter_text text = sample();
    struct letter_block blocks[] = {{.text.text = lines(count)},
                                    {.kind = LETTER_PICTURE, .picture = count % 2 == 0 ? &small : &large}};
    text.blocks = blocks;
    text.block_count = COUNT_OF(blocks);
    struct pages pages = letter_of(&text);
    size_t found = 0;
    for (size_t p = 0; p < pages.count; p++)
      for (size_t m = 0; m < pages.items[p]->count; m++) {
        const struct mark *mark = &pages.items[p]->marks[m];
        if (mark->kind != MARK_PICTURE) continue;
        found++;
        assert_true(mark->picture.y + mark->picture.height <= mm_to_pt(297 - 22) + 0.1);
        assert_true(fabs(mark->picture.height / mark->picture.width - (count % 2 == 0 ? 0.5 : 1.5)) < 0.001);
        assert_true(mark->picture.width <= (count % 2 == 0 ? 72.1 : mm_to_pt(165)));
      }
    assert_int_equal(found, 1);
  }
}

static void lines_to_write_on_fill_the_page(void **state) {
  (void)state;
  struct letter_text text = sample();
  text.writing_lines = true;
  text.lined_pages = 2;
  struct pages pages = letter_of(&text);
  assert_int_equal(pages.count, 2);
  size_t rules[2] = {0};
  for (size_t p = 0; p < 2; p++)
    for (size_t m = 0; m < pages.items[p]->count; m++) {
      const struct mark *mark = &pages.items[p]->marks[m];
      assert_false(begins_with(mark, "CLOSING"));
      rules[p] += mark->kind == MARK_STROKE && mark->stroke.x2 - mark->stroke.x1 > mm_to_pt(160);
    }
  assert_true(rules[0] > 15 && rules[1] > 25);
}

static void an_address_that_does_not_fit_is_refused(void **state) {
  (void)state;
  struct letter_text text = sample();
  text.address = "one\ntwo\nthree\nfour\nfive\nsix\nseven";
  struct scene **pages;
  size_t count;
  struct error error;
  assert_false(letter_pages(engine, form("us-10"), true, &text, &arena, &pages, &count, &error));
  assert_int_equal(error.kind, ERROR_REFUSED);
  assert_non_null(strstr(error.message, "in the window \"us-10\""));
  assert_true(letter_pages(engine, form("din-b"), true, &text, &arena, &pages, &count, &error));
}

static void a_sender_too_long_for_the_window_is_refused(void **state) {
  (void)state;
  struct letter_text text = sample();
  text.sender = "A group with a very long name indeed that nobody can remember or would want to read on an envelope\n"
                "Street of the very long names of streets 1234, in the backyard of the backyard, third floor, left";
  struct scene **pages;
  size_t count;
  struct error error;
  assert_false(letter_pages(engine, form("din-b"), true, &text, &arena, &pages, &count, &error));
  assert_int_equal(error.kind, ERROR_REFUSED);
}

/* ---- forms ---- */

static void the_form_is_that_of_the_country_the_post_is_handed_in(void **state) {
  (void)state;
  static const char *const usual[][2] = {{"DE", "din-b"}, {"AT", "din-b"}, {"CH", "ch-right"}, {"FR", "fr"},
                                         {"US", "us-10"}, {"CA", "us-10"}, {"GB", "gb-dl"},    {"MX", "us-10"},
                                         {"TR", "din-b"}, {"", "din-b"}};
  for (size_t i = 0; i < COUNT_OF(usual); i++) {
    const char *name;
    struct error error;
    assert_true(letter_form_of(usual[i][0], true, &name, &error));
    assert_string_equal(name, usual[i][1]);
    assert_true(letter_form_of(usual[i][0], false, &name, &error));
    assert_true(form(name)->window_height_mm > 40);
    assert_string_equal(form(name)->paper->name, form(usual[i][1])->paper->name);
  }
}

static void an_unknown_form_names_those_there_are(void **state) {
  (void)state;
  const struct letter_form *found;
  struct error error;
  assert_false(letter_form_find("din-c", &found, &error));
  assert_non_null(strstr(error.hint, "din-b"));
  assert_ptr_equal(form("DIN-B"), form("din-b"));
}

static void every_form_is_sound(void **state) {
  (void)state;
  struct error error;
  const struct letter_form *f;
  for (size_t i = 0; letter_form_nth(i, &f, &error) && f != NULL; i++) {
    double right = f->paper->width_mm - 4.2;
    assert_true(f->window_x_mm + f->window_width_mm <= right && f->block_x_mm + f->block_width_mm <= right);
    bool beside =
        f->block_x_mm >= f->window_x_mm + f->window_width_mm || f->block_x_mm + f->block_width_mm <= f->window_x_mm;
    assert_true(beside || f->block_y_mm + 30 <= f->window_y_mm);
    assert_true(f->text_y_mm > f->window_y_mm + f->window_height_mm);
    assert_true(f->address_y_mm >= f->window_y_mm);
  }
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh_arena, drop_arena)
  const struct CMUnitTest tests[] = {
      TEST(wherever_the_page_breaks_the_closing_keeps_lines),
      TEST(short_last_paragraphs_take_others_along),
      TEST(lists_end_well_too),
      TEST(a_crowd_of_writers_goes_on_to_the_next_page),
      TEST(a_picture_is_neither_cut_nor_blown_up),
      TEST(lines_to_write_on_fill_the_page),
      TEST(an_address_that_does_not_fit_is_refused),
      TEST(a_sender_too_long_for_the_window_is_refused),
      TEST(the_form_is_that_of_the_country_the_post_is_handed_in),
      TEST(an_unknown_form_names_those_there_are),
      TEST(every_form_is_sound),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
