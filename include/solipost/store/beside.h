/* SPDX-License-Identifier: MIT */
/* Files that lie beside a register and belong to it, such as the pictures of print runs: in the folder `pictures`, named by
 * what they hold, encrypted beside an encrypted register with a key that stands in it. */
#ifndef SOLIPOST_STORE_BESIDE_H
#define SOLIPOST_STORE_BESIDE_H

#include "solipost/base/buffer.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/store/handle.h"

/* Whether there is such a file beside the register. */
bool beside_exists(struct store *store, const char *name);
/* Writes it unless it is there. */
MUST_CHECK bool beside_write(struct store *store, const char *name, const void *bytes, size_t length,
                             struct error *error);
MUST_CHECK bool beside_read(struct store *store, const char *name, size_t limit, struct buffer *out,
                            struct error *error);
MUST_CHECK bool beside_remove(struct store *store, const char *name, struct error *error);
/* Where it lies, for messages. */
const char *beside_path(struct store *store, const char *name, struct arena *arena);

/* Copies one from beside a register to beside another, sealed as the other wants it; nothing happens where it is already.
 * *copied tells. */
MUST_CHECK bool beside_copy(struct store *from, struct store *to, const char *name, size_t limit, bool *copied,
                            struct error *error);

/* After another passphrase: when all were written once more, the key of before opens nothing any more. Makes its own
 * commit. */
MUST_CHECK bool beside_forget_former_key(struct store *store, struct error *error);
/* Writes it once more as the register is now: sealed or not. */
MUST_CHECK bool beside_convert(struct store *store, const char *name, size_t limit, struct error *error);

#endif
