/* SPDX-License-Identifier: MIT */
/* How the database gets from the disk into this process and back, plain or encrypted. Nothing else in the store knows. */
#ifndef STORE_DISK_H
#define STORE_DISK_H

#include "handle.h"
#include "solipost/store/form.h"

/* 'SOLI' in the file's header marks a register. */
enum { REGISTER_MARK = 0x534F4C49 };

/* Makes an empty private file; it must not exist. */
MUST_CHECK bool disk_make_file(const char *path, struct error *error);
/* Opens store->path in store->mode with all settings in force and checks that it is a register (or, with STORE_CREATE, a
 * new one: encrypted when `store->sealed` is set). The key is that of `like` (may be NULL) where it fits. */
MUST_CHECK bool disk_open(struct store *store, const struct sealed *like, struct error *error);
void disk_close(struct store *store);

/* One transaction: from begin to commit nobody else writes. What others wrote since the register was opened is there after
 * disk_begin. Nothing is on the disk unless disk_commit returned true, and then all of it is. */
MUST_CHECK bool disk_begin(struct store *store, struct error *error);
MUST_CHECK bool disk_commit(struct store *store, struct error *error);
void disk_rollback(struct store *store); /* harmless when nothing was begun */
/* Reads again what another handle wrote. Not inside a transaction. */
MUST_CHECK bool disk_reload(struct store *store, struct error *error);
void disk_remove(const char *path); /* the file with what lies beside it: for one that was just made and failed */
/* Writes an encrypted register anew without the pages that are free. Not inside a transaction. */
MUST_CHECK bool disk_rewrite(struct store *store, struct error *error);
/* Network file systems, synchronised folders, links: one warning each. */
void disk_warn(struct store *store);

#endif
