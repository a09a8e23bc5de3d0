/* SPDX-License-Identifier: MIT */
/* The key of the files beside an encrypted register. */
#ifndef STORE_BESIDE_H
#define STORE_BESIDE_H

#include "handle.h"

/* Draws the key unless the register has one. Inside a transaction. */
MUST_CHECK bool beside_key_make(struct store *store, struct error *error);
/* Draws another one. Files are still opened with the one before until they were sealed anew and it is forgotten. Inside a
 * transaction. */
MUST_CHECK bool beside_key_replace(struct store *store, struct error *error);

#endif
