/* SPDX-License-Identifier: MIT */
/* Which printer pages are made for. */
#ifndef SOLIPOST_CLI_PRINTER_PICK_H
#define SOLIPOST_CLI_PRINTER_PICK_H

#include "context.h"
#include "solipost/print/print_settings.h"

/* Puts name, correction and way of turning sheets of a printer into the settings. `typed`: what --printer says; NULL: the
 * only printer the register knows, if there is but one; "none": as if it knew none. Says whose pages these are. */
MUST_CHECK bool printer_pick(struct cli *cli, const char *typed, struct print_settings *settings, struct error *error);

#endif
