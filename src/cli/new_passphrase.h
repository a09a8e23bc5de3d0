/* SPDX-License-Identifier: MIT */
/* Another passphrase for the register: asked for, or as the last step of a handover. */
#ifndef SOLIPOST_CLI_NEW_PASSPHRASE_H
#define SOLIPOST_CLI_NEW_PASSPHRASE_H

#include "context.h"
#include "solipost/store/secret.h"

/* cli->store is encrypted and open for writing. The new one comes from the `descriptor` (NULL: it is asked). */
MUST_CHECK bool new_passphrase_set(struct cli *cli, const char *descriptor, enum key_cost cost, struct error *error);

#endif
