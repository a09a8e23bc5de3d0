/* SPDX-License-Identifier: MIT */
/* Tables to files and terminals' pipes: CSV that spreadsheets read safely (cells that would run as a formula are
 * defused with an apostrophe), TSV, JSON. */
#ifndef SOLIPOST_TABLE_WRITER_H
#define SOLIPOST_TABLE_WRITER_H

#include <stddef.h>

#include "solipost/base/buffer.h"

void csv_append_row(struct buffer *out, const char *const *cells, size_t count); /* comma, CRLF-free, RFC 4180 quotes */
void csv_append_cell(struct buffer *out, const char *text, size_t length);
void json_append_string(struct buffer *out, const char *text);
/* One object with these names and values, all strings. */
void json_append_object(struct buffer *out, const char *const *names, const char *const *values, size_t count);

#endif
