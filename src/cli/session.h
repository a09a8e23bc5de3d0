/* SPDX-License-Identifier: MIT */
/* The register of one command. */
#ifndef SOLIPOST_CLI_SESSION_H
#define SOLIPOST_CLI_SESSION_H

#include "context.h"

/* Opens cli->store; says how to begin when there is no register. */
MUST_CHECK bool session_open_register(struct cli *cli, enum store_mode mode, struct error *error);

#endif
