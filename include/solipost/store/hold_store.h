/* SPDX-License-Identifier: MIT */
/* Holds, and what they come too late for: pieces that exist, files that left. */
#ifndef SOLIPOST_STORE_HOLD_STORE_H
#define SOLIPOST_STORE_HOLD_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/model/guard.h"
#include "solipost/store/handle.h"

/* All holds in force, the oldest first, with what people type for whom they mean. Few rows: read once per command. */
MUST_CHECK bool holds_in_force(struct store *store, struct arena *arena, struct hold_list *out, struct error *error);
/* The same with those that were lifted: for a list of all. */
MUST_CHECK bool holds_all(struct store *store, struct arena *arena, struct hold_list *out, struct error *error);
/* Those in force for exactly this person, prison, campaign or country. */
MUST_CHECK bool holds_of(struct store *store, const struct hold *meant, struct arena *arena, struct hold_list *out,
                         struct error *error);

/* Live pieces that `hold` means: of the people there now, to the prison meant, or of the campaign; by letter number. `run`
 * nil: of every run. */
struct held_piece {
  struct piece piece;
  int64_t run; /* its number; 0 when written by hand */
};
MUST_CHECK bool holds_pieces(struct store *store, const struct hold *hold, struct uuid run, struct arena *arena,
                             struct held_piece **out, size_t *count, struct error *error);

/* Who of those meant stands in which export; of a campaign those whom it is for. */
struct held_export {
  struct export_record export;
  struct uuid prisoner;
};
MUST_CHECK bool holds_exports(struct store *store, const struct hold *hold, struct arena *arena,
                              struct held_export **out, size_t *count, struct error *error);

#endif
