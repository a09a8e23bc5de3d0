/* SPDX-License-Identifier: MIT */
/* A list of rows, each about one person: conditions, columns and order as people choose them, and the guard's word. */
#ifndef SOLIPOST_CLI_LIST_ROWS_H
#define SOLIPOST_CLI_LIST_ROWS_H

#include "calls.h"
#include "list_request.h"
#include "sheet.h"

struct list_form {
  const struct noun *noun;
  const struct cli_column *columns;
  size_t column_count;
  const char *order; /* SQL, unless another is asked for */
  sheet_cell *cell;
  struct uuid (*about)(void *context, const void *record); /* whom; nil: nobody */
  const char *none, *none_fits; /* N_(): said instead of an empty list; none_fits may be NULL */
};

/* `context` goes to `cell` and `about`. *found: rows there were before anybody was left out. */
MUST_CHECK bool list_rows(struct cli *cli, const struct list_form *form, const struct list_request *request,
                          void *context, size_t *found, struct error *error);

#endif
