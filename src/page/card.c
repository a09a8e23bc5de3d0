/* SPDX-License-Identifier: MIT */
/* The address side of a card and the face of an envelope: sender and number top left, stamp zone free, address to the
 * right above the sorting strip, message or writing lines to the left. */
#include "solipost/page/card.h"

#include "solipost/base/i18n.h"
#include "solipost/base/length.h"
#include "face.h"
#include "side.h"

/* Lengths in mm, sizes in pt; the zones themselves come from data/paper.tsv. */
#define TEXT_MARGIN_MM 6.0 /* text keeps a little more than the printer's edge */
#define COLUMN_GAP_MM 4.0  /* between message, dividing line and address */
#define SENDER_HEIGHT_MM 19.5
#define NUMBER_HEIGHT_MM 4.0
#define WRITING_LINE_STEP_MM 8.0 /* room for a hurried hand */
#define ADDRESS_TOP_MM 42.0      /* at least 40 from the top (Deutsche Post), also below the stamp zone */
#define ADDRESS_WIDEST_MM 100.0  /* Deutsche Post: an address block is at most 100 mm wide */

/* ---- address ---- */

/* Tries the zones in turn; *chosen is the first in which the address fits. */
static bool place_address(struct text_engine *engine, struct scene *scene, const struct zone *zones, size_t zone_count,
                          const struct card_text *text, size_t *chosen, struct error *error) {
  const struct face_address address = {text->address, text->address_language, text->address_local};
  struct face_fit fit = {.needed_pt = 0};
  bool fits = false;
  for (size_t i = 0; i < zone_count && !fits; i++) {
    if (!face_fit_address(engine, &zones[i], &address, 0, scene->arena, &fit, &fits, error))
      return error_prefix(error, "%s", _("address: "));
    *chosen = i;
  }
  const struct zone *zone = &zones[*chosen];
  if (!fits) {
    error_set(error, ERROR_REFUSED, _("the address needs %.0f mm of height at %g pt and has %.0f"),
              pt_to_mm(fit.needed_pt), ADDRESS_SMALLEST_PT, pt_to_mm(zone->height));
    return error_hint(error, _("shorten the address template of the prison, or leave out the local script"));
  }
  face_draw_address(&fit, scene, zone->x, zone->y);
  return true;
}

/* ---- sender and letter number ---- */

static bool place_sender(struct text_engine *engine, struct scene *scene, const struct card_text *text,
                         const struct zone *zone, struct error *error) {
  const struct face_sender sender = {text->sender, text->sender_note, text->note_language};
  return face_sender(engine, scene, &sender, zone, error);
}

/* The number stands twice, far apart: mail rooms paste the return label over the address, a stamp may cover the other. Below
 * the sender it begins where the sender does, in whatever script. */
static bool place_numbers(struct text_engine *engine, struct scene *scene, const struct card_text *text,
                          const struct zone *near_sender, const struct zone *at_bottom, struct error *error) {
  return face_small_text(engine, scene, text->number, text->language, near_sender, ALIGN_LEFT, COLOUR_BLACK, error) &&
         face_small_text(engine, scene, text->number, text->language, at_bottom, ALIGN_LEFT, COLOUR_BLACK, error);
}

/* ---- message ---- */

static bool place_message(struct text_engine *engine, struct scene *scene, const struct card_text *text,
                          const struct zone *zone, struct error *error) {
  if (text->writing_lines) {
    double step = mm_to_pt(WRITING_LINE_STEP_MM);
    face_rules(scene, zone, step, step, (size_t)(zone->height / step));
    return true;
  }
  if (text->paragraph_count == 0) return true;
  struct text_block_style style = face_style(zone, text->language, MESSAGE_SIZE_PT, MESSAGE_SMALLEST_PT);
  style.direction = face_direction(text->language);
  style.gap_em = 0.4;
  struct text_block block;
  bool fits;
  if (!text_block_fit(engine, text->paragraphs, text->paragraph_count, &style, scene->arena, &block, &fits, error)) {
    return error_prefix(error, "%s", _("message: "));
  }
  if (!fits) {
    double over = 100 * (block.height_pt / zone->height - 1);
    error_set(error, ERROR_REFUSED, _("the message is too long: at %g pt it needs %.0f mm and has %.0f (%.0f %% over)"),
              MESSAGE_SMALLEST_PT, pt_to_mm(block.height_pt), pt_to_mm(zone->height), over < 1 ? 1 : over);
    return error_hint(error, _("shorten the template, or print writing lines instead: --lines"));
  }
  text_block_draw(&block, scene, zone->x, zone->y, COLOUR_BLACK);
  return true;
}

/* ---- whole sides ---- */

/* From `left` to the side margin, below the stamp and above the sorting strip, each with a millimetre to spare. */
static struct zone address_zone(const struct paper *paper, double left_mm) {
  double right = paper->width_mm - paper->side_margin_mm - 1;
  if (right - left_mm > ADDRESS_WIDEST_MM) left_mm = right - ADDRESS_WIDEST_MM;
  double top = ADDRESS_TOP_MM > paper->stamp_height_mm + 1 ? ADDRESS_TOP_MM : paper->stamp_height_mm + 1;
  return zone_mm(left_mm, top, right, paper->height_mm - paper->clear_bottom_mm - 1);
}

bool card_address_side(struct text_engine *engine, const struct paper *card, const struct card_text *text,
                       struct arena *arena, struct scene **out, struct error *error) {
  struct scene *scene = side_new(card, arena);
  /* The right half belongs to the address (Universal Postal Union); a long one may take more of the card. */
  const double dividers_mm[] = {card->width_mm * 0.5, card->width_mm * 0.41};
  struct zone zones[COUNT_OF(dividers_mm)];
  for (size_t i = 0; i < COUNT_OF(zones); i++) zones[i] = address_zone(card, dividers_mm[i] + COLUMN_GAP_MM);
  size_t chosen = 0;
  if (!place_address(engine, scene, zones, COUNT_OF(zones), text, &chosen, error)) return false;

  double divider = dividers_mm[chosen];
  double bottom = card->height_mm - card->clear_bottom_mm - 1;
  double sender_bottom = TEXT_MARGIN_MM + SENDER_HEIGHT_MM;
  double sender_right = card->width_mm - card->stamp_width_mm - COLUMN_GAP_MM;
  struct zone sender = zone_mm(TEXT_MARGIN_MM, TEXT_MARGIN_MM, sender_right, sender_bottom);
  struct zone number = zone_mm(TEXT_MARGIN_MM, sender_bottom + 1, sender_right, sender_bottom + 1 + NUMBER_HEIGHT_MM);
  struct zone number_below = zone_mm(TEXT_MARGIN_MM, bottom - NUMBER_HEIGHT_MM, divider - COLUMN_GAP_MM, bottom);
  struct zone message = zone_mm(TEXT_MARGIN_MM, sender_bottom + NUMBER_HEIGHT_MM + 3, divider - COLUMN_GAP_MM,
                                bottom - NUMBER_HEIGHT_MM - 1);
  scene_stroke(scene, mm_to_pt(divider), message.y, mm_to_pt(divider), mm_to_pt(bottom), FACE_RULE_WIDTH_PT,
               COLOUR_GREY);
  if (!place_sender(engine, scene, text, &sender, error)) return false;
  if (!place_numbers(engine, scene, text, &number, &number_below, error)) return false;
  if (!place_message(engine, scene, text, &message, error)) return false;
  *out = scene;
  return true;
}

bool card_envelope_face(struct text_engine *engine, const struct paper *envelope, const struct card_text *text,
                        struct arena *arena, struct scene **out, struct error *error) {
  const double margin = 10;
  struct scene *scene = side_new(envelope, arena);
  struct zone zone = address_zone(envelope, envelope->width_mm * 0.4);
  size_t chosen = 0;
  if (!place_address(engine, scene, &zone, 1, text, &chosen, error)) return false;
  double right = envelope->width_mm - envelope->stamp_width_mm - COLUMN_GAP_MM;
  double sender_bottom = margin + SENDER_HEIGHT_MM, bottom = envelope->height_mm - envelope->clear_bottom_mm - 1;
  struct zone sender = zone_mm(margin, margin, right, sender_bottom);
  struct zone number = zone_mm(margin, sender_bottom + 1, right, sender_bottom + 1 + NUMBER_HEIGHT_MM);
  struct zone number_below = zone_mm(margin, bottom - NUMBER_HEIGHT_MM, envelope->width_mm * 0.38, bottom);
  if (!place_sender(engine, scene, text, &sender, error)) return false;
  if (!place_numbers(engine, scene, text, &number, &number_below, error)) return false;
  *out = scene;
  return true;
}
