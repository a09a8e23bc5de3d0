/* SPDX-License-Identifier: MIT */
/* Saying what forgetting does not reach, and what both `forget` and `retention run` need. */
#ifndef SOLIPOST_CLI_REACH_H
#define SOLIPOST_CLI_REACH_H

#include "context.h"
#include "solipost/jobs/forget.h"

/* Names of all commands, ended by NULL: a command of the history is cut to one of them. */
const char *const *reach_command_names(struct cli *cli);
/* Where words stand that only look like a name: they stay. */
void reach_print_resembling(struct cli *cli, const struct forget_summary *summary);
/* Where names stand besides the rows that go; what of it stays, and what looks like them. */
void reach_print_places(struct cli *cli, const struct forget_summary *summary);
/* Backups, exports, PDF files, paper: to be dealt with by hand. */
void reach_print(struct cli *cli, const struct forget_reach *reach);
/* After a commit that took something out: true when the file was written anew too; else the error is turned into a
 * warning, and the exit code tells. False when nothing was done at all. */
bool reach_was_done(struct cli *cli, bool done, bool committed, const struct error *error);
/* How one file of a run stands: "as it was printed", "changed since". */
const char *reach_state(enum shred_state state);

#endif
