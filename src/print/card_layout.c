/* SPDX-License-Identifier: MIT */
/* Sizes of a run of cards: the card, its panels, its bleed, the sheet, the envelope. */
#include "card_layout.h"

#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/page/postcard.h"

#define BLEED_MM 3.0         /* what print shops ask for */
#define ENVELOPE_PLAY_MM 3.0 /* a card must be that much smaller than its envelope */

struct sizes {
  const struct paper *card, *sheet;
  struct paper panel, unfolded;
  double bleed_mm;
};

static bool find_sizes(const struct print_settings *settings, struct sizes *out, struct error *error) {
  out->bleed_mm = settings->bleed ? BLEED_MM : 0;
  if (!paper_find(settings->card, PAPER_CARD, &out->card, error) ||
      !paper_find(settings->sheet, PAPER_SHEET, &out->sheet, error))
    return false;
  fold_papers(settings->fold, out->card, &out->panel, &out->unfolded);
  return true;
}

static bool options_agree(const struct print_settings *settings, struct error *error) {
  if (settings->bleed && settings->fold != FOLD_NONE) {
    error_set(error, ERROR_MISUSED, _("folding cards cannot have a bleed"));
    return error_hint(error, _("leave out --bleed or --fold"));
  }
  if (settings->bleed && settings->pictures == 0 && *settings->motto == '\0') {
    error_set(error, ERROR_MISUSED, _("there is nothing to print beyond the cut"));
    return error_hint(error, _("--bleed needs --picture or --motto"));
  }
  return true;
}

static bool goes_into_envelope(const struct print_settings *settings, const struct paper *panel, struct error *error) {
  const struct paper *envelope;
  double longer = panel->width_mm > panel->height_mm ? panel->width_mm : panel->height_mm;
  double shorter = panel->width_mm > panel->height_mm ? panel->height_mm : panel->width_mm;
  if (*settings->envelope == '\0') return true;
  if (!paper_find(settings->envelope, PAPER_ENVELOPE, &envelope, error)) return false;
  if (longer + ENVELOPE_PLAY_MM <= envelope->width_mm && shorter + ENVELOPE_PLAY_MM <= envelope->height_mm) return true;
  error_set(error, ERROR_MISUSED, _("a card of %g x %g mm does not go into an envelope %s (%g x %g mm)"), longer,
            shorter, envelope->name, envelope->width_mm, envelope->height_mm);
  return error_hint(error, _("choose a larger envelope or a smaller card"));
}

bool card_layout_find(const struct print_settings *settings, struct card_layout *out, struct error *error) {
  struct sizes sizes;
  if (!find_sizes(settings, &sizes, error) || !options_agree(settings, error) ||
      !goes_into_envelope(settings, &sizes.panel, error))
    return false;
  out->panel = sizes.panel;
  out->bleed_mm = sizes.bleed_mm;
  return imposition_find(settings->layout, sizes.sheet, &sizes.unfolded, sizes.bleed_mm, &out->imposition, error);
}

bool card_layout_settle(struct print_settings *settings, struct error *error) {
  struct sizes sizes;
  if (!find_sizes(settings, &sizes, error)) return false;
  if (*settings->layout == '\0') settings->layout = imposition_fullest(sizes.sheet, &sizes.unfolded, sizes.bleed_mm);
  return true;
}

bool card_layout_picture_size(const struct print_settings *settings, double *width_pt, double *height_pt,
                              struct error *error) {
  struct sizes sizes;
  if (!find_sizes(settings, &sizes, error)) return false;
  card_picture_size(&sizes.panel, sizes.bleed_mm, width_pt, height_pt);
  return true;
}

static const char *size_remark(const struct postcard_limits *limits, const struct paper *card, struct arena *arena) {
  const char *ratio = "";
  if (limits->least_ratio > 0)
    ratio = arena_printf(arena, _(", at least %g times as wide as high"), limits->least_ratio);
  const char *where = strcmp(limits->country, "*") == 0 ? _("to other countries") : _("within the country");
  return arena_printf(arena,
                      _("%g x %g mm is no postcard %s (%s: %g x %g to %g x %g mm%s): it pays as a letter or may come "
                        "back; --envelopes prints envelopes"),
                      card->width_mm, card->height_mm, where, limits->post, limits->least_width_mm,
                      limits->least_height_mm, limits->largest_width_mm, limits->largest_height_mm, ratio);
}

static bool is_abroad(const struct postcard_limits *limits) { return strcmp(limits->country, "*") == 0; }

bool card_layout_remark(const struct print_settings *settings, const struct post_ways *ways, size_t n,
                        struct arena *arena, const char **out, struct error *error) {
  struct sizes sizes;
  struct postcard_limits *broken;
  size_t count;
  *out = NULL;
  if (!find_sizes(settings, &sizes, error)) return false;
  if (*settings->envelope != '\0') return true;
  if (settings->fold != FOLD_NONE) {
    if (n == 0) *out = _("folding cards travel in envelopes, and none are printed: --envelopes C6");
    return true;
  }
  if (!postcard_limits_broken(ways->country, sizes.card->width_mm, sizes.card->height_mm, arena, &broken, &count,
                              error))
    return false;
  for (size_t i = 0; i < count && *out == NULL; i++) {
    bool matters = is_abroad(&broken[i]) ? ways->abroad : ways->inland;
    if (matters && n-- == 0) *out = size_remark(&broken[i], sizes.card, arena);
  }
  return true;
}
