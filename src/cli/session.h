/* SPDX-License-Identifier: MIT */
/* The register of one command. */
#ifndef SOLIPOST_CLI_SESSION_H
#define SOLIPOST_CLI_SESSION_H

#include "context.h"

/* How the store reaches the person in front of the terminal: for the passphrase, and to say that somebody else writes. */
struct store_talk session_talk(struct cli *cli);

/* Opens cli->store; says how to begin when there is no register. */
MUST_CHECK bool session_open_register(struct cli *cli, enum store_mode mode, struct error *error);
void session_close_register(struct cli *cli);

/* Said where people begin or unlock: memory may reach the disk. */
void session_warn_of_swap(struct cli *cli);

#endif
