/* SPDX-License-Identifier: MIT */
/* What the picture of a run shows, asked on a terminal where a mail rule wants to know. */
#ifndef SOLIPOST_CLI_PICTURE_ASK_H
#define SOLIPOST_CLI_PICTURE_ASK_H

#include "context.h"
#include "solipost/print/print.h"

/* *shows: words as in struct print_settings, in cli->arena. NULL when no rule asks, or nobody can be asked. */
MUST_CHECK bool picture_ask(struct cli *cli, const struct print_summary *summary, const char **shows,
                            struct error *error);

#endif
