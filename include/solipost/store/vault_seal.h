/* SPDX-License-Identifier: MIT */
/* How the vault locks: a random key, itself locked with a passphrase, seals what is known of each writer. No register is
 * needed here, only bytes; store/vault_store.h keeps them. docs/guide/vault.md describes both forms byte by byte. */
#ifndef SOLIPOST_STORE_VAULT_SEAL_H
#define SOLIPOST_STORE_VAULT_SEAL_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/base/uuid.h"
#include "solipost/store/secret.h"
#include "solipost/store/vault_person.h"

/* The head of a vault: how the passphrase becomes a key, and the vault's own key locked with that. Base64; no secret by
 * itself, as good as the passphrase. To change the passphrase, lock the same key again: no entry changes. */
MUST_CHECK bool vault_lock_key(const struct secret *key, const struct secret *passphrase, enum key_cost cost,
                               struct arena *arena, const char **head, struct error *error);
/* ERROR_REFUSED: the passphrase is another one. ERROR_DAMAGED: the head is not what was written. */
MUST_CHECK bool vault_unlock_key(const char *head, const struct secret *passphrase, struct secret *key,
                                 struct error *error);

/* An entry: base64 of a length that tells nothing but how many times 256 bytes it has. It opens for this writer alone. A
 * text that is too long is ERROR_MISUSED. */
MUST_CHECK bool vault_seal(const struct secret *key, struct uuid writer, const struct vault_person *person,
                           struct arena *arena, const char **sealed, struct error *error);
/* ERROR_DAMAGED: changed, of another writer, or locked with the key of another vault. Texts live in the arena. */
MUST_CHECK bool vault_open(const struct secret *key, struct uuid writer, const char *sealed, struct arena *arena,
                           struct vault_person *person, struct error *error);

#endif
