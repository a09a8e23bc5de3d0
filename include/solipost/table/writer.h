/* SPDX-License-Identifier: MIT */
/* Tables to files and terminals' pipes: CSV that spreadsheets read safely (cells that would run as a formula are
 * defused with an apostrophe), and JSON. Everything is appended to a buffer; the caller writes it. */
#ifndef SOLIPOST_TABLE_WRITER_H
#define SOLIPOST_TABLE_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/buffer.h"

/* Comma between cells, one '\n' at the end, quotes as in RFC 4180 where a cell needs them. Cells are cleaned. */
void csv_append_row(struct buffer *out, const char *const *cells, size_t count);
void csv_append_cell(struct buffer *out, const char *text, size_t length);
/* Cleans a text as a cell is: no control characters but '\n' and tab, no embeddings, overrides and isolates of direction;
 * "\r\n" and '\r' become '\n', at the start nothing; bytes that are no UTF-8 become U+FFFD. */
void csv_append_clean(struct buffer *out, const char *text, size_t length);

/* Would a spreadsheet run this cell as a formula? It begins with = + - @ tab or return and is not just a number. */
bool csv_is_formula(const char *text, size_t length);
/* The text without the apostrophe that csv_append_cell put in front of a formula: what a reader of our own CSV wants. */
const char *csv_without_guard(const char *text, size_t length);

/* With its quotes. Bytes that are no UTF-8 become U+FFFD, so that the result is always JSON. */
void json_append_string(struct buffer *out, const char *text);
/* One object with these names and values, all strings. */
void json_append_object(struct buffer *out, const char *const *names, const char *const *values, size_t count);

#endif
