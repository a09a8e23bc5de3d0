/* SPDX-License-Identifier: MIT */
/* Print runs and letter numbers. Printing is two commits: run_reserve (stage making), then run_finish once every file is
 * whole; a run left in the making is cancelled at the next opening and its numbers stay unused. */
#ifndef SOLIPOST_STORE_RUN_STORE_H
#define SOLIPOST_STORE_RUN_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/base/uuid.h"
#include "solipost/model/nouns.h"
#include "solipost/store/handle.h"

/* Draws `count` letter numbers from this copy's own range; *first is the first of them, they follow each other. Inside a
 * commit. */
MUST_CHECK bool run_draw_numbers(struct store *store, int64_t count, int64_t *first, struct error *error);
MUST_CHECK bool run_next_number(struct store *store, int64_t *number, struct error *error);

/* Pieces of a run by position, from..to included (0: all). */
struct piece_cursor;
MUST_CHECK bool run_pieces_open(struct store *store, struct uuid run, int64_t from, int64_t to,
                                struct piece_cursor **out, struct error *error);
MUST_CHECK bool run_pieces_next(struct piece_cursor *cursor, struct piece *piece, struct arena *arena, bool *more,
                                struct error *error);
void run_pieces_close(struct piece_cursor *cursor);

MUST_CHECK bool run_by_number(struct store *store, int64_t number, struct run *run, struct arena *arena,
                              struct error *error);
/* Sets run and its pieces to printed, with the list of files. Inside a commit. */
MUST_CHECK bool run_finish(struct store *store, struct uuid run, const char *files, struct error *error);
/* Sets run and pieces to cancelled. Inside a commit. */
MUST_CHECK bool run_cancel(struct store *store, struct uuid run, struct error *error);

/* How many letters of a run are where: those a cancelling would take back, and those that keep it from being one. */
struct run_where {
  int64_t printed;   /* planned or printed, and nothing more */
  int64_t in_hand;   /* written or mailed, answered, returned */
  int64_t first_out; /* number of the first of those, 0 for none */
};
MUST_CHECK bool run_where(struct store *store, struct uuid run, struct run_where *out, struct error *error);
/* Sets a printed run of which no letter is in anybody's hand, and its pieces, to cancelled; ERROR_REFUSED otherwise. Unlike
 * run_cancel it can be undone. Inside a commit. */
MUST_CHECK bool run_take_back(struct store *store, const struct run *run, struct error *error);

#endif
