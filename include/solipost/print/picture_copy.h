/* SPDX-License-Identifier: MIT */
/* Pictures of print runs and scans of replies lie in a folder beside the register: a backup takes them along, a restored
 * register too. */
#ifndef SOLIPOST_PRINT_PICTURE_COPY_H
#define SOLIPOST_PRINT_PICTURE_COPY_H

#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/store/handle.h"

struct picture_copy {
  size_t copied; /* that were not there yet */
  size_t gone;   /* that lie on neither side, or were changed */
  size_t scans_copied, scans_gone;
};
/* Copies the pictures that the runs of `to` name, and the scans of its replies, from beside `from` to beside `to`, sealed as each of them is. */
MUST_CHECK bool pictures_copy(struct store *from, struct store *to, struct picture_copy *out, struct error *error);
/* Writes them once more as the register is now: encrypted or not. */
MUST_CHECK bool pictures_convert(struct store *store, struct error *error);

#endif
