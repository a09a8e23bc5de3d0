/* SPDX-License-Identifier: MIT */
/* Weighs what is posted and looks its price up. */
#include "print_posting.h"

#include <string.h>

#include "solipost/page/paper.h"
#include "solipost/store/postage_store.h"

static double area(const struct paper *paper) { return paper->width_mm * paper->height_mm; }

/* What the run has no envelope of its own for travels in a DL one. */
static bool weigh(struct posting *out, const struct product *product, const struct print_settings *settings,
                  struct error *error) {
  const struct paper *card, *sheet, *envelope;
  bool letters = strcmp(product->piece_kind, "letter") == 0;
  if (!paper_find(*settings->sheet == '\0' ? "A4" : settings->sheet, PAPER_SHEET, &sheet, error) ||
      !paper_find(*settings->envelope == '\0' ? "DL" : settings->envelope, PAPER_ENVELOPE, &envelope, error))
    return false;
  out->sheet_g = postage_sheet_g(area(sheet));
  out->envelope_g = postage_envelope_g(area(envelope));
  if (letters) return true;
  if (!paper_find(settings->card, PAPER_CARD, &card, error)) return false;
  out->card_g = postage_card_g(area(card));
  return true;
}

bool posting_open(struct posting *out, struct store *store, const struct product *product,
                  const struct print_settings *settings, const char *posted_in, struct arena *arena,
                  struct error *error) {
  *out = (struct posting){.posted_in = posted_in, .day = date_today(), .copies = settings->copies};
  if (!postage_known(store, arena, &out->table, error) || !weigh(out, product, settings, error)) return false;
  out->always_enveloped =
      out->card_g == 0 || *settings->envelope != '\0' || *settings->labels != '\0' || settings->copies > 1;
  return true;
}

void posting_find(const struct posting *posting, const char *country, size_t sheets, bool relayed, struct posted *out) {
  bool enveloped = posting->always_enveloped || relayed;
  double one = posting->card_g > 0 ? posting->card_g : posting->sheet_g * (double)(sheets == 0 ? 1 : sheets);
  double grams = one * (double)posting->copies;
  if (relayed) grams += posting->sheet_g / 2 * (double)posting->copies; /* the inner sheet */
  if (enveloped) grams += posting->envelope_g;
  out->form = enveloped ? POSTAGE_LETTER : POSTAGE_CARD;
  out->zone = postage_zone(&posting->table, posting->posted_in, country);
  out->weight_g = postage_whole_g(grams);
  out->price = postage_find(&posting->table, posting->posted_in, country, out->form, out->weight_g, posting->day);
}
