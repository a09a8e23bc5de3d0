/* SPDX-License-Identifier: MIT */
/* Locking and unlocking, another passphrase, from plain to encrypted and back. */
#ifndef SOLIPOST_STORE_ENCRYPTION_H
#define SOLIPOST_STORE_ENCRYPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/store/store.h"

/* The key rests no longer in the kernel: the passphrase is asked again. *was tells whether it did. */
MUST_CHECK bool store_lock(const char *path, bool *was, struct error *error);

/* For the future, in minutes after the last use; 0: never keeps the key. Makes its own commit. */
MUST_CHECK bool store_set_unlock_minutes(struct store *store, int64_t minutes, struct error *error);

/* Before what changes who can open it: the passphrase is asked even while the key rests in the kernel, unless it was typed
 * for this very command. Whoever finds the computer unlocked must not lock the group out. */
MUST_CHECK bool store_ask_again(struct store *store, struct error *error);

/* An encrypted register, open for writing, gets another passphrase. The step before is removed, since the former passphrase
 * would open it; backups keep theirs. */
MUST_CHECK bool store_change_passphrase(struct store *store, const char *command, const struct secret *passphrase,
                                        enum key_cost cost, struct error *error);

/* A plain register becomes an encrypted one and is opened with `options`. What lay on the disk is overwritten, as far as the
 * disk obeys. */
MUST_CHECK bool store_encrypt(const char *path, const struct secret *passphrase, enum key_cost cost,
                              const struct store_options *options, struct store **out, struct error *error);
/* An encrypted register, open for writing, becomes a plain one; the handle must be closed then. */
MUST_CHECK bool store_decrypt(struct store *store, struct error *error);

/* Files beside the register that hold it, or an earlier state of it, without encryption: NAME.before-upgrade-1 and the
 * like. `names` are paths in the arena. */
MUST_CHECK bool store_plain_copies(const char *path, struct arena *arena, const char *const **names, size_t *count,
                                   struct error *error);

#endif
