/* SPDX-License-Identifier: MIT */
/* A row of a table as it was read, with the places of its cells. */
#ifndef SOLIPOST_TABLE_ROW_H
#define SOLIPOST_TABLE_ROW_H

#include <stddef.h>

struct table_cell {
  const char *text; /* as it stood between its quotes, line ends as '\n'; ended by NUL, may also hold NUL */
  size_t length;
  size_t offset; /* of its first byte in the decoded text */
};

struct table_row {
  const struct table_cell *cells;
  size_t count;
  size_t number;       /* as a spreadsheet counts: the header is 1, empty rows count too */
  size_t line;         /* line of the file where it begins */
  size_t start, end;   /* its bytes in the decoded text, line end not included */
  const char *problem; /* translated; NULL when it reads well ("a quote is never closed") */
};

#endif
