/* SPDX-License-Identifier: MIT */
/* Which sizes a post takes as a postcard, from data/postcards.tsv. */
#ifndef SOLIPOST_PAGE_POSTCARD_H
#define SOLIPOST_PAGE_POSTCARD_H

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"

/* Lengths in mm, the card lying on its long side. */
struct postcard_limits {
  const char *country; /* ISO 3166-1 of the post; "*": to other countries */
  const char *post;    /* its name */
  double least_width_mm, least_height_mm, largest_width_mm, largest_height_mm;
  double tolerance_mm; /* of the lengths */
  double least_ratio;  /* width by height; 0: any */
};

bool postcard_fits(const struct postcard_limits *limits, double width_mm, double height_mm);

/* The limits that a card posted in this country breaks, at home or to other countries; texts live in the arena. */
MUST_CHECK bool postcard_limits_broken(const char *country, double width_mm, double height_mm, struct arena *arena,
                                       struct postcard_limits **broken, size_t *count, struct error *error);

#endif
