/* SPDX-License-Identifier: MIT */
/* The key of the vault, from its passphrase. */
#ifndef SOLIPOST_CLI_VAULT_UNLOCK_H
#define SOLIPOST_CLI_VAULT_UNLOCK_H

#include "context.h"
#include "solipost/store/secret.h"

#define VAULT_FD_OPTION "--vault-passphrase-fd"
#define VAULT_NEW_FD_OPTION "--new-passphrase-fd"

/* Asks up to three times, or reads from `descriptor` (NULL: not given). `head` as in the register, not "". */
MUST_CHECK bool vault_unlock(struct cli *cli, const char *head, const char *descriptor, struct secret *key,
                             struct error *error);

/* Locks `key` with a new passphrase, chosen on the terminal or read from `descriptor`: not the one of the head in use
 * (`former`, "" when there is none). */
MUST_CHECK bool vault_lock_anew(struct cli *cli, const struct secret *key, const char *former, const char *descriptor,
                                const char **head, struct error *error);

#endif
