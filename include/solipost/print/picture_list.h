/* SPDX-License-Identifier: MIT */
/* The pictures somebody named for a run, folders opened up. */
#ifndef SOLIPOST_PRINT_PICTURE_LIST_H
#define SOLIPOST_PRINT_PICTURE_LIST_H

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"

/* `paths` and *out end with NULL. Of a folder its JPEG and PNG files, by name; one without any is refused. In the arena. */
MUST_CHECK bool picture_list_files(const char *const *paths, struct arena *arena, const char *const **out,
                                   struct error *error);

#endif
