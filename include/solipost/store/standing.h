/* SPDX-License-Identifier: MIT */
/* How things stand, in numbers: what a bare `solipost` begins with. */
#ifndef SOLIPOST_STORE_STANDING_H
#define SOLIPOST_STORE_STANDING_H

#include <stdbool.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/store/handle.h"

struct standing {
  int64_t prisoners;       /* held, and contact has not ended */
  int64_t unknown_contact; /* of them: nobody knows whether letters are welcome */
  int64_t nowhere;         /* of them: held nobody knows where */
  int64_t prisons;         /* that are not closed */
  int64_t holds;           /* in force */
  int64_t runs;            /* printed */
  int64_t pieces;          /* made, whatever became of them, but for those cancelled */
};
MUST_CHECK bool standing_read(struct store *store, struct standing *out, struct error *error);

#endif
