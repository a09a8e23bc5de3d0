/* SPDX-License-Identifier: MIT */
/* Sizes of paper, cards and envelopes, and the zones the post keeps for itself, from data/paper.tsv. */
#ifndef SOLIPOST_PAGE_PAPER_H
#define SOLIPOST_PAGE_PAPER_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

enum paper_kind { PAPER_SHEET, PAPER_CARD, PAPER_ENVELOPE };

/* All lengths in mm, as the address is read: cards and envelopes lie on their long side. */
struct paper {
  const char *name; /* "A4", "A6", "C6" */
  enum paper_kind kind;
  double width_mm, height_mm;
  double stamp_width_mm, stamp_height_mm; /* top right: nothing but the stamp */
  double clear_bottom_mm;                 /* strip for the sorting code, over the whole width */
  double side_margin_mm;                  /* at least this between address and right edge */
  double edge_mm;                         /* printers leave this much white at each edge */
};

/* By name, ASCII case ignored; the tables are read once and kept. A card may also be a size in mm, "150x105", that some
 * post takes or an envelope holds; it is kept with the tables. ERROR_NOT_FOUND lists the known names. */
MUST_CHECK bool paper_find(const char *name, enum paper_kind kind, const struct paper **out, struct error *error);

/* Name of the sheet printers of a country hold: "Letter" or "A4". `country` is an ISO 3166-1 code or "". */
const char *paper_sheet_of(const char *country);

#endif
