/* SPDX-License-Identifier: MIT */
/* The picture of a run, kept beside the register as it was printed: bounded, without metadata, so that the same pages can
 * be made again long after the photo is gone. */
#ifndef SOLIPOST_JOBS_PRINT_PICTURE_H
#define SOLIPOST_JOBS_PRINT_PICTURE_H

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/image/picture.h"
#include "solipost/store/handle.h"

enum { PICTURE_LARGEST_KEPT = 512 * 1024 * 1024 }; /* bytes */

/* Writes it beside the register unless it is there; *name (in the arena) goes with the run. */
MUST_CHECK bool picture_keep(const struct picture *picture, struct store *store, struct arena *arena, const char **name,
                             struct error *error);

/* Whether it lies beside the register as it was printed. */
bool picture_is_whole(struct store *store, const char *name);

/* Everything lives in the arena: nothing to destroy. */
MUST_CHECK bool picture_kept(struct store *store, const char *name, struct arena *arena, struct picture **picture,
                             struct error *error);

#endif
