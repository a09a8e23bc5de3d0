/* SPDX-License-Identifier: MIT */
/* Pictures of print runs lie in a folder beside the register: a backup takes them along, a restored register too. */
#ifndef SOLIPOST_JOBS_PICTURE_COPY_H
#define SOLIPOST_JOBS_PICTURE_COPY_H

#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/store/handle.h"

struct picture_copy {
  size_t copied; /* that were not there yet */
  size_t gone;   /* that are not beside the register any more, or were changed */
};
/* Copies the pictures named by the runs of `store` from beside the register `from` to beside `to`. */
MUST_CHECK bool pictures_copy(struct store *store, const char *from, const char *to, struct picture_copy *out,
                              struct error *error);

#endif
