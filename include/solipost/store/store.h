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

struct store_options {
  enum store_mode mode;
  const char *who; /* name for the journal; "" for the login-independent default "keeper" */
};

/* Upgrades an older register after keeping a copy beside it; refuses a newer one kindly; 0600. A run left in the making
 * by a process that died is cancelled at the first opening for writing. */
MUST_CHECK bool store_open(struct store **out, const char *path, const struct store_options *options,
                           struct error *error);
void store_close(struct store *store);

/* A copy that is safe while others write; never overwrites. */
MUST_CHECK bool store_backup(struct store *store, const char *target, struct error *error);
/* Puts the register `backup` in the place of `path` (the former one is kept beside it as PATH.before-restore-N);
 * the restored one is a new copy with a number range of its own. */
MUST_CHECK bool store_restore(const char *backup, const char *path, char **kept_as, struct arena *arena,
                              struct error *error);

/* Damage found by `check`: one sentence per fault, translated. Integrity, foreign keys, orphans. */
struct store_fault {
  const char *what;
  const char *hint;
};
MUST_CHECK bool store_check(struct store *store, struct arena *arena, struct store_fault **faults, size_t *count,
                            struct error *error);

/* Small settings of the register (not journalled as rows of a noun): "paper", "next_run". "" when not set. */
MUST_CHECK bool store_setting_get(struct store *store, const char *key, struct arena *arena, const char **value,
                                  struct error *error);
MUST_CHECK bool store_setting_set(struct store *store, const char *key, const char *value, struct error *error);

#endif
