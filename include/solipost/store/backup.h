/* SPDX-License-Identifier: MIT */
/* Backups. */
#ifndef SOLIPOST_STORE_BACKUP_H
#define SOLIPOST_STORE_BACKUP_H

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/store/store.h"

/* All zero: as the register is, an encrypted one under its own passphrase. */
struct backup_form {
  const struct secret *passphrase; /* encrypted under this one */
  enum key_cost cost;
  bool plain; /* for a register that is plain */
};
/* A copy that is safe while others write; never overwrites; counts only once it was opened again and read whole. Noted in
 * the register where that is open for writing. *copy is the opened copy, for what belongs beside it; close it. */
MUST_CHECK bool store_backup(struct store *store, const char *target, const struct backup_form *form,
                             struct store **copy, struct error *error);

#endif
