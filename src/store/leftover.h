/* SPDX-License-Identifier: MIT */
/* Runs left in the making by a process that died. */
#ifndef STORE_LEFTOVER_H
#define STORE_LEFTOVER_H

#include "handle.h"

/* Notes that this process is making the run. Inside a commit. */
MUST_CHECK bool leftover_reserve(struct store *store, struct uuid run, struct error *error);
/* The run is finished or cancelled. Inside a commit. */
MUST_CHECK bool leftover_release(struct store *store, struct uuid run, struct error *error);
/* Cancels every run in the making whose process is gone. At opening, outside a commit. */
MUST_CHECK bool leftover_cancel(struct store *store, struct error *error);

#endif
