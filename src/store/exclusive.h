/* SPDX-License-Identifier: MIT */
/* Making sure that nobody else has a register open, for what exchanges its file. */
#ifndef STORE_EXCLUSIVE_H
#define STORE_EXCLUSIVE_H

#include "handle.h"

struct exclusive {
  struct store probe;
  struct sealed lock;
};

/* Waits a little. A damaged register is let through: it is what is being replaced. ERROR_BUSY when it is in use. The log of
 * a plain one is brought into its file. `path` is the file itself, behind links. */
MUST_CHECK bool exclusive_take(struct exclusive *exclusive, const char *path, struct error *error);
void exclusive_release(struct exclusive *exclusive);

#endif
