/* SPDX-License-Identifier: MIT */
/* Folding cards: a sheet with two panels on each side. The outside shows front and back cover, the inside a text. They
 * travel in an envelope, so there is no address on them. */
#ifndef SOLIPOST_PAGE_FOLD_H
#define SOLIPOST_PAGE_FOLD_H

#include "solipost/page/card.h"

enum fold {
  FOLD_NONE,
  FOLD_LEFT, /* opens like a book: upright panels; on the right for languages written from right to left */
  FOLD_TOP   /* opens like a calendar: panels lie on their long side */
};

/* One panel, and the sheet as it lies unfolded with the cover upright, of a card of this size. */
void fold_papers(enum fold fold, const struct paper *card, struct paper *panel, struct paper *unfolded);

/* What a folding card shows. The scenes are as large as a panel. */
struct fold_panels {
  struct scene *front, *back;
  struct scene *first, *second; /* inside, as they are read; NULL: empty */
};

/* Small print at the foot: sender and letter number. */
MUST_CHECK bool fold_back_cover(struct text_engine *engine, const struct paper *panel, const struct card_text *text,
                                struct arena *arena, struct scene **out, struct error *error);

/* The message over one panel, else over both: a short one stands where a hand would write, right or below. Refused when it
 * needs more than two at the smallest size. */
MUST_CHECK bool fold_inside_text(struct text_engine *engine, const struct paper *panel, const struct card_text *text,
                                 struct arena *arena, struct fold_panels *out, struct error *error);

/* The panels as they lie on the unfolded sheet, from left to right or top to bottom: two outside, then two inside, as they
 * lie when the sheet is turned from left to right. */
enum { FOLD_PANELS = 4 };
void fold_order(enum fold fold, const struct fold_panels *panels, bool right_to_left, struct scene *out[FOLD_PANELS]);

/* A side of the unfolded sheet, for imposition, of panels in that order. */
const struct sheet *fold_side(enum fold fold, const struct paper *panel, struct scene *const order[FOLD_PANELS],
                              bool inside, struct arena *arena);

#endif
