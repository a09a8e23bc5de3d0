/* SPDX-License-Identifier: MIT */
/* Rows out of files as people have them: comma, semicolon, tab or bar, odd quotes, ragged rows; every cell knows where it
 * stood. The text has to be UTF-8 already: table/encoding.h. */
#ifndef SOLIPOST_TABLE_READER_H
#define SOLIPOST_TABLE_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/table/row.h"

struct table_reader;

/* `separator` 0: a first line "sep=;" says it, else guessed from the first rows among , ; tab |. `text` must outlive the
 * reader. */
MUST_CHECK bool table_reader_create(struct table_reader **out, const char *text, size_t length, char separator,
                                    struct error *error);
char table_reader_separator(const struct table_reader *reader);

/* False at the end. The row is valid until the next call. Rows whose cells are all blank are skipped (and
 * counted). Empty cells beyond the width of the first row are trailing separators and dropped; filled ones are a problem
 * of the row. A stray quote costs its own line, never the rest. */
MUST_CHECK bool table_reader_next(struct table_reader *reader, struct table_row *row);
size_t table_reader_empty_rows(const struct table_reader *reader);
void table_reader_rewind(struct table_reader *reader); /* to read the same rows once more */
void table_reader_destroy(struct table_reader *reader);

/* Row (as a spreadsheet counts) and column (from 1) of the place just behind `text`: where decoding stopped. */
void table_locate_end(const char *text, size_t length, char separator, size_t *row, size_t *column);

#endif
