/* SPDX-License-Identifier: MIT */
/* What the settings of a run of cards mean in lengths, and whether such cards can travel. */
#ifndef PRINT_CARD_LAYOUT_H
#define PRINT_CARD_LAYOUT_H

#include "solipost/print/print_settings.h"
#include "solipost/print/product.h"

struct card_layout {
  struct paper panel; /* the card, or a panel of a folding card */
  double bleed_mm;
  struct imposition imposition;
};

MUST_CHECK bool card_layout_find(const struct print_settings *settings, struct card_layout *out, struct error *error);

/* For struct product. */
bool card_layout_settle(struct print_settings *settings, struct error *error);
bool card_layout_picture_size(const struct print_settings *settings, double *width_pt, double *height_pt,
                              struct error *error);
bool card_layout_remark(const struct print_settings *settings, const struct post_ways *ways, size_t n,
                        struct arena *arena, const char **out, struct error *error);

#endif
