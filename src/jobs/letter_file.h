/* SPDX-License-Identifier: MIT */
/* A list of letters in a file: numbers or people, one a row, perhaps filled in by hand in a spreadsheet. */
#ifndef SOLIPOST_JOBS_LETTER_FILE_H
#define SOLIPOST_JOBS_LETTER_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/date.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"

struct letter_file {
  const char **words; /* what stands for the letter in each row that is meant */
  size_t *rows;       /* as a spreadsheet counts */
  struct date *days;  /* when the mark of the row is a day; else unset */
  size_t count;
  size_t skipped; /* rows that were not marked */
};

/* The column "number", else "prisoner" (in the words of data/import-headers.tsv), else the first one. With a column called
 * `mark` or "done" only rows with something in it are meant that does not say no. Texts live in the arena. */
MUST_CHECK bool letter_file_read(const char *path, const char *mark, struct arena *arena, struct letter_file *out,
                                 struct error *error);
/* The same of what stands in a file; `path` is its name for messages. */
MUST_CHECK bool letter_file_parse(const char *bytes, size_t length, const char *path, const char *mark,
                                  struct arena *arena, struct letter_file *out, struct error *error);

#endif
