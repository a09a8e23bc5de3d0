/* SPDX-License-Identifier: MIT */
/* The whole correspondence with somebody, one line for each thing that happened, the newest last. */
#ifndef SOLIPOST_CLI_TIMELINE_H
#define SOLIPOST_CLI_TIMELINE_H

#include "context.h"
#include "solipost/model/nouns.h"

/* Prints it under a heading; nothing when nothing is known. What has no day is left out. */
MUST_CHECK bool timeline_print(struct cli *cli, const struct prisoner *prisoner, struct error *error);

#endif
