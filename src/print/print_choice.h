/* SPDX-License-Identifier: MIT */
/* Which pieces of a run are printed again. */
#ifndef SOLIPOST_PRINT_PRINT_CHOICE_H
#define SOLIPOST_PRINT_PRINT_CHOICE_H

#include "solipost/print/print.h"

struct again_choice {
  int64_t first_number;     /* of the whole run */
  const int64_t *positions; /* of the pieces, in order; NULL: all of the run */
  size_t count;
  const struct print_note *left_out;
  size_t left_out_count;
  const struct print_note *stale; /* of those printed: to an address that is another one by now */
  size_t stale_count;
};

/* A run of which nothing is kept that could be printed. Always false. */
bool again_refuse_cleared(const struct run *run, struct error *error);

/* All or those asked for, without those to whom nothing may be printed now, and without letters of which nothing is kept,
 * since the person was forgotten: these are refused when they are asked for by number. Nobody left: ERROR_REFUSED. In the arena. */
MUST_CHECK bool again_choose(struct store *store, const struct print_again *request, const struct run *run,
                             const struct watch *watch, struct arena *arena, struct again_choice *out,
                             struct error *error);

#endif
