/* SPDX-License-Identifier: MIT */
/* Reads the shipped tables in data/: tab-separated UTF-8, lines that begin with '#' are comments, the first other line
 * names the columns. Our own files: a fault in one is an error with file and line. */
#ifndef SOLIPOST_BASE_DATAFILE_H
#define SOLIPOST_BASE_DATAFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"

struct datafile {
  const char *name;
  size_t column_count, row_count;
  const char *const *columns;
  const char *const *cells; /* row_count x column_count, "" where a row is short */
  const size_t *lines;      /* line number of each row, from 1 */
};

/* `name` as for path_data ("words/de.tsv"); everything lives in the arena. */
MUST_CHECK bool datafile_load(struct datafile *file, const char *name, struct arena *arena, struct error *error);
MUST_CHECK bool datafile_parse(struct datafile *file, const char *name, const char *bytes, size_t length,
                               struct arena *arena, struct error *error);
/* Index of a column or -1. */
int datafile_column(const struct datafile *file, const char *name);
const char *datafile_cell(const struct datafile *file, size_t row, int column); /* "" for column -1 */

#endif
