/* SPDX-License-Identifier: MIT */
/* Postage of the register. What it means: model/postage.h. */
#ifndef SOLIPOST_STORE_POSTAGE_STORE_H
#define SOLIPOST_STORE_POSTAGE_STORE_H

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/model/postage.h"
#include "solipost/store/handle.h"

/* Prices of the register, the oldest first, joined with those that solipost brings. Few rows: read once per command. */
MUST_CHECK bool postage_known(struct store *store, struct arena *arena, struct postage_table *out, struct error *error);

#endif
