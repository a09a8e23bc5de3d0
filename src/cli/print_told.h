/* SPDX-License-Identifier: MIT */
/* What is said about a print run: before it who is left out and why, after it the files. */
#ifndef SOLIPOST_CLI_PRINT_TOLD_H
#define SOLIPOST_CLI_PRINT_TOLD_H

#include "context.h"
#include "solipost/print/print.h"

/* A dry run's table: every note on its own, the gravest first. */
void print_told_notes(struct cli *cli, const struct print_summary *summary);
/* Before a run: who is left out one by one, mere warnings gathered by reason. `asked`: what has to be
 * acknowledged was told with the question. */
void print_told_warnings(struct cli *cli, const struct print_summary *summary, bool asked);
/* What mail rules said, each once for all pieces: as a table of a dry run, or those of one severity as lines. */
void print_told_rule_table(struct cli *cli, const struct print_summary *summary);
void print_told_rules(struct cli *cli, const struct print_summary *summary, enum severity severity);
void print_told_languages(struct cli *cli, const struct print_summary *summary);
void print_told_summary(struct cli *cli, const struct print_summary *summary);
void print_told_left_out(struct cli *cli, const struct print_result *result); /* of print again */
void print_told_stale(struct cli *cli, const struct print_result *result);    /* likewise */
void print_told_files(struct cli *cli, const struct print_result *result);
const char *print_told_consequence(enum severity severity); /* "left out", "warning" */
/* "14 cards", "1 letter" */
const char *print_told_pieces(struct cli *cli, const char *piece_kind, size_t count);

#endif
