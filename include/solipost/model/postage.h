/* SPDX-License-Identifier: MIT */
/* What posting costs: zones and prices of data/postage*.tsv, in whose place the rows of a register stand. What no row
 * fits costs nobody knows what: nothing is guessed. */
#ifndef SOLIPOST_MODEL_POSTAGE_H
#define SOLIPOST_MODEL_POSTAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/model/nouns.h"

/* Forms: a card that travels without an envelope, and whatever lies in one. */
#define POSTAGE_CARD "card"
#define POSTAGE_LETTER "letter"
#define POSTAGE_INLAND "inland"

struct postage_price {
  struct postage postage;
  const char *status; /* how well a shipped one is known: "memory"; "" for one of the register */
  bool shipped;
};
struct postage_zone_row {
  const char *posted_in, *zone;
  const char *countries; /* codes divided by spaces, or "*" */
};
struct postage_table {
  const struct postage_price *prices; /* as `postage list` shows them */
  size_t price_count;
  const struct postage_zone_row *zones;
  size_t zone_count;
};

/* Shipped rows joined with those of the register; everything lives in the arena. (store/postage_store.h reads the rows.) */
MUST_CHECK bool postage_load(const struct postage *own, size_t own_count, struct arena *arena,
                             struct postage_table *out, struct error *error);

/* What the post of `posted_in` calls the way to `destination` (codes): "inland", "europe", "world"; the destination's own
 * code when nothing is known of it. "" when one of them is. */
const char *postage_zone(const struct postage_table *table, const char *posted_in, const char *destination);

/* The price for so many grams on this day, the lightest that carries them; a row for the country itself goes before one
 * for its zone. NULL: not known. */
const struct postage_price *postage_find(const struct postage_table *table, const char *posted_in,
                                         const char *destination, const char *form, int64_t grams, struct date day);

/* Grams of paper of this area in square millimetres, not rounded. Sheets are taken to be of 80 g/m2, cards of 160 g/m2, an
 * envelope of 80 g/m2 with two sides and flaps (2.4 times its face: C6 4 g, DL 5 g, C5 8 g). */
double postage_sheet_g(double area_mm2);
double postage_card_g(double area_mm2);
double postage_envelope_g(double face_area_mm2);
int64_t postage_whole_g(double grams); /* rounded up, as the post does */

/* "1.25 EUR", as the language of the screen writes it. */
const char *postage_money(int64_t price, const char *currency, struct arena *arena);
/* "1,80", "1.8", "2" -> 180. False when it is no price. */
bool postage_price_parse(const char *typed, int64_t *price);

#endif
