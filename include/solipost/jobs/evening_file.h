/* SPDX-License-Identifier: MIT */
/* The table list of an evening, filled in and read back. */
#ifndef SOLIPOST_JOBS_EVENING_FILE_H
#define SOLIPOST_JOBS_EVENING_FILE_H

#include "solipost/jobs/evening_line.h"

struct evening_file_row {
  struct evening_cells cells; /* in the arena, without blanks around them */
  size_t number;              /* as a spreadsheet counts */
};
struct evening_file {
  struct evening_file_row *rows;
  size_t count;
};

/* Columns are found by their titles, in English or as on the screen: position, number, code, name, writer, what. One that
 * says which letter and one that says what became of it must be there. */
MUST_CHECK bool evening_file_read(const char *path, struct arena *arena, struct evening_file *out, struct error *error);
/* The same from the bytes of a file; `path` is what it is called in errors. */
MUST_CHECK bool evening_file_parse(const char *bytes, size_t length, const char *path, struct arena *arena,
                                   struct evening_file *out, struct error *error);

#endif
