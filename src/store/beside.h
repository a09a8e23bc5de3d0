/* SPDX-License-Identifier: MIT */
/* The key of the files beside an encrypted register. */
#ifndef STORE_BESIDE_H
#define STORE_BESIDE_H

#include "handle.h"

/* Draws the key unless the register has one. Inside a transaction. */
MUST_CHECK bool beside_key_make(struct store *store, struct error *error);

#endif
