/* SPDX-License-Identifier: MIT */
/* What a bare `solipost` says: how to begin, or how things stand and what needs doing. */
#ifndef SOLIPOST_CLI_OVERVIEW_H
#define SOLIPOST_CLI_OVERVIEW_H

#include "context.h"

MUST_CHECK bool overview_print(struct cli *cli, struct error *error);

#endif
