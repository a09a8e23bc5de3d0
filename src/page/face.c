/* SPDX-License-Identifier: MIT */
/* Fits address and sender into their zones. */
#include "face.h"

#include "solipost/base/i18n.h"
#include "solipost/lang/tag.h"

#define SENDER_SIZE_PT 8.0
#define SENDER_SMALLEST_PT 6.5
#define SENDER_RULE_COUNT 3
#define SENDER_RULE_STEP_MM 5.0
#define SMALL_SIZE_PT 7.5
#define CONTINUATION_INDENT_EM 1.5

enum text_direction face_direction(const char *language) {
  return lang_is_right_to_left(language) ? DIRECTION_RTL : DIRECTION_LTR;
}

struct text_block_style face_style(const struct zone *zone, const char *language, double largest_pt,
                                   double smallest_pt) {
  return (struct text_block_style){.language = language,
                                   .family = FAMILY_SANS,
                                   .direction = DIRECTION_AUTO,
                                   .align = ALIGN_START,
                                   .width_pt = zone->width,
                                   .height_pt = zone->height,
                                   .largest_pt = largest_pt,
                                   .smallest_pt = smallest_pt};
}

/* ---- address ---- */

static bool fit_both(struct text_engine *engine, const struct zone *zone, const struct face_address *address,
                     const struct text_block_style *base, struct arena *arena, struct face_fit *out, bool *fits,
                     struct error *error) {
  size_t count;
  struct styled_text *lines = text_block_lines(address->lines, arena, &count);
  struct text_block_style style = *base;
  style.direction = DIRECTION_LTR;
  *out = (struct face_fit){.needed_pt = 0};
  if (!text_block_fit(engine, lines, count, &style, arena, &out->latin, fits, error)) return false;
  out->needed_pt = out->latin.height_pt;
  if (!*fits || address->local == NULL || *address->local == '\0') return true;

  lines = text_block_lines(address->local, arena, &count);
  out->local_top_pt = out->latin.height_pt + 0.5 * out->latin.size_pt;
  style.direction = DIRECTION_AUTO;
  style.height_pt = zone->height - out->local_top_pt;
  if (style.height_pt <= 0) style.height_pt = 1;
  if (!text_block_fit(engine, lines, count, &style, arena, &out->local, fits, error)) return false;
  out->needed_pt = out->local_top_pt + out->local.height_pt;
  return true;
}

bool face_fit_address_sized(struct text_engine *engine, const struct zone *zone, const struct face_address *address,
                            const struct face_sizes *sizes, struct arena *arena, struct face_fit *out, bool *fits,
                            struct error *error) {
  struct text_block_style style = face_style(zone, address->language, sizes->largest_pt, sizes->smallest_pt);
  style.indent_em = CONTINUATION_INDENT_EM;
  if (!fit_both(engine, zone, address, &style, arena, out, fits, error)) return false;
  if (*fits || sizes->tight_em <= 0) return true;
  style.leading_em = sizes->tight_em;
  style.largest_pt = sizes->smallest_pt;
  return fit_both(engine, zone, address, &style, arena, out, fits, error);
}

bool face_fit_address(struct text_engine *engine, const struct zone *zone, const struct face_address *address,
                      double tight_em, struct arena *arena, struct face_fit *out, bool *fits, struct error *error) {
  const struct face_sizes sizes = {ADDRESS_SIZE_PT, ADDRESS_SMALLEST_PT, tight_em};
  return face_fit_address_sized(engine, zone, address, &sizes, arena, out, fits, error);
}

void face_draw_address(const struct face_fit *fit, struct scene *scene, double x, double y) {
  text_block_draw(&fit->latin, scene, x, y, COLOUR_BLACK);
  text_block_draw(&fit->local, scene, x, y + fit->local_top_pt, COLOUR_BLACK);
}

/* ---- sender and small words ---- */

void face_rules(struct scene *scene, const struct zone *zone, double first_pt, double step_pt, size_t count) {
  for (size_t i = 0; i < count; i++) {
    double y = zone->y + first_pt + step_pt * (double)i;
    scene_stroke(scene, zone->x, y, zone->x + zone->width, y, FACE_RULE_WIDTH_PT, COLOUR_GREY);
  }
}

bool face_small_text(struct text_engine *engine, struct scene *scene, const char *text, const char *language,
                     const struct zone *zone, enum text_align align, struct colour colour, struct error *error) {
  struct text_block_style style = face_style(zone, language, SMALL_SIZE_PT, SMALL_SIZE_PT - 1);
  style.direction = face_direction(language);
  style.align = align;
  struct styled_text line = {.text = text};
  struct text_block block;
  bool fits;
  if (!text_block_fit(engine, &line, 1, &style, scene->arena, &block, &fits, error)) return false;
  text_block_draw(&block, scene, zone->x, zone->y, colour);
  return true;
}

static bool draw_sender(struct text_engine *engine, struct scene *scene, const struct face_sender *sender,
                        const struct zone *zone, struct error *error) {
  size_t count;
  struct styled_text *lines = text_block_lines(sender->lines, scene->arena, &count);
  struct text_block_style style = face_style(zone, sender->note_language, SENDER_SIZE_PT, SENDER_SMALLEST_PT);
  style.indent_em = CONTINUATION_INDENT_EM;
  style.direction = DIRECTION_LTR;
  struct text_block block;
  bool fits;
  if (!text_block_fit(engine, lines, count, &style, scene->arena, &block, &fits, error))
    return error_prefix(error, "%s", _("sender: "));
  if (!fits) {
    error_set(error, ERROR_REFUSED, _("the sender needs %.0f mm of height and has %.0f"), pt_to_mm(block.height_pt),
              pt_to_mm(zone->height));
    return error_hint(error, _("shorten it: solipost group edit"));
  }
  text_block_draw(&block, scene, zone->x, zone->y, COLOUR_BLACK);
  return true;
}

bool face_sender(struct text_engine *engine, struct scene *scene, const struct face_sender *sender,
                 const struct zone *zone, struct error *error) {
  if (*sender->lines != '\0') return draw_sender(engine, scene, sender, zone, error);
  double step = mm_to_pt(SENDER_RULE_STEP_MM);
  face_rules(scene, zone, step * 0.8, step, SENDER_RULE_COUNT);
  struct zone note = *zone;
  note.y += step * (SENDER_RULE_COUNT - 0.2);
  note.height = 0;
  return face_small_text(engine, scene, sender->note, sender->note_language, &note, ALIGN_LEFT, COLOUR_GREY, error);
}
