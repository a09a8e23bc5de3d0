/* SPDX-License-Identifier: MIT */
/* Taking out of the file what was taken out of the register. */
#ifndef SOLIPOST_STORE_SCRUB_H
#define SOLIPOST_STORE_SCRUB_H

#include <stdbool.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/store/handle.h"

/* Notes that the file must be scrubbed. Inside the commit that takes something out: if the program dies before
 * store_scrub, store_scrub_is_due still knows. */
MUST_CHECK bool store_scrub_note(struct store *store, struct error *error);
MUST_CHECK bool store_scrub_is_due(struct store *store, bool *due, struct error *error);

/* Outside a commit: writes the file and its log anew, so that neither holds a byte of what was taken out. Waits for others;
 * ERROR_BUSY when somebody keeps the register open. */
MUST_CHECK bool store_scrub(struct store *store, struct error *error);

#endif
