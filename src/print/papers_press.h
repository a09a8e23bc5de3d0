/* SPDX-License-Identifier: MIT */
/* Turns what builds a paper into pages of a PDF in the making. For the files papers*.c. */
#ifndef PRINT_PAPERS_PRESS_H
#define PRINT_PAPERS_PRESS_H

#include "papers_page.h"
#include "solipost/page/paper.h"
#include "solipost/pdf/pdf.h"

struct papers_press {
  const struct papers_words *words;
  const struct paper *sheet;
  const char *group; /* its name, on top of pages that have nothing else there */
  struct font_book *book;
  struct text_engine *engine;
  struct pdf *pdf;     /* of the file that is being made */
  size_t pages;        /* in it */
  struct arena *arena; /* of its pages: lives until it is written */
};

MUST_CHECK bool press_open(struct papers_press *press, const struct papers_words *words, const struct own_group *group,
                           struct error *error);
void press_close(struct papers_press *press);

/* Puts blocks into the page's document. Called again for each size that is tried: it must do the same each time. */
typedef bool papers_build(struct papers_page *page, void *context, struct error *error);

struct press_job {
  papers_build *build;
  void *context;
  bool one_page;        /* the largest letters with which it is one page */
  bool bare;            /* to be cut: no words along the edges, and smaller margins */
  size_t number, count; /* "Sheet 12 of 40"; 0: not numbered */
};
/* Lays it out and adds its pages to the file. */
MUST_CHECK bool press_add(struct papers_press *press, const struct press_job *job, struct error *error);

/* One file: pages are added between the two. `fd` -1: nothing is written. */
MUST_CHECK bool press_begin(struct papers_press *press, struct arena *arena, struct error *error);
MUST_CHECK bool press_end(struct papers_press *press, int fd, struct error *error);

#endif
