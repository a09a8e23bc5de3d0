/* SPDX-License-Identifier: MIT */
/* What the files of the import share: an opened file, one pass over its rows, one row in the making. */
#ifndef SOLIPOST_JOBS_IMPORT_WORK_H
#define SOLIPOST_JOBS_IMPORT_WORK_H

#include "import_seen.h"
#include "import_words.h"
#include "solipost/base/buffer.h"
#include "solipost/jobs/import.h"
#include "solipost/table/reader.h"

struct import {
  const struct import_settings *settings;
  const char *path;
  struct arena arena;
  struct buffer bytes;
  struct decoded text;
  struct encoding_guess guess;
  bool guessed;
  struct table_reader *reader;
  struct import_words words;
  struct import_column *columns;
  size_t column_count;
  const char **header; /* the first row as it stands in the file, one text per column */
  size_t rows, empty_rows, header_rows;
  LIST(struct import_place) places; /* ordered by text once surveyed */
};

/* One pass over the rows of one file, within a commit. */
struct import_pass {
  struct import *import;
  struct store *store;
  struct arena arena; /* of the row */
  struct import_seen *seen;
  struct import_result *result;
};

enum { IMPORT_CHANGES = 48 };

/* A row on its way. What is said about it is collected in `report`. */
struct import_item {
  const struct table_row *row;
  struct import_row report;
  struct import_change changes[IMPORT_CHANGES];
};

/* Makes the row a refused one; the error's message and hint become its reason. Returns true: the pass goes on. */
bool import_refuse(struct import_pass *pass, struct import_item *item, const struct error *error);
void import_add_change(struct import_item *item, const char *label, const char *old_text, const char *new_text);
/* Do the changes so far only add to what was known? An empty cell contradicts nothing, in this row as in the one before. */
bool import_only_adds(const struct import_item *item);
/* Sets outcome SAME or CHANGED by whether changes were added. */
void import_finish_existing(struct import_item *item, const char *call);

/* One handler per noun: false only when the import cannot go on (register, Ctrl-C). */
MUST_CHECK bool import_prisoner_row(struct import_pass *pass, struct import_item *item, struct error *error);
MUST_CHECK bool import_prison_row(struct import_pass *pass, struct import_item *item, struct error *error);
MUST_CHECK bool import_piece_row(struct import_pass *pass, struct import_item *item, struct error *error);

/* The place named by a cell; NULL when the cell is blank. */
const struct import_place *import_place_of(struct import *import, const char *text);

#endif
