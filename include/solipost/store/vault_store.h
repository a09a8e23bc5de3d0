/* SPDX-License-Identifier: MIT */
/* The vault in the register: its head stands among the settings (not journalled), its entries in rows. Journal, undo and
 * every file see sealed bytes only; they are opened by store/vault_seal.h. */
#ifndef SOLIPOST_STORE_VAULT_STORE_H
#define SOLIPOST_STORE_VAULT_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/base/uuid.h"
#include "solipost/model/nouns.h"
#include "solipost/store/handle.h"

/* "" while there is no vault. */
MUST_CHECK bool vault_head(struct store *store, struct arena *arena, const char **head, struct error *error);
/* Inside a commit. ERROR_BUSY when the head is no longer `before`: somebody else made a vault or changed its passphrase
 * meanwhile. */
MUST_CHECK bool vault_set_head(struct store *store, const char *before, const char *after, struct error *error);

/* The entry of a writer; *found is false when there is none. */
MUST_CHECK bool vault_find(struct store *store, struct uuid writer, struct arena *arena, struct vault_entry *entry,
                           bool *found, struct error *error);
/* How many entries there are. */
MUST_CHECK bool vault_count(struct store *store, int64_t *count, struct error *error);
/* Inside a commit: the writer's entry is `after`, a new one or in the place of `before` (NULL: there was none, else the
 * `sealed` that was read). ERROR_BUSY when somebody else changed it meanwhile. */
MUST_CHECK bool vault_put(struct store *store, struct uuid writer, const char *before, const char *after,
                          struct error *error);
/* Inside a commit: hidden, and brought back by undo. Nothing happens when there is none. */
MUST_CHECK bool vault_remove(struct store *store, struct uuid writer, struct error *error);

#endif
