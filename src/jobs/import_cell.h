/* SPDX-License-Identifier: MIT */
/* One cell into one field. */
#ifndef SOLIPOST_JOBS_IMPORT_CELL_H
#define SOLIPOST_JOBS_IMPORT_CELL_H

#include "import_work.h"

/* Blank, or one of the signs people put where they know nothing ("-", "?", "n/a"). */
bool import_cell_is_empty(const char *text);
/* A year and nothing else, where a birthday was expected. */
bool import_cell_is_year(const char *plain);
/* What the cell says without the apostrophe our own CSV guards formulas with, and without blanks around it. */
const char *import_cell_plain(const char *text, struct arena *arena);
/* Sets the field; the error is one about the value. */
MUST_CHECK bool import_cell_set(struct import_pass *pass, const struct field *field, void *record, const char *text,
                                struct error *error);
/* Fills every field of the record that a column is mapped to and whose cell is not empty; `given` (one per field of the
 * noun) says which. Unknown columns are appended to `note` as lines "Title: text". */
MUST_CHECK bool import_cells_set(struct import_pass *pass, const struct table_row *row, void *record, bool *given,
                                 struct buffer *note, struct error *error);
/* Sets each given field of `existing` to the value of `record` and tells the differences; lines of the note are added or,
 * when they begin with the same title, put in the place of the former ones. */
void import_merge(struct import_pass *pass, struct import_item *item, void *existing, const void *record,
                  const bool *given);
void import_merge_note(struct import_pass *pass, struct import_item *item, const struct field *field, void *existing,
                       const char *lines);

#endif
