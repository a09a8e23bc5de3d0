/* SPDX-License-Identifier: MIT */
/* What an import shows: how the file was understood, what becomes of each row, the sums. */
#ifndef SOLIPOST_CLI_IMPORT_PRINT_H
#define SOLIPOST_CLI_IMPORT_PRINT_H

#include "context.h"
#include "solipost/jobs/import.h"

/* Counts what was printed, so that a long list does not bury the sums. */
struct import_printer {
  struct cli *cli;
  bool whole; /* dry run: everything, on standard output; else only what needs attention */
  size_t shown[IMPORT_OUTCOMES];
};

void import_print_understanding(struct cli *cli, const struct import *import);
void import_print_places(struct cli *cli, struct import *import);
/* A guess that could be wrong, with words that show whether it is. */
void import_say_encoding(struct cli *cli, const struct import *import);
/* Unknown columns have to be named even when nothing else is. */
void import_say_notes(struct cli *cli, const struct import *import);
void import_print_row(void *context, struct import *import, const struct import_row *row); /* context: a printer */
void import_say_result(struct cli *cli, const struct import *import, const struct import_result *result, bool dry);
/* "12 new, 3 changed, 40 the same" */
const char *import_sums(const struct import_result *result, struct arena *arena);

#endif
