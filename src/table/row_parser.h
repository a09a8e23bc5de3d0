/* SPDX-License-Identifier: MIT */
/* Reads the rows of a text whose separator is known. */
#ifndef SOLIPOST_TABLE_ROW_PARSER_H
#define SOLIPOST_TABLE_ROW_PARSER_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/buffer.h"
#include "solipost/base/memory.h"
#include "solipost/table/row.h"

/* A cell while the row is being read: `text` may still move, so places in it are counted. */
struct row_place {
  size_t text, length, offset;
};

struct row_parser {
  const char *text;
  size_t length;
  char separator;
  size_t at, line; /* where the next row begins */
  size_t rows;     /* read so far, empty ones included */
  size_t width;    /* cells of the first row; 0 before it */
  size_t empty_rows;
  /* A quote opened before this place was tried once over several lines and led astray: from now on a quote opened before
   * it has to close on its own line. Keeps the reading linear whatever the file holds. */
  size_t tried_until;

  struct buffer scratch; /* text of the cells of one row */
  LIST(struct row_place) places;
  LIST(struct table_cell) cells;
};

void row_parser_init(struct row_parser *parser, const char *text, size_t length, char separator);
/* False at the end. The row is valid until the next call. */
bool row_parser_next(struct row_parser *parser, struct table_row *row);
void row_parser_rewind(struct row_parser *parser, size_t at, size_t line);
void row_parser_release(struct row_parser *parser);

#endif
