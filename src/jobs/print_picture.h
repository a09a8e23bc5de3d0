/* SPDX-License-Identifier: MIT */
/* The picture of a run, kept beside the register as it was printed: bounded, without metadata, so that the same pages can
 * be made again long after the photo is gone. */
#ifndef SOLIPOST_JOBS_PRINT_PICTURE_H
#define SOLIPOST_JOBS_PRINT_PICTURE_H

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/image/picture.h"

enum { PICTURE_LARGEST_KEPT = 512 * 1024 * 1024 }; /* bytes */

/* Where the picture of this name lies. */
char *picture_path(const char *register_path, const char *name, struct arena *arena);

/* Writes it into the folder `pictures` beside the register unless it is there; *name (in the arena) goes with the run. */
MUST_CHECK bool picture_keep(const struct picture *picture, const char *register_path, struct arena *arena,
                             const char **name, struct error *error);

/* Everything lives in the arena: nothing to destroy. */
MUST_CHECK bool picture_kept(const char *register_path, const char *name, struct arena *arena, struct picture **picture,
                             struct error *error);

#endif
