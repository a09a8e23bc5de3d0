/* SPDX-License-Identifier: MIT */
/* What the pieces of a run weigh and cost at the post, each alone or with others in its envelope. */
#ifndef SOLIPOST_PRINT_PRINT_POSTING_H
#define SOLIPOST_PRINT_PRINT_POSTING_H

#include "solipost/print/product.h"
#include "solipost/model/postage.h"
#include "solipost/store/handle.h"

struct posting {
  struct postage_table table;
  const char *posted_in; /* country of the group */
  struct date day;
  bool always_enveloped;
  int64_t copies; /* in one envelope */
  double card_g;  /* of one; 0: pieces are letters */
  double sheet_g, envelope_g;
};
MUST_CHECK bool posting_open(struct posting *out, struct store *store, const struct product *product,
                             const struct print_settings *settings, const char *posted_in, struct arena *arena,
                             struct error *error);

struct posted {
  const char *form, *zone;
  int64_t weight_g;
  const struct postage_price *price; /* NULL: not known */
};
/* One envelope, or a card alone, to this country. `sheets`: of paper one letter has. */
void posting_find(const struct posting *posting, const char *country, size_t sheets, bool relayed, struct posted *out);

#endif
