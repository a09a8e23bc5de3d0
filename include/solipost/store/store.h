/* SPDX-License-Identifier: MIT */
/* The register on disk: the one place where it is opened, locked, upgraded, copied and checked. */
#ifndef SOLIPOST_STORE_STORE_H
#define SOLIPOST_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/store/commit.h"
#include "solipost/store/handle.h"
#include "solipost/store/form.h"
#include "solipost/store/secret.h"
#include "solipost/store/setting.h"
#include "solipost/store/talk.h"

/* Upgrades an older register after keeping a copy beside it; refuses a newer one kindly; 0600. A run left in the making
 * by a process that died is cancelled at the first opening for writing. */
MUST_CHECK bool store_open(struct store **out, const char *path, const struct store_options *options,
                           struct error *error);
void store_close(struct store *store);
bool store_is_encrypted(const struct store *store);
/* For how many minutes from now the key rests in the kernel: 0 when it does not. */
int64_t store_minutes_unlocked(const struct store *store);

/* Damage found by `check`: one sentence per fault, translated. Integrity, foreign keys, orphans. */
struct store_fault {
  const char *what;
  const char *hint;
};
MUST_CHECK bool store_check(struct store *store, struct arena *arena, struct store_fault **faults, size_t *count,
                            struct error *error);

#endif
