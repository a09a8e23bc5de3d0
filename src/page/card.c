/* SPDX-License-Identifier: MIT */
/* The address side of a card and the face of an envelope: sender and number top left, stamp zone free, address to the
 * right above the sorting strip, message or writing lines to the left. */
#include "solipost/page/card.h"

#include "solipost/base/i18n.h"
#include "solipost/base/length.h"
#include "solipost/lang/tag.h"
#include "side.h"
#include "text_block.h"

/* Lengths in mm, sizes in pt; the zones themselves come from data/paper.tsv. */
#define TEXT_MARGIN_MM 6.0 /* text keeps a little more than the printer's edge */
#define COLUMN_GAP_MM 4.0  /* between message, dividing line and address */
#define SENDER_HEIGHT_MM 19.5
#define SENDER_SIZE_PT 8.0
#define SENDER_SMALLEST_PT 6.5
#define SENDER_RULE_COUNT 3
#define SENDER_RULE_STEP_MM 5.0
#define NUMBER_SIZE_PT 7.5
#define NUMBER_HEIGHT_MM 4.0
#define WRITING_LINE_STEP_MM 8.0 /* room for a hurried hand */
#define RULE_WIDTH_PT 0.3
#define ADDRESS_TOP_MM 42.0     /* at least 40 from the top (Deutsche Post), also below the stamp zone */
#define ADDRESS_WIDEST_MM 100.0 /* Deutsche Post: an address block is at most 100 mm wide */
#define CONTINUATION_INDENT_EM 1.5

/* A rectangle on the card, in points. */
struct zone {
  double x, y, width, height;
};

static struct zone zone_mm(double x, double y, double right, double bottom) {
  return (struct zone){mm_to_pt(x), mm_to_pt(y), mm_to_pt(right - x), mm_to_pt(bottom - y)};
}

static enum text_direction direction_of(const char *language) {
  return lang_is_right_to_left(language) ? DIRECTION_RTL : DIRECTION_LTR;
}

static struct text_block_style style_in(const struct zone *zone, const char *language, double largest_pt,
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

struct address_blocks {
  struct text_block latin, local;
  double local_top_pt;
  double needed_pt; /* height at the smallest size */
};

static bool fit_address(struct text_engine *engine, const struct zone *zone, const struct card_text *text,
                        struct arena *arena, struct address_blocks *out, bool *fits, struct error *error) {
  size_t count;
  struct styled_text *lines = text_block_lines(text->address, arena, &count);
  struct text_block_style style = style_in(zone, text->address_language, ADDRESS_SIZE_PT, ADDRESS_SMALLEST_PT);
  style.direction = DIRECTION_LTR;
  style.indent_em = CONTINUATION_INDENT_EM;
  *out = (struct address_blocks){.needed_pt = 0};
  if (!text_block_fit(engine, lines, count, &style, arena, &out->latin, fits, error)) return false;
  out->needed_pt = out->latin.height_pt;
  if (!*fits || !text->address_local || !*text->address_local) return true;

  lines = text_block_lines(text->address_local, arena, &count);
  out->local_top_pt = out->latin.height_pt + 0.5 * out->latin.size_pt;
  style.direction = DIRECTION_AUTO;
  style.height_pt = zone->height - out->local_top_pt;
  if (style.height_pt <= 0) style.height_pt = 1;
  if (!text_block_fit(engine, lines, count, &style, arena, &out->local, fits, error)) return false;
  out->needed_pt = out->local_top_pt + out->local.height_pt;
  return true;
}

/* Tries the zones in turn; *chosen is the first in which the address fits. */
static bool place_address(struct text_engine *engine, struct scene *scene, const struct zone *zones, size_t zone_count,
                          const struct card_text *text, size_t *chosen, struct error *error) {
  struct address_blocks blocks = {.needed_pt = 0};
  bool fits = false;
  for (size_t i = 0; i < zone_count && !fits; i++) {
    if (!fit_address(engine, &zones[i], text, scene->arena, &blocks, &fits, error)) {
      return error_prefix(error, "%s", _("address: "));
    }
    *chosen = i;
  }
  if (!fits) {
    error_set(error, ERROR_REFUSED, _("the address needs %.0f mm of height at %g pt and has %.0f"),
              pt_to_mm(blocks.needed_pt), ADDRESS_SMALLEST_PT, pt_to_mm(zones[*chosen].height));
    return error_hint(error, _("shorten the address template of the prison, or leave out the local script"));
  }
  const struct zone *zone = &zones[*chosen];
  text_block_draw(&blocks.latin, scene, zone->x, zone->y, COLOUR_BLACK);
  text_block_draw(&blocks.local, scene, zone->x, zone->y + blocks.local_top_pt, COLOUR_BLACK);
  return true;
}

/* ---- sender and letter number ---- */

static void draw_rules(struct scene *scene, const struct zone *zone, double first, double step, size_t count) {
  for (size_t i = 0; i < count; i++) {
    double y = zone->y + first + step * (double)i;
    scene_stroke(scene, zone->x, y, zone->x + zone->width, y, RULE_WIDTH_PT, COLOUR_GREY);
  }
}

static bool draw_small_text(struct text_engine *engine, struct scene *scene, const char *text, const char *language,
                            const struct zone *zone, struct colour colour, struct error *error) {
  struct text_block_style style = style_in(zone, language, NUMBER_SIZE_PT, NUMBER_SIZE_PT - 1);
  style.direction = direction_of(language);
  struct styled_text line = {.text = text};
  struct text_block block;
  bool fits;
  if (!text_block_fit(engine, &line, 1, &style, scene->arena, &block, &fits, error)) return false;
  text_block_draw(&block, scene, zone->x, zone->y, colour);
  return true;
}

static bool place_sender(struct text_engine *engine, struct scene *scene, const struct card_text *text,
                         const struct zone *zone, struct error *error) {
  if (*text->sender) {
    size_t count;
    struct styled_text *lines = text_block_lines(text->sender, scene->arena, &count);
    struct text_block_style style = style_in(zone, text->note_language, SENDER_SIZE_PT, SENDER_SMALLEST_PT);
    style.indent_em = CONTINUATION_INDENT_EM;
    style.direction = DIRECTION_LTR;
    struct text_block block;
    bool fits;
    if (!text_block_fit(engine, lines, count, &style, scene->arena, &block, &fits, error)) {
      return error_prefix(error, "%s", _("sender: "));
    }
    if (!fits) {
      error_set(error, ERROR_REFUSED, _("the sender needs %.0f mm of height and has %.0f"), pt_to_mm(block.height_pt),
                pt_to_mm(zone->height));
      return error_hint(error, _("shorten it: solipost group edit"));
    }
    text_block_draw(&block, scene, zone->x, zone->y, COLOUR_BLACK);
    return true;
  }
  double step = mm_to_pt(SENDER_RULE_STEP_MM);
  draw_rules(scene, zone, step * 0.8, step, SENDER_RULE_COUNT);
  struct zone note = *zone;
  note.y += step * (SENDER_RULE_COUNT - 0.2);
  note.height = 0;
  return draw_small_text(engine, scene, text->sender_note, text->note_language, &note, COLOUR_GREY, error);
}

/* The number stands twice, far apart: mail rooms paste the return label over the address, a stamp may cover the other. */
static bool place_numbers(struct text_engine *engine, struct scene *scene, const struct card_text *text,
                          const struct zone *near_sender, const struct zone *at_bottom, struct error *error) {
  return draw_small_text(engine, scene, text->number, text->language, near_sender, COLOUR_BLACK, error) &&
         draw_small_text(engine, scene, text->number, text->language, at_bottom, COLOUR_BLACK, error);
}

/* ---- message ---- */

static bool place_message(struct text_engine *engine, struct scene *scene, const struct card_text *text,
                          const struct zone *zone, struct error *error) {
  if (text->writing_lines) {
    double step = mm_to_pt(WRITING_LINE_STEP_MM);
    draw_rules(scene, zone, step, step, (size_t)(zone->height / step));
    return true;
  }
  if (text->paragraph_count == 0) return true;
  struct text_block_style style = style_in(zone, text->language, MESSAGE_SIZE_PT, MESSAGE_SMALLEST_PT);
  style.direction = direction_of(text->language);
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

/* From `left` to the side margin, below the stamp and above the sorting strip. */
static struct zone address_zone(const struct paper *paper, double left_mm) {
  double right = paper->width_mm - paper->side_margin_mm;
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
  scene_stroke(scene, mm_to_pt(divider), message.y, mm_to_pt(divider), mm_to_pt(bottom), RULE_WIDTH_PT, COLOUR_GREY);
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
