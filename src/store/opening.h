/* SPDX-License-Identifier: MIT */
/* Opening a register when the key of another one may fit. */
#ifndef STORE_OPENING_H
#define STORE_OPENING_H

#include "handle.h"
#include "solipost/store/talk.h"

/* As store_open, for an encrypted file whose key may be that of `like` (a backup, the same register). */
MUST_CHECK bool store_open_like(struct store **out, const char *path, const struct store_options *options,
                                const struct sealed *like, struct error *error);

#endif
