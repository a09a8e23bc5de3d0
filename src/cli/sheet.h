/* SPDX-License-Identifier: MIT */
/* Lists whose columns and order people choose: --columns code,name --order mailed,-number. */
#ifndef SOLIPOST_CLI_SHEET_H
#define SOLIPOST_CLI_SHEET_H

#include "output.h"

enum { SHEET_MOST_COLUMNS = 64, SHEET_MOST_ORDERS = 8 };

/* What stands in a column of a record: in words for the screen, else as stored (and as it is ordered by). */
typedef const char *sheet_cell(void *context, const void *record, const struct cli_column *column, bool in_words);

struct sheet {
  struct cli *cli;
  struct cli_column columns[SHEET_MOST_COLUMNS]; /* those chosen */
  size_t column_count;
  struct sheet_order {
    struct cli_column column;
    bool down;
  } orders[SHEET_MOST_ORDERS];
  size_t order_count;
};

/* `all` columns there are, of which the first `usual` are shown unless others are named. Names divided by commas, as in
 * files or as on the screen; "mailed" for "mailed_on"; a '-' before one turns the order around. NULL: not given. An unknown
 * one is an error with suggestions. */
MUST_CHECK bool sheet_choose(struct cli *cli, const struct cli_column *all, size_t count, size_t usual,
                             const char *columns, const char *order, struct sheet *out, struct error *error);
/* By the order that was chosen; those with nothing there come last. Without one they stay as they are. */
void sheet_sort(const struct sheet *sheet, void **records, size_t count, sheet_cell *cell, void *context);
void sheet_print(const struct sheet *sheet, void *const *records, size_t count, sheet_cell *cell, void *context);

#endif
