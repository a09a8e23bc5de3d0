/* SPDX-License-Identifier: MIT */
/* Rows out of files as people have them: any encoding, comma, semicolon or tab, odd quotes, ragged rows; every cell knows
 * where it stood. */
#ifndef SOLIPOST_TABLE_READER_H
#define SOLIPOST_TABLE_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"

/* Result of looking at the bytes. */
struct encoding_guess {
  const char *name;      /* for iconv: "UTF-8", "WINDOWS-1254" */
  const char *why;       /* translated: "byte order mark", "Turkish letters ğ ş ı" */
  bool sure;             /* below the margin the user should be asked */
  const char *second;    /* next best, or NULL */
  const char *samples[4]; /* decoded words with letters beyond a-z, NULL-ended, for the dry run */
};
MUST_CHECK bool encoding_guess(const void *bytes, size_t length, struct arena *arena, struct encoding_guess *out,
                               struct error *error);

/* Whole text to UTF-8 without BOM. A byte that does not fit is an error with its offset. `positions`, when not NULL, gets
 * a list for encoding_offset. */
struct decoded {
  char *text;
  size_t length;
  const size_t *marks; /* byte offset in the file of every 256th output byte */
  size_t mark_count;
};
MUST_CHECK bool encoding_decode(const void *bytes, size_t length, const char *encoding, struct arena *arena,
                                struct decoded *out, struct error *error);

struct table_cell {
  const char *text;  /* UTF-8, as it stood between its quotes */
  size_t length;     /* may hold NUL */
  size_t offset;     /* of its first byte in the decoded text */
};
struct table_row {
  const struct table_cell *cells;
  size_t count;
  size_t number;     /* row as a spreadsheet counts: the header is 1 */
  size_t line;       /* line of the file where it begins */
  const char *problem; /* translated; NULL when it reads well ("a quote is never closed") */
};
struct table_reader;
/* `separator` 0: guessed from the first lines among , ; tab (and |). `text` must outlive the reader. */
MUST_CHECK bool table_reader_create(struct table_reader **out, const char *text, size_t length, char separator,
                                    struct error *error);
char table_reader_separator(const struct table_reader *reader);
/* Valid until the next call. *more false at the end. Rows whose cells are all empty are skipped (and counted). A stray
 * quote costs its own row, never the rest. */
MUST_CHECK bool table_reader_next(struct table_reader *reader, struct table_row *row, bool *more, struct error *error);
size_t table_reader_empty_rows(const struct table_reader *reader);
void table_reader_destroy(struct table_reader *reader);

#endif
