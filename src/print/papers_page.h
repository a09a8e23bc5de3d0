/* SPDX-License-Identifier: MIT */
/* Builds pages of the papers: the same words in each language beside each other. For the files papers*.c. */
#ifndef PRINT_PAPERS_PAGE_H
#define PRINT_PAPERS_PAGE_H

#include "papers_words.h"
#include "solipost/page/document.h"

struct papers_page {
  const struct papers_words *words;
  struct document *document;
  double blank_mm; /* height of a line to write on */
};

/* A title, heading or paragraph. */
MUST_CHECK bool page_say(struct papers_page *page, enum document_style style, const char *key,
                         const char *const *values, struct error *error);
/* A paragraph nobody should miss. */
MUST_CHECK bool page_warn(struct papers_page *page, const char *key, struct error *error);
/* The same behind a mark: "1.", a bullet; NULL: a box to tick. */
MUST_CHECK bool page_point(struct papers_page *page, const char *mark, const char *key, const char *const *values,
                           struct error *error);
/* A text behind its name; nothing when it is "". */
MUST_CHECK bool page_named(struct papers_page *page, const char *key, const char *value, struct error *error);
/* A line to write on behind its name; `tick`: a box in front. */
MUST_CHECK bool page_blank(struct papers_page *page, const char *key, const char *const *values, bool tick,
                           struct error *error);
/* What the register holds, in whatever language. */
void page_register_text(struct papers_page *page, enum document_style style, const char *text);

/* Head of a column in all languages, as cells of `count` columns; a row for each language. */
MUST_CHECK bool page_columns(struct papers_page *page, const char *const *keys, const double *shares, size_t count,
                             struct error *error);

#endif
