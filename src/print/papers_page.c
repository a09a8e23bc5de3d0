/* SPDX-License-Identifier: MIT */
/* Rows of one language or two. */
#include "papers_page.h"

#include <assert.h>

enum { MOST_COLUMNS = 8 };

/* Shares of a row by the number of languages. */
static const double say_shares[] = {0.5, 0.5};
/* A number of two digits has to stand before its point in one line; the second language begins where it does in say. */
static const double point_shares[][3] = {{0.035, 0.965}, {0.035, 0.453, 0.512}};
static const double named_shares[][3] = {{0.26, 0.74}, {0.22, 0.56, 0.22}};
static const double tick_shares[][4] = {{0.035, 0.255, 0.71}, {0.035, 0.22, 0.515, 0.23}};

static struct document_cell words_cell(const struct papers_page *page, size_t which, enum document_style style,
                                       const char *text) {
  return (struct document_cell){.style = style, .text = text, .language = page->words->languages[which]};
}

static bool say(struct papers_page *page, enum document_style style, bool bold, const char *key,
                const char *const *values, struct error *error) {
  struct document_cell cells[PAPERS_MOST_LANGUAGES];
  for (size_t i = 0; i < page->words->count; i++) {
    const char *text;
    if (!papers_phrase(page->words, i, key, values, &text, error)) return false;
    cells[i] = words_cell(page, i, style, text);
    cells[i].bold = bold;
  }
  const double whole = 1;
  document_cells(page->document, cells, page->words->count == 1 ? &whole : say_shares, page->words->count, NULL);
  return true;
}

bool page_say(struct papers_page *page, enum document_style style, const char *key, const char *const *values,
              struct error *error) {
  return say(page, style, false, key, values, error);
}

bool page_warn(struct papers_page *page, const char *key, struct error *error) {
  return say(page, DOCUMENT_PARAGRAPH, true, key, NULL, error);
}

bool page_point(struct papers_page *page, const char *mark, const char *key, const char *const *values,
                struct error *error) {
  struct document_cell cells[PAPERS_MOST_LANGUAGES + 1] = {
      {.kind = mark == NULL ? DOCUMENT_TICK : DOCUMENT_WORDS, .style = DOCUMENT_PARAGRAPH, .text = mark}};
  for (size_t i = 0; i < page->words->count; i++) {
    const char *text;
    if (!papers_phrase(page->words, i, key, values, &text, error)) return false;
    cells[i + 1] = words_cell(page, i, DOCUMENT_PARAGRAPH, text);
  }
  document_cells(page->document, cells, point_shares[page->words->count - 1], page->words->count + 1, NULL);
  return true;
}

/* The name in the first language, what it names, and the name in the second. */
static bool named(struct papers_page *page, const char *key, const char *const *values, bool tick,
                  struct document_cell middle, const struct document_row_form *form, struct error *error) {
  struct document_cell cells[PAPERS_MOST_LANGUAGES + 2];
  size_t count = 0;
  if (tick) cells[count++] = (struct document_cell){.kind = DOCUMENT_TICK, .style = DOCUMENT_PARAGRAPH};
  for (size_t i = 0; i < page->words->count; i++) {
    const char *text;
    if (!papers_phrase(page->words, i, key, values, &text, error)) return false;
    cells[count++] = words_cell(page, i, DOCUMENT_SMALL, text);
    if (i == 0) cells[count++] = middle;
  }
  size_t by = page->words->count - 1;
  document_cells(page->document, cells, tick ? tick_shares[by] : named_shares[by], count, form);
  return true;
}

bool page_named(struct papers_page *page, const char *key, const char *value, struct error *error) {
  if (*value == '\0') return true;
  const struct document_cell middle = {.style = DOCUMENT_PARAGRAPH, .text = value, .language = ""};
  return named(page, key, NULL, false, middle, NULL, error);
}

bool page_blank(struct papers_page *page, const char *key, const char *const *values, bool tick, struct error *error) {
  const struct document_row_form room = {.least_height_mm = page->blank_mm};
  const struct document_cell middle = {.kind = DOCUMENT_BLANK, .style = DOCUMENT_PARAGRAPH};
  return named(page, key, values, tick, middle, &room, error);
}

void page_register_text(struct papers_page *page, enum document_style style, const char *text) {
  const struct document_cell cell = {.style = style, .text = text, .language = ""};
  const double whole = 1;
  document_cells(page->document, &cell, &whole, 1, NULL);
}

bool page_columns(struct papers_page *page, const char *const *keys, const double *shares, size_t count,
                  struct error *error) {
  assert(count <= MOST_COLUMNS);
  for (size_t which = 0; which < page->words->count; which++) {
    struct document_cell cells[MOST_COLUMNS];
    for (size_t i = 0; i < count; i++) {
      const char *text = "";
      if (keys[i] != NULL && !papers_phrase(page->words, which, keys[i], NULL, &text, error)) return false;
      /* All heads of a column begin where its cells do, whichever way they read. */
      cells[i] = (struct document_cell){.style = DOCUMENT_SMALL, .bold = which == 0, .text = text, .language = ""};
    }
    bool last = which + 1 == page->words->count;
    document_cells(page->document, cells, shares, count, &(struct document_row_form){.ruled = last});
  }
  document_table_head(page->document, page->words->count);
  return true;
}
