/* SPDX-License-Identifier: MIT */
/* Taking things out of the register for good: of the rows, of the journal, of the commands that were typed. */
#ifndef STORE_ERASE_H
#define STORE_ERASE_H

#include "handle.h"
#include "solipost/base/buffer.h"

/* One row that goes as a whole, or some columns of one. */
struct erased_row {
  struct uuid id;
  const struct noun *noun;
  const char *const *columns; /* ended by NULL; NULL: the whole row */
};

/* All that goes in one commit. */
struct erasure {
  struct store *store;
  struct arena *arena;
  const char *const *command_names; /* of this program, ended by NULL: what a cut command is cut to */
  LIST(struct erased_row) rows;
  LIST(int64_t) commits; /* found to touch those rows, by erasure_count_commands */
};

void erasure_init(struct erasure *erasure, struct store *store, const char *const *command_names, struct arena *arena);
void erasure_release(struct erasure *erasure);
bool erasure_holds(const struct erasure *erasure, const struct uuid *row); /* as a whole */

/* Notes the rows of the noun's table for which `where` holds; `id` is its ?1. Also those that were deleted before. The
 * SQL is ours. */
MUST_CHECK bool erasure_add(struct erasure *erasure, const struct noun *noun, const char *where, const struct uuid *id,
                            const char *const *columns, struct error *error);

/* Inside a commit: takes out the rows noted, their search words, what the journal keeps of them, and cuts every command
 * that touched them. The commit cannot be taken back. */
MUST_CHECK bool erasure_apply(struct erasure *erasure, struct error *error);
/* Counts the commands that erasure_apply would cut. */
MUST_CHECK bool erasure_count_commands(struct erasure *erasure, int64_t *count, struct error *error);

/* "edit P014 note=x" becomes "edit". */
const char *erasure_cut_command(const struct erasure *erasure, const char *command);
MUST_CHECK bool erasure_set_command(struct erasure *erasure, int64_t commit, const char *command, struct error *error);

#endif
