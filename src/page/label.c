/* SPDX-License-Identifier: MIT */
/* Fits an address on a label and lays labels on their sheet. */
#include "solipost/page/label.h"

#include <math.h>

#include "face.h"
#include "solipost/base/i18n.h"
#include "solipost/page/label_shelf.h"

#define MARGIN_MM 2.0      /* sheets slip in the printer: nothing is to stand on the next label */
#define PAPER_EDGE_MM 4.2  /* printers leave this much white; data/paper.tsv */
#define ACCENT_MM 0.4      /* accents reach out of the first line, tails out of the last */
#define NUMBER_SIZE_PT 6.0 /* for this group's own eyes */
#define NUMBER_GAP_MM 0.5
/* Sorting machines and the eyes of a mail room want 8 pt at least (USPS Publication 28). */
#define LABEL_SMALLEST_PT 8.0
#define LABEL_TIGHT_EM 1.12
#define OUTLINE_WIDTH_PT 0.25

/* ---- one label ---- */

static double margin_at_edge(double label_edge_mm) { return fmax(MARGIN_MM, PAPER_EDGE_MM - label_edge_mm); }

/* The same for all labels of a sheet, so that each can be made before its place is known. */
static struct zone text_zone(const struct label_sheet *sheet) {
  double right = sheet->left_mm + sheet->step_x_mm * (double)(sheet->columns - 1) + sheet->width_mm;
  double bottom = sheet->top_mm + sheet->step_y_mm * (double)(sheet->rows - 1) + sheet->height_mm;
  return zone_mm(margin_at_edge(sheet->left_mm), margin_at_edge(sheet->top_mm) + ACCENT_MM,
                 sheet->width_mm - margin_at_edge(sheet->paper_width_mm - right),
                 sheet->height_mm - margin_at_edge(sheet->paper_height_mm - bottom) - ACCENT_MM);
}

static bool fit_number(struct text_engine *engine, const struct label_text *text, const struct zone *zone,
                       struct arena *arena, struct text_block *out, struct error *error) {
  struct text_block_style style = face_style(zone, text->language, NUMBER_SIZE_PT, NUMBER_SIZE_PT);
  const struct styled_text line = {.text = text->number};
  bool fits;
  style.direction = face_direction(text->language);
  style.align = ALIGN_RIGHT;
  style.height_pt = 0;
  return text_block_fit(engine, &line, *text->number == '\0' ? 0 : 1, &style, arena, out, &fits, error);
}

static bool refuse(const struct label_sheet *sheet, double needed_pt, const struct zone *zone, bool local,
                   struct error *error) {
  double missing_mm = pt_to_mm(needed_pt - zone->height);
  error_set(error, ERROR_REFUSED, _("the address needs %.0f mm of height at %g pt, and a label of %s has %.0f"),
            ceil(pt_to_mm(needed_pt)), LABEL_SMALLEST_PT, sheet->name, floor(pt_to_mm(zone->height)));
  const char *larger = label_shelf_larger(sheet, sheet->height_mm + missing_mm);
  if (local && larger == NULL) return error_hint(error, _("leave out the local script, or write this one by hand"));
  if (larger == NULL)
    return error_hint(error, _("shorten the address template of the prison, or write this one by hand"));
  if (!local) return error_hint(error, _("take larger labels, for example --labels '%s'"), larger);
  return error_hint(error, _("take larger labels, for example --labels '%s', or leave out the local script"), larger);
}

bool label_scene(struct text_engine *engine, const struct label_sheet *sheet, const struct label_text *text,
                 struct arena *arena, struct scene **out, struct error *error) {
  struct scene *scene = ARENA_NEW(arena, struct scene);
  scene_init(scene, arena, mm_to_pt(sheet->width_mm), mm_to_pt(sheet->height_mm));
  struct zone zone = text_zone(sheet);
  struct text_block number;
  if (zone.width < 1 || !fit_number(engine, text, &zone, arena, &number, error)) return false;
  double bottom = zone.y + zone.height;
  zone.height -= number.height_pt + mm_to_pt(NUMBER_GAP_MM);

  const struct face_address address = {text->address, text->address_language, text->address_local};
  const struct face_sizes sizes = {
      .largest_pt = ADDRESS_SIZE_PT, .smallest_pt = LABEL_SMALLEST_PT, .tight_em = LABEL_TIGHT_EM};
  struct face_fit fit;
  bool fits = false;
  struct zone room = zone;
  if (room.height < 1) room.height = 1;
  if (!face_fit_address_sized(engine, &room, &address, &sizes, arena, &fit, &fits, error))
    return error_prefix(error, "%s", _("address: "));
  if (!fits) return refuse(sheet, fit.needed_pt, &zone, *text->address_local != '\0', error);
  face_draw_address(&fit, scene, zone.x, zone.y);
  text_block_draw(&number, scene, zone.x, bottom - number.height_pt, COLOUR_BLACK);
  *out = scene;
  return true;
}

/* ---- the sheet ---- */

/* A line from a to b within what printers reach; none when it lies in the white edge. */
static void outline(struct scene *scene, double x1, double y1, double x2, double y2) {
  double near = mm_to_pt(PAPER_EDGE_MM), right = scene->width_pt - near, bottom = scene->height_pt - near;
  if ((x1 == x2 && (x1 < near || x1 > right)) || (y1 == y2 && (y1 < near || y1 > bottom))) return;
  scene_stroke(scene, fmax(x1, near), fmax(y1, near), fmin(x2, right), fmin(y2, bottom), OUTLINE_WIDTH_PT, COLOUR_GREY);
}

static struct scene *outlines_of(const struct label_sheet *sheet, struct arena *arena) {
  struct scene *scene = ARENA_NEW(arena, struct scene);
  scene_init(scene, arena, mm_to_pt(sheet->paper_width_mm), mm_to_pt(sheet->paper_height_mm));
  double width = mm_to_pt(sheet->width_mm), height = mm_to_pt(sheet->height_mm);
  for (size_t row = 0; row < sheet->rows; row++) {
    for (size_t column = 0; column < sheet->columns; column++) {
      double x = mm_to_pt(sheet->left_mm + sheet->step_x_mm * (double)column);
      double y = mm_to_pt(sheet->top_mm + sheet->step_y_mm * (double)row);
      outline(scene, x, y, x + width, y);
      outline(scene, x, y + height, x + width, y + height);
      outline(scene, x, y, x, y + height);
      outline(scene, x + width, y, x + width, y + height);
    }
  }
  return scene;
}

void label_sheet_page(const struct label_sheet *sheet, struct scene *const *scenes, bool outlines, struct arena *arena,
                      struct sheet *out) {
  size_t cells = label_sheet_cells(sheet);
  struct placement *placements = ARENA_ARRAY(arena, struct placement, cells + 1);
  *out = (struct sheet){.width_pt = mm_to_pt(sheet->paper_width_mm),
                        .height_pt = mm_to_pt(sheet->paper_height_mm),
                        .placements = placements};
  for (size_t cell = 0; cell < cells; cell++) {
    if (scenes[cell] == NULL) continue;
    placements[out->count++] =
        (struct placement){.scene = scenes[cell],
                           .x = mm_to_pt(sheet->left_mm + sheet->step_x_mm * (double)(cell % sheet->columns)),
                           .y = mm_to_pt(sheet->top_mm + sheet->step_y_mm * (double)(cell / sheet->columns))};
  }
  if (outlines) placements[out->count++] = (struct placement){.scene = outlines_of(sheet, arena)};
}
