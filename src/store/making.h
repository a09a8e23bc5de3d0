/* SPDX-License-Identifier: MIT */
/* Which process is making which run. */
#ifndef STORE_MAKING_H
#define STORE_MAKING_H

#include "handle.h"

/* This process is making the run. Inside a commit. */
MUST_CHECK bool making_note(struct store *store, struct uuid run, struct error *error);
/* The run is finished or cancelled. Inside a commit. */
MUST_CHECK bool making_forget(struct store *store, struct uuid run, struct error *error);

#endif
