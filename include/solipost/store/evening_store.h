/* SPDX-License-Identifier: MIT */
/* Letter evenings: which there are, and the letters that belong to one. Who was planned for it: store/plan_store.h. */
#ifndef SOLIPOST_STORE_EVENING_STORE_H
#define SOLIPOST_STORE_EVENING_STORE_H

#include "solipost/store/mail_store.h"

MUST_CHECK bool evening_by_number(struct store *store, int64_t number, struct evening *out, struct arena *arena,
                                  struct error *error);
/* Numbers of removed evenings are not given again. */
MUST_CHECK bool evening_next_number(struct store *store, int64_t *number, struct error *error);

/* Letters printed for it, in the order of their runs and within them, then those written at it by hand alone. Not those
 * that were cancelled. */
MUST_CHECK bool evening_pieces(struct store *store, struct uuid evening, struct arena *arena, struct piece_list *out,
                               struct error *error);
/* Who signed a letter besides its writer, in their order. */
MUST_CHECK bool evening_cosigners(struct store *store, struct uuid piece, struct arena *arena, struct uuid **writers,
                                  size_t *count, struct error *error);

/* Runs made for it that were not cancelled, by their numbers. */
struct run_list {
  struct run *items;
  size_t count;
};
MUST_CHECK bool evening_runs(struct store *store, struct uuid evening, struct arena *arena, struct run_list *out,
                             struct error *error);

/* Open ones held on these days, both included (`from` not set: all until then), the earliest first. */
MUST_CHECK bool evenings_open(struct store *store, struct date from, struct date until, struct arena *arena,
                              struct evening **out, size_t *count, struct error *error);

#endif
