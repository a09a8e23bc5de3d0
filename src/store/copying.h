/* SPDX-License-Identifier: MIT */
/* Whole copies of a register. */
#ifndef STORE_COPYING_H
#define STORE_COPYING_H

#include "handle.h"
#include "solipost/base/file.h"

/* A private, complete, checked file that did not exist before, encrypted as `sealed` says (NULL: plain); safe while others
 * write. */
MUST_CHECK bool copy_to_file(struct store *store, const char *target, const struct sealed *sealed, struct error *error);
/* Writes all of the register to an empty file at `path`, as a plain one. */
MUST_CHECK bool copy_vacuum(struct store *store, const char *path, struct error *error);
/* Writes all of it to the draft, encrypted. */
MUST_CHECK bool copy_seal(struct store *store, struct file_draft *draft, const struct sealed *sealed,
                          struct error *error);
/* Reads all of the register at `path`, of which `like` (may be NULL) may have the key, and finds damage; an error speaks of
 * `shown`. */
MUST_CHECK bool copy_verify(const char *path, const struct store_talk *talk, const struct sealed *like,
                            const char *shown, struct error *error);
/* Marks this file as a copy of its own, which draws its own numbers. Inside a transaction. */
MUST_CHECK bool copy_register_new(struct store *store, struct error *error);
/* Id of this copy. */
MUST_CHECK bool copy_current(struct store *store, struct uuid *out, struct error *error);

#endif
