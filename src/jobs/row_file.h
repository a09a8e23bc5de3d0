/* SPDX-License-Identifier: MIT */
/* Rows of a list that somebody filled in with a spreadsheet or an editor: any encoding, any separator. */
#ifndef SOLIPOST_JOBS_ROW_FILE_H
#define SOLIPOST_JOBS_ROW_FILE_H

#include "solipost/base/buffer.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/table/encoding.h"
#include "solipost/table/reader.h"

struct row_file {
  const char *path;
  struct buffer bytes;
  struct decoded text;
  struct table_reader *reader;
};

/* Give it to row_file_close in any case. */
MUST_CHECK bool row_file_open(struct row_file *file, const char *path, struct arena *arena, struct error *error);
/* The same of what was read already; `path` is what errors call it. */
MUST_CHECK bool row_file_open_bytes(struct row_file *file, const char *bytes, size_t length, const char *path,
                                    struct arena *arena, struct error *error);
void row_file_close(struct row_file *file);
/* *more is false at the end. A row that cannot be read is an error with its place. */
MUST_CHECK bool row_file_next(struct row_file *file, struct table_row *row, bool *more, struct error *error);
/* At most so many rows are in it. */
size_t row_file_most(const struct row_file *file);

/* A cell without blanks around it, "" where there is none; and whether it is one of these titles. */
const char *row_cell(const struct table_row *row, size_t column, struct arena *arena);
bool row_is_title(const char *text, const char *const *titles, size_t count);

#endif
