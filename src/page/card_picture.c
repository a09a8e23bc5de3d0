/* SPDX-License-Identifier: MIT */
/* The other side of a card: a picture or a motto, within what a printer can reach. */
#include "solipost/base/i18n.h"
#include "solipost/base/length.h"
#include "solipost/lang/tag.h"
#include "solipost/page/card.h"
#include "side.h"
#include "text_block.h"

/* A little more than the printer's own edge. */
#define PICTURE_MARGIN_MM 0.8
/* A picture that would lose more than this share of itself is shown whole instead of cut: heads stay on. */
#define LARGEST_CUT 0.25
#define MOTTO_LARGEST_PT 40.0
#define MOTTO_SMALLEST_PT 12.0
#define MOTTO_MARGIN_MM 8.0

/* With a bleed the whole scene; else what a printer reaches. */
static void picture_box(const struct paper *card, double bleed_mm, double *x, double *y, double *width,
                        double *height) {
  double margin = bleed_mm > 0 ? 0 : mm_to_pt(card->edge_mm + PICTURE_MARGIN_MM);
  *x = *y = margin;
  *width = mm_to_pt(card->width_mm + 2 * bleed_mm) - 2 * margin;
  *height = mm_to_pt(card->height_mm + 2 * bleed_mm) - 2 * margin;
}

void card_picture_size(const struct paper *card, double bleed_mm, double *width_pt, double *height_pt) {
  double x, y;
  picture_box(card, bleed_mm, &x, &y, width_pt, height_pt);
}

struct scene *card_picture_side(const struct paper *card, double bleed_mm, const struct picture *picture,
                                struct arena *arena) {
  struct scene *scene = side_with_bleed(card, bleed_mm, arena);
  double x, y, width, height;
  picture_box(card, bleed_mm, &x, &y, &width, &height);
  uint32_t pixels_wide, pixels_high;
  picture_upright_size(picture, &pixels_wide, &pixels_high);
  double across = width / pixels_wide, down = height / pixels_high;
  double larger = across > down ? across : down, smaller = across > down ? down : across;
  bool cut = 1 - smaller / larger <= LARGEST_CUT;
  if (!cut && bleed_mm > 0) {
    /* Shown whole it would end at the cut on two sides: it keeps off all of them. */
    picture_box(card, 0, &x, &y, &width, &height);
    x += mm_to_pt(bleed_mm);
    y += mm_to_pt(bleed_mm);
    across = width / pixels_wide, down = height / pixels_high;
    smaller = across > down ? down : across;
  }
  double scale = cut ? larger : smaller;
  double shown_width = pixels_wide * scale, shown_height = pixels_high * scale;
  double left = x + (width - shown_width) / 2, top = y + (height - shown_height) / 2;
  if (cut) scene_picture_clipped(scene, picture, left, top, shown_width, shown_height, x, y, width, height);
  else scene_picture(scene, picture, left, top, shown_width, shown_height);
  return scene;
}

const struct sheet *card_side(const struct paper *card, const struct scene *scene, struct arena *arena) {
  struct sheet *side = ARENA_NEW(arena, struct sheet);
  struct placement *placement = ARENA_NEW(arena, struct placement);
  *side = (struct sheet){.width_pt = mm_to_pt(card->width_mm),
                         .height_pt = mm_to_pt(card->height_mm),
                         .placements = placement,
                         .count = 1};
  *placement = (struct placement){
      .scene = scene, .x = (side->width_pt - scene->width_pt) / 2, .y = (side->height_pt - scene->height_pt) / 2};
  return side;
}

/* Black on light grounds, white on dark ones (relative luminance, ITU-R BT.709). */
static struct colour readable_on(struct colour ground) {
  float luminance = 0.2126f * ground.red + 0.7152f * ground.green + 0.0722f * ground.blue;
  return luminance > 0.55f ? COLOUR_BLACK : (struct colour){1, 1, 1};
}

bool card_motto_side(struct text_engine *engine, const struct paper *card, double bleed_mm, const char *motto,
                     const char *language, struct colour ground, struct arena *arena, struct scene **out,
                     struct error *error) {
  struct scene *scene = side_with_bleed(card, bleed_mm, arena);
  double x, y, width, height, margin = mm_to_pt(MOTTO_MARGIN_MM + bleed_mm);
  picture_box(card, bleed_mm, &x, &y, &width, &height);
  size_t count;
  struct styled_text *lines = text_block_lines(motto, arena, &count);
  struct text_block_style style = {
      .language = language,
      .direction = lang_is_right_to_left(language) ? DIRECTION_RTL : DIRECTION_AUTO,
      .align = ALIGN_CENTRE,
      .width_pt = width - 2 * margin,
      .height_pt = height - 2 * margin,
      .largest_pt = MOTTO_LARGEST_PT,
      .smallest_pt = MOTTO_SMALLEST_PT,
      .styles = TEXT_BOLD,
  };
  struct text_block block;
  bool fits;
  if (!text_block_fit(engine, lines, count, &style, arena, &block, &fits, error)) {
    return error_prefix(error, "%s", _("motto: "));
  }
  if (!fits) {
    error_set(error, ERROR_REFUSED, _("the motto is too long: at %g pt it needs %.0f mm and has %.0f"),
              MOTTO_SMALLEST_PT, pt_to_mm(block.height_pt), pt_to_mm(style.height_pt));
    return error_hint(error, _("a motto is a line or two; a longer text belongs into the message"));
  }
  scene_fill(scene, x, y, width, height, ground);
  text_block_draw(&block, scene, x + margin, y + (height - block.height_pt) / 2, readable_on(ground));
  *out = scene;
  return true;
}
