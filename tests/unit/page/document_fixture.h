/* SPDX-License-Identifier: MIT */
/* A small page of ten lines, and what stands on pages: for the tests of documents. */
#ifndef TESTS_UNIT_PAGE_DOCUMENT_FIXTURE_H
#define TESTS_UNIT_PAGE_DOCUMENT_FIXTURE_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/base/length.h"
#include "solipost/page/document.h"

static struct font_book *book;
static struct text_engine *engine;
static struct arena arena;

static inline int open_engine(void **state) {
  (void)state;
  struct error error;
  if (!font_book_open(&book, &error)) return -1;
  return text_engine_create(&engine, book, &error) ? 0 : -1;
}

static inline int close_engine(void **state) {
  (void)state;
  text_engine_destroy(engine);
  font_book_close(book);
  return 0;
}

static inline int fresh_arena(void **state) {
  (void)state;
  arena_init(&arena);
  return 0;
}

static inline int drop_arena(void **state) {
  (void)state;
  arena_release(&arena);
  return 0;
}

/* ---- a small page of ten lines ---- */

#define SIZE_PT 10.0
#define LEADING_PT 12.5
enum { LINES_OF_A_PAGE = 10 };

static inline struct document *small_page(const char *language) {
  struct document_frame frame = {.width_mm = 100,
                                 .top_mm = 20,
                                 .bottom_mm = 15,
                                 .start_mm = 20,
                                 .end_mm = 10,
                                 .language = language,
                                 .family = FAMILY_SANS,
                                 .size_pt = SIZE_PT};
  frame.height_mm = 35 + pt_to_mm(LINES_OF_A_PAGE * LEADING_PT);
  return document_new(&frame, &arena);
}

struct pages {
  struct scene **items;
  size_t count;
};

static inline struct pages pages_of(struct document *document, document_running_words *running) {
  struct pages pages;
  struct error error = {.message = ""};
  if (!document_pages(document, engine, running, NULL, &pages.items, &pages.count, &error))
    fail_msg("%s", error.message);
  return pages;
}

/* A paragraph of so many lines, each a word. */
static inline const char *lines(const char *word, size_t count) {
  const char *text = word;
  for (size_t i = 1; i < count; i++) text = arena_printf(&arena, "%s\n%s", text, word);
  return text;
}

static inline size_t lines_on(const struct scene *page) {
  size_t count = 0;
  for (size_t i = 0; i < page->count; i++)
    if (page->marks[i].kind == MARK_TEXT) count += page->marks[i].text.box.line_count;
  return count;
}

static inline double left_of(const struct mark *mark) {
  double left = INFINITY;
  for (size_t i = 0; i < mark->text.box.line_count; i++) left = fmin(left, mark->text.x + mark->text.box.lines[i].x_pt);
  return left;
}

static inline double right_of(const struct mark *mark) {
  double right = -INFINITY;
  for (size_t i = 0; i < mark->text.box.line_count; i++) {
    const struct text_line *line = &mark->text.box.lines[i];
    right = fmax(right, mark->text.x + line->x_pt + line->width_pt);
  }
  return right;
}

static inline double last_baseline(const struct mark *mark) {
  return mark->text.y + mark->text.box.lines[mark->text.box.line_count - 1].baseline_pt;
}

static inline void assert_near(double actual, double expected) {
  if (fabs(actual - expected) > 0.05) fail_msg("%g should be %g", actual, expected);
}

static inline void assert_lines(const struct pages *pages, const size_t *expected, size_t count) {
  assert_int_equal(pages->count, count);
  for (size_t i = 0; i < count; i++) {
    if (lines_on(pages->items[i]) != expected[i])
      fail_msg("page %zu has %zu lines, not %zu", i + 1, lines_on(pages->items[i]), expected[i]);
  }
}

#endif
