/* SPDX-License-Identifier: MIT */
/* Bringing a register to the form this program knows. */
#ifndef STORE_UPGRADE_H
#define STORE_UPGRADE_H

#include "handle.h"
#include "schema.h"

/* Runs the steps a register still lacks, all or none, after keeping a copy beside it (a new, empty one needs none).
 * Refuses one that has more steps than `count`. */
MUST_CHECK bool upgrade_apply(struct store *store, const struct schema_step *steps, size_t count, struct error *error);
/* How many steps it has; refuses likewise. */
MUST_CHECK bool upgrade_version(struct store *store, size_t count, int64_t *version, struct error *error);
/* True when steps are lacking. */
MUST_CHECK bool upgrade_needed(struct store *store, size_t count, bool *needed, struct error *error);

#endif
