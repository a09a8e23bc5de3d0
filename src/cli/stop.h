/* SPDX-License-Identifier: MIT */
/* Ctrl-C. */
#ifndef SOLIPOST_CLI_STOP_H
#define SOLIPOST_CLI_STOP_H

#include <signal.h>
#include <stdbool.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

/* True once Ctrl-C was pressed. */
bool cli_stopped(void);
/* False with ERROR_STOPPED once Ctrl-C was pressed. */
MUST_CHECK bool cli_not_stopped(struct error *error);

/* Ctrl-C sets the flag that is returned; a closed pipe kills nobody. Once, at the beginning. */
const volatile sig_atomic_t *stop_catch_signals(void);

#endif
