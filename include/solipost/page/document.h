/* SPDX-License-Identifier: MIT */
/* Running text on pages: headings, paragraphs, lists, pictures and rows under each other, broken into pages so that a
 * heading keeps its first lines, no line stands alone and an end keeps the lines before it. For sheets, letters and
 * reports; nothing here knows what they say. */
#ifndef SOLIPOST_PAGE_DOCUMENT_H
#define SOLIPOST_PAGE_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/styled_text.h"
#include "solipost/page/scene.h"

/* The paper and who reads it. Lengths in mm. "Start" is the side where lines begin: left, or right for a language that is
 * written from right to left; everything on the page follows it. */
struct document_frame {
  double width_mm, height_mm;
  double top_mm, bottom_mm, start_mm, end_mm; /* margins; what runs along stands in the first two */
  double first_top_mm;                        /* where the text of the first page begins; 0: as on all pages */
  const char *language;                       /* BCP 47 */
  enum font_family family;
  double size_pt;       /* of a paragraph; headings and small print follow from it */
  double paragraph_gap; /* below a paragraph, in its sizes; 0: close together */
};

/* What stands on top and at the foot of a page; each may be "". The end gets its room first, the start is cut. */
struct document_running {
  const char *head_start, *head_end, *foot_start, *foot_end;
};
/* Asked for each page once all are broken; `page` counts from 1. Texts live in the arena. */
typedef bool document_running_words(void *context, size_t page, size_t pages, struct arena *arena,
                                    struct document_running *out, struct error *error);

enum document_style {
  DOCUMENT_TITLE,
  DOCUMENT_HEADING,
  DOCUMENT_SUBHEADING,
  DOCUMENT_PARAGRAPH,
  DOCUMENT_SMALL,
  DOCUMENT_ITEM
};

/* Lives in the arena with all it is given (texts are borrowed); nothing to release. */
struct document;
struct document *document_new(const struct document_frame *frame, struct arena *arena);

/* Blocks follow each other in the order in which they are added. An item is a paragraph behind a bullet. */
void document_text(struct document *document, enum document_style style, const char *text);
void document_styled(struct document *document, enum document_style style, const struct styled_text *text);
/* Cells beside each other, the first at the start; `shares` of the width, which add up to 1, are copied. A row stays on
 * one page unless it is higher than one. */
void document_row(struct document *document, const char *const *cells, const double *shares, size_t count);
/* An item of a list in a list, depth 1 being the outermost. `label` stands in place of the bullet ("3."); "": nothing does,
 * for a further paragraph of the item before. */
void document_item(struct document *document, int depth, const char *label, const struct styled_text *text);
/* As large as it may be in so many mm, at the start of the line. Borrowed. */
void document_picture(struct document *document, const struct picture *picture, double width_mm, double height_mm);
/* A line to sign on above each name, two beside each other. */
void document_signatures(struct document *document, const char *const *names, size_t count);
/* The block added last, which is a short one, never begins a page without two lines of what stands before it: the end of a
 * letter. Several of them keep together, up to half a page. */
void document_stay(struct document *document);

/* Cells of a row that are more than words of the page's language: for slips, lists and pages in two languages. */
enum document_cell_kind {
  DOCUMENT_WORDS,
  DOCUMENT_TICK, /* an empty box to tick */
  DOCUMENT_BLANK /* a line to write on, as wide as the cell */
};
struct document_cell {
  enum document_cell_kind kind;
  enum document_style style; /* size and weight; a row that begins with a heading stays with what follows */
  bool bold;
  const char *text; /* of words */
  /* NULL: of the document. Another one: its lines begin at its own side. "": whatever the register holds; each line reads
   * from the side of its first letter and begins where the page's lines do. */
  const char *language;
};
struct document_row_form {
  bool ruled;             /* a thin line below, over the whole width */
  double least_height_mm; /* room to write in */
};
/* `form` may be NULL. */
void document_cells(struct document *document, const struct document_cell *cells, const double *shares, size_t count,
                    const struct document_row_form *form);
enum { DOCUMENT_MOST_HEAD_ROWS = 4 };
/* The last `rows` rows are the head of a table: every page begins with them on which rows after them go on. */
void document_table_head(struct document *document, size_t rows);
void document_gap(struct document *document, double height_mm); /* nothing at the top of a page */
void document_page_break(struct document *document);            /* what follows begins a page, even an empty one */
void document_rule(struct document *document);                  /* a thin line over the whole width */
/* A dashed line over the whole paper, to cut along. */
void document_cut(struct document *document);
/* What follows begins in the next of so many equal parts of a page, with a line to cut along between two of them; 1: on a
 * new page. Nothing before the first block. */
void document_part(struct document *document, size_t parts);

/* Breaks the document into pages, each a scene of the size of the paper. `running` may be NULL. At least one page; scenes
 * live in the arena of the document. Fails only for a character no font has, or when `running` does. */
MUST_CHECK bool document_pages(struct document *document, struct text_engine *engine, document_running_words *running,
                               void *context, struct scene ***pages, size_t *count, struct error *error);

/* The page as a sheet of its own, for a PDF. */
void document_sheet(const struct scene *page, struct arena *arena, struct sheet *out);

#endif
