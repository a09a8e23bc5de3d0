/* SPDX-License-Identifier: MIT */
/* What posting one letter weighs and costs: as somebody says, else by the table of prices. Nothing is guessed: a letter of
 * unknown weight costs nobody knows what, but a card in the open is never too heavy. */
#ifndef SOLIPOST_JOBS_MAIL_COST_H
#define SOLIPOST_JOBS_MAIL_COST_H

#include "solipost/model/postage.h"
#include "solipost/store/handle.h"

struct mail_cost {
  struct postage_table table;
  struct own_group group;
  int64_t weight_g; /* of each envelope; 0: as is known of it */
  bool has_postage;
  int64_t postage; /* of each envelope, in the currency of the table; when has_postage */
};

/* Reads prices and where the post is handed in; what is said stays as it is in `out`. */
MUST_CHECK bool mail_cost_begin(struct store *store, struct arena *arena, struct mail_cost *out, struct error *error);

/* Of a piece that travels alone. `again`: in a new envelope, whose price is added to the first. */
MUST_CHECK bool mail_cost_of_piece(struct store *store, const struct mail_cost *cost, struct date day, bool again,
                                   struct piece *piece, struct arena *arena, struct error *error);
/* Of several in one envelope, which was posted on this day; `again`: in a new one, whose price is added. */
MUST_CHECK bool mail_cost_of_envelope(struct store *store, const struct mail_cost *cost, struct date day, bool again,
                                      struct envelope *envelope, struct arena *arena, struct error *error);

#endif
