/* SPDX-License-Identifier: MIT */
/* Which column of a list is which field. */
#ifndef SOLIPOST_JOBS_IMPORT_COLUMNS_H
#define SOLIPOST_JOBS_IMPORT_COLUMNS_H

#include "import_work.h"

MUST_CHECK bool import_columns_map(struct import *import, const struct table_row *header, struct error *error);

/* Is the row the first one once more, as where several lists were put into one file? */
bool import_repeats_header(const struct import *import, const struct table_row *row);

/* Fields that are no fields of the noun: parts of a name, and where a prisoner is held. */
bool import_is_extra_field(const struct noun *noun, const char *field);

/* Column of a field, or SIZE_MAX. */
size_t import_column_of(const struct import *import, const char *field);
/* Text of the row's cell for a field, "" when there is none. */
const char *import_cell_text(const struct import *import, const struct table_row *row, const char *field);

#endif
