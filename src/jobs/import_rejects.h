/* SPDX-License-Identifier: MIT */
/* The file with the rows that were refused, for people to correct and import again. */
#ifndef SOLIPOST_JOBS_IMPORT_REJECTS_H
#define SOLIPOST_JOBS_IMPORT_REJECTS_H

#include "import_work.h"
#include "solipost/base/file.h"

struct import_rejects {
  const struct import *import;
  struct buffer pending;
  struct file_draft draft;
  char *path; /* NULL until the first row */
  bool kept;
};

void import_rejects_init(struct import_rejects *rejects, const struct import *import);
/* Appends a row with its reason; the file is begun with the first. */
MUST_CHECK bool import_rejects_add(struct import_rejects *rejects, const struct table_row *row, const char *reason,
                                   struct error *error);
/* Puts the whole file in its place. */
MUST_CHECK bool import_rejects_keep(struct import_rejects *rejects, struct error *error);
/* The import failed after all: the file goes too, kept or not. */
void import_rejects_drop(struct import_rejects *rejects);
void import_rejects_release(struct import_rejects *rejects);

#endif
