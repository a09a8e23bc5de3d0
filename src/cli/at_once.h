/* SPDX-License-Identifier: MIT */
/* What a reply may say that takes effect at once, done by the commands that do it otherwise: each with its own commit and
 * its own words. */
#ifndef SOLIPOST_CLI_AT_ONCE_H
#define SOLIPOST_CLI_AT_ONCE_H

#include "context.h"

/* 'solipost end prisoner WHO --reason REASON', in end.c. */
MUST_CHECK bool end_contact(struct cli *cli, const char *who, const char *reason, struct error *error);
/* 'solipost transfer WHO PRISON --source SOURCE', in move.c. */
MUST_CHECK bool move_to_prison(struct cli *cli, const char *who, const char *prison, const char *source,
                               struct error *error);

#endif
