/* SPDX-License-Identifier: MIT */
/* Which backups were made of this register: `forget` cannot reach into them, and an old one is no comfort. */
#ifndef SOLIPOST_STORE_BACKUP_LOG_H
#define SOLIPOST_STORE_BACKUP_LOG_H

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/store/handle.h"

struct backup_entry {
  const char *at;       /* UTC, 2026-04-09T12:34:56Z */
  const char *place;    /* whole path */
  const char *checksum; /* SHA-256 of the file */
};

/* Inside a commit; not journalled. */
MUST_CHECK bool backup_log_add(struct store *store, const char *place, const char *checksum, struct error *error);
/* Newest first. */
MUST_CHECK bool backup_log_list(struct store *store, struct arena *arena, struct backup_entry **entries, size_t *count,
                                struct error *error);

#endif
