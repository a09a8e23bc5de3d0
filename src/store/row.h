/* SPDX-License-Identifier: MIT */
/* Between a noun's struct and the columns of its table. */
#ifndef STORE_ROW_H
#define STORE_ROW_H

#include "handle.h"
#include "solipost/base/buffer.h"

/* Names of all fields as columns, divided by commas, each after `prefix` ("p." or ""). */
void row_append_columns(const struct noun *noun, const char *prefix, struct buffer *out);
/* Binds the record's fields from parameter `first` on. The record must live until the statement is returned. */
void row_bind(sqlite3_stmt *statement, int first, const struct noun *noun, const void *record);
/* Reads id and fields from column `first` on, in the order "id, fields"; texts are copied to the arena. */
void row_read(sqlite3_stmt *statement, int first, const struct noun *noun, void *record, struct arena *arena);

struct uuid row_id(const void *record);
/* Value of a field, wherever it lies in the record. */
const char *row_text(const struct field *field, const void *record);
struct uuid row_reference(const struct field *field, const void *record);

#endif
