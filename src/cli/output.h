/* SPDX-License-Identifier: MIT */
/* Data goes to standard output, messages to standard error. All text passes safe_text_append here, so that no name from
 * a file can move the cursor, colour the screen or turn the direction. */
#ifndef SOLIPOST_CLI_OUTPUT_H
#define SOLIPOST_CLI_OUTPUT_H

#include "context.h"

/* Standard output (through the pager when the command PAGES and a person reads). Ends no line by itself. */
void cli_print(struct cli *cli, const char *format, ...) PRINTF_LIKE(2, 3);
/* The same in bold where colours are welcome. */
void cli_print_heading(struct cli *cli, const char *format, ...) PRINTF_LIKE(2, 3);
/* Bytes as they are: only for text this program made itself (JSON, CSV, a man page). */
void cli_print_raw(struct cli *cli, const char *bytes, size_t length);

/* Standard error, one line each; the line end is added. */
void cli_say(struct cli *cli, const char *format, ...) PRINTF_LIKE(2, 3);  /* what was done, what comes next */
void cli_warn(struct cli *cli, const char *format, ...) PRINTF_LIKE(2, 3); /* "warning: ..." */
void cli_error(struct cli *cli, const struct error *error);                /* message and hint */

/* Tables: aligned and fitted to the screen, or CSV, or JSON, as cli->format says.
 *
 *   static const struct cli_column columns[] = {{"code", N_("code"), 0}, {"name", N_("name"), COLUMN_MAY_SHRINK}};
 *   struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
 *   cli_table_row(table, (const char *[]){"P014", "Zoë Longname"});   for each row
 *   cli_table_end(table);
 *
 * CSV and JSON rows are written at once; the names of columns are the same in every language there. */
enum cli_column_flag {
  COLUMN_MAY_SHRINK = 1, /* is cut with … when the screen is narrow */
  COLUMN_RIGHT = 2,      /* numbers */
  COLUMN_OPTIONAL =
      4, /* on the screen left out when all its cells are empty, and, with a word about it, for want of room */
  COLUMN_FILES_ONLY = 8, /* only in CSV and JSON */
  COLUMN_WRAPS = 16      /* goes on below when the screen is narrow: sentences */
};
struct cli_column {
  const char *name;  /* in CSV and JSON */
  const char *label; /* N_(): on the screen */
  unsigned flags;
};
struct cli_table;
struct cli_table *cli_table_begin(struct cli *cli, const struct cli_column *columns, size_t count);
void cli_table_row(struct cli_table *table, const char *const *cells); /* copied; as many as columns, NULL is "" */
size_t cli_table_rows(const struct cli_table *table);
void cli_table_end(struct cli_table *table); /* prints and frees */

/* Takes a finished progress line off the terminal; cli_say, cli_warn and cli_error do so by themselves. */
void cli_progress_clear(struct cli *cli);

/* ---- for the dispatcher and for questions, not for commands ---- */

/* Looks at the terminals and the environment; fills every member that does not depend on the words typed. */
void output_begin(struct cli *cli);
/* Writes what is pending and waits for the pager. False when standard output did not take it (a full disk). */
MUST_CHECK bool output_end(struct cli *cli, struct error *error);
void output_flush(struct cli *cli);

/* Draws progress on standard error: the `step` of cli->watch, context is the cli. */
void output_show_progress(void *context, const char *what, size_t done, size_t total);

#endif
