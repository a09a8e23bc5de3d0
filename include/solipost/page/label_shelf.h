/* SPDX-License-Identifier: MIT */
/* Which sheets of labels there are: those of data/label-sheets.tsv by their numbers, own ones from files. */
#ifndef SOLIPOST_PAGE_LABEL_SHELF_H
#define SOLIPOST_PAGE_LABEL_SHELF_H

#include "solipost/page/label_sheet.h"

/* By part number, with or without the brand, or by another number of the same sheet; case, spaces and hyphens are ignored.
 * ERROR_AMBIGUOUS when two brands have different sheets of this number; ERROR_NOT_FOUND. Texts live as long as the
 * program. */
MUST_CHECK bool label_shelf_find(const char *name, struct label_sheet *out, struct error *error);

/* The name of a sheet, else a file with an own one. */
MUST_CHECK bool label_shelf_open(const char *name_or_path, struct arena *arena, struct label_sheet *out,
                                 struct error *error);

/* Name of the smallest sheet on the same paper whose labels are as wide and have this height; NULL: there is none. */
const char *label_shelf_larger(const struct label_sheet *sheet, double height_mm);

/* The n-th sheet of the table, to list them; false past the last. */
MUST_CHECK bool label_shelf_each(size_t index, struct label_sheet *out, const char **what, bool *more,
                                 struct error *error);

#endif
