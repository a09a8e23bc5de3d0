/* SPDX-License-Identifier: MIT */
/* Beginning and end of one command: for the dispatcher and the output, not for commands. */
#ifndef SOLIPOST_CLI_SESSION_H
#define SOLIPOST_CLI_SESSION_H

#include <signal.h>

#include "context.h"

/* Ctrl-C sets the flag that is returned; a closed pipe kills nobody. */
const volatile sig_atomic_t *session_catch_signals(void);

/* Looks at the terminals and the environment; fills every member that does not depend on the words typed. */
void session_begin_output(struct cli *cli);
/* Writes what is pending and waits for the pager. False when standard output did not take it (a full disk). */
MUST_CHECK bool session_end_output(struct cli *cli, struct error *error);
void session_flush_output(struct cli *cli);

/* Opens cli->store; says how to begin when there is no register. */
MUST_CHECK bool session_open_register(struct cli *cli, enum store_mode mode, struct error *error);

/* Draws progress on standard error: the `step` of cli->watch, context is the cli. */
void session_show_progress(void *context, const char *what, size_t done, size_t total);

#endif
