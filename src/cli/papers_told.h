/* SPDX-License-Identifier: MIT */
/* What commands that print papers of an evening share: their languages, the question about people nobody answers for, the
 * files and who is left out. */
#ifndef SOLIPOST_CLI_PAPERS_TOLD_H
#define SOLIPOST_CLI_PAPERS_TOLD_H

#include "context.h"
#include "solipost/print/papers.h"

/* "de,tr"; NULL: those of the group. */
MUST_CHECK bool papers_take_languages(struct cli *cli, const char *given, struct papers_request *request,
                                      struct error *error);
/* Asks what has to be answered for unless `acknowledge` says it; prints into the folder and tells what, or with --dry-run
 * shows what there would be. */
MUST_CHECK bool papers_print_told(struct cli *cli, struct papers *papers, const char *folder, bool acknowledge,
                                  struct error *error);

#endif
