/* SPDX-License-Identifier: MIT */
/* How labels lie on a sheet, and the lines of text that say so. */
#ifndef SOLIPOST_PAGE_LABEL_SHEET_H
#define SOLIPOST_PAGE_LABEL_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/buffer.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"

/* Lengths in mm from the top left corner of the paper. Labels count row by row. */
struct label_sheet {
  const char *name;  /* "Avery L7160", or the name of an own file */
  const char *paper; /* "A4": of data/paper.tsv */
  double paper_width_mm, paper_height_mm;
  size_t columns, rows;
  double width_mm, height_mm;
  double left_mm, top_mm;      /* of the first label */
  double step_x_mm, step_y_mm; /* from one label to the next */
  bool from_memory;            /* nobody has measured it */
};

enum { LABEL_MOST_COLUMNS = 20, LABEL_MOST_ROWS = 60 };

/* An own sheet out of pairs `key=value`, one or several on a line, '#' begins a comment: paper, columns, rows, width, height,
 * left, top, step_x, step_y (without a step labels touch). `where` is the file's name for messages, and the sheet's. Every
 * mistake is told with its line and what is allowed. Texts live in the arena. */
MUST_CHECK bool label_sheet_read(const char *text, const char *where, struct arena *arena, struct label_sheet *out,
                                 struct error *error);
/* As label_sheet_read reads it. */
void label_sheet_write(const struct label_sheet *sheet, struct buffer *out);

size_t label_sheet_cells(const struct label_sheet *sheet);

#endif
