/* SPDX-License-Identifier: MIT */
/* The first page of a letter around its text: window, sender, number and date, marks. */
#include "letter_face.h"

#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/lang/tag.h"

#define WINDOW_SPARE_MM 1.0   /* the address stays so far from the edges of the window */
#define WINDOW_REACH_MM 0.4   /* letters reach so far beyond their line where lines are set tight */
#define WINDOW_TIGHT_EM 1.12  /* distance of baselines in a low window: half a millimetre between lines at 9 pt */
#define RETURN_LARGEST_PT 7.0 /* sender line in the window */
#define RETURN_SMALLEST_PT 5.5
#define RETURN_TIGHT_EM 1.02 /* two lines of the smallest size in 4 mm */
#define RETURN_DIVIDER " \u00b7 "
#define BLOCK_HEIGHT_MM 40.0
#define BLOCK_ABOVE_TEXT_MM 4.0
#define REFERENCE_SIZE_PT 9.5
#define REFERENCE_GAP_MM 6.0
#define MARK_LEFT_MM 5.0 /* what printers reach */
#define FOLD_MARK_MM 4.0
#define HOLE_MARK_MM 6.0
#define MARK_WIDTH_PT 0.4

/* ---- window ---- */

static struct zone return_zone(const struct letter_form *form) {
  return zone_mm(form->window_x_mm + form->indent_mm, form->window_y_mm + WINDOW_SPARE_MM,
                 form->window_x_mm + form->window_width_mm - WINDOW_SPARE_MM, form->window_y_mm + form->return_line_mm);
}

static struct zone address_zone(const struct letter_form *form) {
  double indent = form->indent_mm > WINDOW_SPARE_MM ? form->indent_mm : WINDOW_SPARE_MM;
  double spare = WINDOW_SPARE_MM + WINDOW_REACH_MM;
  double above = form->return_line_mm > spare ? form->return_line_mm : spare;
  return zone_mm(form->window_x_mm + indent, form->window_y_mm + above,
                 form->window_x_mm + form->window_width_mm - WINDOW_SPARE_MM,
                 form->window_y_mm + form->window_height_mm - spare);
}

/* Where norms want it, or higher if it needs the room. */
static double address_top(const struct letter_form *form, const struct zone *zone, double needed_pt) {
  double top = mm_to_pt(form->address_y_mm), highest = zone->y + zone->height - needed_pt;
  if (top > highest) top = highest;
  return top < zone->y ? zone->y : top;
}

static bool place_address(struct text_engine *engine, const struct letter_form *form, const struct letter_text *text,
                          struct scene *page, struct error *error) {
  const struct face_address address = {text->address, text->address_language, text->address_local};
  struct zone zone = address_zone(form);
  struct face_fit fit;
  bool fits;
  if (!face_fit_address(engine, &zone, &address, WINDOW_TIGHT_EM, page->arena, &fit, &fits, error))
    return error_prefix(error, "%s", _("address: "));
  if (!fits) {
    error_set(error, ERROR_REFUSED, _("the address needs %.0f mm of height at %g pt and has %.0f in the window \"%s\""),
              pt_to_mm(fit.needed_pt), ADDRESS_SMALLEST_PT, pt_to_mm(zone.height), form->name);
    return error_hint(error,
                      _("shorten the address template of the prison, leave out the local script, take a form with a "
                        "larger window (--form) or envelopes without a window (--envelopes)"));
  }
  face_draw_address(&fit, page, zone.x, address_top(form, &zone, fit.needed_pt));
  return true;
}

/* "Letter group Example · Musterstraße 1 · 10115 Berlin" */
static const char *in_one_line(const char *lines, struct arena *arena) {
  const char *line = "";
  while (*lines != '\0') {
    size_t length = strcspn(lines, "\n");
    if (length > 0)
      line = arena_printf(arena, "%s%s%.*s", line, *line == '\0' ? "" : RETURN_DIVIDER, (int)length, lines);
    lines += length + (lines[length] == '\n');
  }
  return line;
}

static bool place_return_line(struct text_engine *engine, const struct letter_form *form,
                              const struct letter_text *text, struct scene *page, struct error *error) {
  if (form->return_line_mm <= 0 || *text->sender == '\0') return true;
  struct zone zone = return_zone(form);
  struct styled_text line = {.text = in_one_line(text->sender, page->arena)};
  struct text_block_style style = face_style(&zone, text->note_language, RETURN_LARGEST_PT, RETURN_SMALLEST_PT);
  style.direction = DIRECTION_LTR;
  struct text_block block;
  bool fits;
  if (!text_block_fit(engine, &line, 1, &style, page->arena, &block, &fits, error))
    return error_prefix(error, "%s", _("sender: "));
  style.largest_pt = RETURN_SMALLEST_PT;
  style.leading_em = RETURN_TIGHT_EM;
  if (!fits && !text_block_fit(engine, &line, 1, &style, page->arena, &block, &fits, error)) return false;
  if (!fits) {
    error_set(error, ERROR_REFUSED, _("the sender is too long for two small lines of %.0f mm in the window"),
              pt_to_mm(zone.width));
    return error_hint(error, _("shorten it: solipost group edit"));
  }
  double y = zone.y + zone.height - block.height_pt;
  text_block_draw(&block, page, zone.x, y, COLOUR_BLACK);
  scene_stroke(page, zone.x, zone.y + zone.height, zone.x + block.width_pt, zone.y + zone.height, FACE_RULE_WIDTH_PT,
               COLOUR_GREY);
  return true;
}

/* Envelopes are taken away from prisoners, so the sender stands inside too. */
static bool place_sender(struct text_engine *engine, const struct letter_form *form, const struct letter_text *text,
                         struct scene *page, struct error *error) {
  double bottom = form->text_y_mm - BLOCK_ABOVE_TEXT_MM;
  if (bottom > form->block_y_mm + BLOCK_HEIGHT_MM) bottom = form->block_y_mm + BLOCK_HEIGHT_MM;
  struct zone zone = zone_mm(form->block_x_mm, form->block_y_mm, form->block_x_mm + form->block_width_mm, bottom);
  const struct face_sender sender = {text->sender, text->sender_note, text->note_language};
  return face_sender(engine, page, &sender, &zone, error);
}

bool letter_face(struct text_engine *engine, const struct letter_form *form, const struct letter_text *text,
                 struct scene *page, struct error *error) {
  return place_return_line(engine, form, text, page, error) && place_address(engine, form, text, page, error) &&
         place_sender(engine, form, text, page, error);
}

/* ---- number and date ---- */

static bool lay_line(struct text_engine *engine, const char *line, const char *language, struct arena *arena,
                     struct text_box *out, struct error *error) {
  struct paragraph paragraph = {.content = {.text = line},
                                .language = language,
                                .family = FAMILY_SANS,
                                .direction = face_direction(language),
                                .align = ALIGN_LEFT,
                                .size_pt = REFERENCE_SIZE_PT};
  return text_layout(engine, &paragraph, arena, out, error);
}

bool letter_reference_lay(struct text_engine *engine, const struct letter_form *form, const struct letter_text *text,
                          struct arena *arena, struct letter_reference *out, struct error *error) {
  const char *date = text->writing_lines ? "" : text->date;
  if (!lay_line(engine, text->number, text->language, arena, &out->number, error) ||
      !lay_line(engine, date, text->language, arena, &out->date, error))
    return false;
  double room = mm_to_pt(form->paper->width_mm - form->left_mm - form->right_mm - REFERENCE_GAP_MM);
  bool beside = out->number.width_pt + out->date.width_pt <= room;
  out->date_drop_pt = beside ? 0 : out->number.height_pt;
  out->height_pt = out->date_drop_pt + (out->date.height_pt > out->number.height_pt || !beside ? out->date.height_pt
                                                                                               : out->number.height_pt);
  return true;
}

void letter_reference_draw(const struct letter_reference *reference, const struct letter_form *form, bool right_to_left,
                           struct scene *page) {
  double left = mm_to_pt(form->left_mm), right = mm_to_pt(form->paper->width_mm - form->right_mm);
  double y = mm_to_pt(form->text_y_mm);
  double number_x = right_to_left ? right - reference->number.width_pt : left;
  double date_x = right_to_left ? left : right - reference->date.width_pt;
  scene_text(page, &reference->number, number_x, y, COLOUR_BLACK);
  scene_text(page, &reference->date, date_x, y + reference->date_drop_pt, COLOUR_BLACK);
}

/* ---- marks ---- */

static void mark_at(struct scene *page, double y_mm, double length_mm) {
  if (y_mm <= 0) return;
  double y = mm_to_pt(y_mm), x = mm_to_pt(MARK_LEFT_MM);
  scene_stroke(page, x, y, x + mm_to_pt(length_mm), y, MARK_WIDTH_PT, COLOUR_GREY);
}

void letter_marks(const struct letter_form *form, struct scene *page) {
  mark_at(page, form->fold1_mm, FOLD_MARK_MM);
  mark_at(page, form->hole_mm, HOLE_MARK_MM);
  mark_at(page, form->fold2_mm, FOLD_MARK_MM);
}
