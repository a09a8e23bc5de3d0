/* SPDX-License-Identifier: MIT */
/* Runs left in the making by a process that died. */
#ifndef STORE_LEFTOVER_H
#define STORE_LEFTOVER_H

#include "handle.h"

/* Cancels every run in the making whose process is gone. At opening, outside a commit. */
MUST_CHECK bool leftover_cancel(struct store *store, struct error *error);

#endif
