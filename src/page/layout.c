/* SPDX-License-Identifier: MIT */
/* Tries how cards lie on a sheet, the fullest way first. */
#include "solipost/page/layout.h"

#include <math.h>

#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

/* Slack of the paper below which no strip is cut off: the cells share it and are a little larger than the cards. */
#define SMALL_SLACK_MM 2.0
#define TOLERANCE_MM 0.01
/* With a bleed, between a cut and the edge of the paper: crop marks with what keeps them off, and the printer's edge. */
#define CROP_ROOM_MM (CUT_MARK_OFF_MM + CUT_MARK_MM + SHEET_EDGE_MM)

/* A card on its long side, laid on a sheet; what stands upright is laid out so and turned at the end. */
struct laying {
  double card_width, card_height, paper_width, paper_height;
  double gutter, margin; /* between cards, and around them all */
  struct imposition *out;
};

static void begin(const struct laying *laying, bool portrait) {
  double longer = fmax(laying->paper_width, laying->paper_height);
  double shorter = fmin(laying->paper_width, laying->paper_height);
  laying->out->paper_width_mm = portrait ? shorter : longer;
  laying->out->paper_height_mm = portrait ? longer : shorter;
  laying->out->cell_count = 0;
  laying->out->cut_marks = true;
}

static void add_cell(const struct laying *laying, double x, double y, double width, double height, int quarter_turns) {
  laying->out->cells[laying->out->cell_count++] = (struct imposition_cell){x, y, width, height, quarter_turns};
}

static double block_of(size_t count, double length, double gutter) {
  return (double)count * length + (double)(count - 1) * gutter;
}

static bool has_room(const struct laying *laying, double width, double height) {
  return width + 2 * laying->margin <= laying->out->paper_width_mm + TOLERANCE_MM &&
         height + 2 * laying->margin <= laying->out->paper_height_mm + TOLERANCE_MM;
}

/* Where a block begins. Two strips too narrow for marks become one: the block then lies at the edge of the paper. */
static double start_of(double block, double paper) {
  double slack = paper - block;
  return slack < 2 * SHEET_EDGE_MM ? 0 : slack / 2;
}

static bool lay_grid(const struct laying *laying, bool portrait, size_t rows, size_t columns) {
  begin(laying, portrait);
  double paper_width = laying->out->paper_width_mm, paper_height = laying->out->paper_height_mm;
  double width = laying->card_width, height = laying->card_height, gutter = laying->gutter;
  if (!has_room(laying, block_of(columns, width, gutter), block_of(rows, height, gutter))) return false;
  if (laying->margin == 0) {
    if (paper_width - block_of(columns, width, 0) < SMALL_SLACK_MM) width = paper_width / (double)columns;
    if (paper_height - block_of(rows, height, 0) < SMALL_SLACK_MM) height = paper_height / (double)rows;
  }
  double left = start_of(block_of(columns, width, gutter), paper_width);
  double top = start_of(block_of(rows, height, gutter), paper_height);
  for (size_t row = 0; row < rows; row++) {
    for (size_t column = 0; column < columns; column++)
      add_cell(laying, left + (double)column * (width + gutter), top + (double)row * (height + gutter), width, height,
               0);
  }
  return true;
}

/* Two turned cards beside each other, the third below them as it is read. */
static bool lay_two_above_one(const struct laying *laying) {
  begin(laying, true);
  double width = laying->card_width, height = laying->card_height, gutter = laying->gutter;
  double pair = block_of(2, height, gutter), all = width + gutter + height;
  if (!has_room(laying, fmax(pair, width), all)) return false;
  double left = start_of(pair, laying->out->paper_width_mm), top = start_of(all, laying->out->paper_height_mm);
  add_cell(laying, left, top, height, width, 1);
  add_cell(laying, left + height + gutter, top, height, width, 1);
  add_cell(laying, start_of(width, laying->out->paper_width_mm), top + width + gutter, width, height, 0);
  return true;
}

static bool lay_four(const struct laying *laying) { return lay_grid(laying, false, 2, 2); }
static bool lay_three(const struct laying *laying) { return lay_grid(laying, true, 3, 1) || lay_two_above_one(laying); }
static bool lay_two(const struct laying *laying) { return lay_grid(laying, true, 2, 1); }
static bool lay_one(const struct laying *laying) { return lay_grid(laying, false, 1, 1); }

static bool lay_single(const struct laying *laying) {
  double bleed = laying->out->bleed_mm;
  begin(laying, false);
  laying->out->paper_width_mm = laying->card_width + 2 * bleed;
  laying->out->paper_height_mm = laying->card_height + 2 * bleed;
  laying->out->cut_marks = false;
  add_cell(laying, bleed, bleed, laying->card_width, laying->card_height, 0);
  return true;
}

/* The fullest first. */
static const struct layout {
  const char *name;
  size_t cards;
  bool (*lay)(const struct laying *laying);
} layouts[] = {{"4up", 4, lay_four},
               {"3up", 3, lay_three},
               {"2up", 2, lay_two},
               {"1up", 1, lay_one},
               {IMPOSITION_SINGLE, 1, lay_single}};

static void swap(double *a, double *b) {
  double kept = *a;
  *a = *b;
  *b = kept;
}

/* Columns become rows: for a card that stands upright. */
static void transpose(struct imposition *imposition) {
  swap(&imposition->paper_width_mm, &imposition->paper_height_mm);
  for (size_t i = 0; i < imposition->cell_count; i++) {
    swap(&imposition->cells[i].x_mm, &imposition->cells[i].y_mm);
    swap(&imposition->cells[i].width_mm, &imposition->cells[i].height_mm);
  }
}

static bool try_layout(const struct layout *layout, const struct paper *sheet, const struct paper *card,
                       double bleed_mm, struct imposition *out) {
  bool upright = card->height_mm > card->width_mm;
  *out = (struct imposition){.bleed_mm = bleed_mm};
  struct laying laying = {.card_width = upright ? card->height_mm : card->width_mm,
                          .card_height = upright ? card->width_mm : card->height_mm,
                          .paper_width = sheet->width_mm,
                          .paper_height = sheet->height_mm,
                          .gutter = 2 * bleed_mm,
                          .margin = bleed_mm > 0 ? CROP_ROOM_MM : 0,
                          .out = out};
  if (!layout->lay(&laying)) return false;
  if (upright) transpose(out);
  return true;
}

static const struct layout *fullest(const struct paper *sheet, const struct paper *card, double bleed_mm, size_t most) {
  struct imposition tried;
  for (size_t i = 0; i < COUNT_OF(layouts); i++) {
    if (layouts[i].cards <= most && try_layout(&layouts[i], sheet, card, bleed_mm, &tried)) return &layouts[i];
  }
  return &layouts[COUNT_OF(layouts) - 1];
}

const char *imposition_fullest(const struct paper *sheet, const struct paper *card, double bleed_mm) {
  return fullest(sheet, card, bleed_mm, IMPOSITION_MOST_CELLS)->name;
}

static bool does_not_fit(const struct layout *layout, const struct paper *sheet, const struct paper *card,
                         double bleed_mm, struct error *error) {
  struct imposition tried;
  if (bleed_mm > 0 && try_layout(layout, sheet, card, 0, &tried)) {
    error_set(error, ERROR_MISUSED,
              _("with a bleed and crop marks %s has no room on %s: %g mm around the cards and %g mm between them"),
              layout->name, sheet->name, CROP_ROOM_MM, 2 * bleed_mm);
  } else {
    error_set(error, ERROR_MISUSED,
              ngettext("%zu card of %g x %g mm does not fit on %s", "%zu cards of %g x %g mm do not fit on %s",
                       layout->cards),
              layout->cards, card->width_mm, card->height_mm, sheet->name);
  }
  const struct layout *other = fullest(sheet, card, bleed_mm, layout->cards);
  return error_hint(error, _("this fits: --layout %s"), other->name);
}

bool imposition_find(const char *name, const struct paper *sheet, const struct paper *card, double bleed_mm,
                     struct imposition *out, struct error *error) {
  if (*name == '\0') name = imposition_fullest(sheet, card, bleed_mm);
  for (size_t i = 0; i < COUNT_OF(layouts); i++) {
    if (!ascii_equal_ignoring_case(name, layouts[i].name)) continue;
    return try_layout(&layouts[i], sheet, card, bleed_mm, out) ||
           does_not_fit(&layouts[i], sheet, card, bleed_mm, error);
  }
  error_set(error, ERROR_NOT_FOUND, _("no layout is called \"%s\""), name);
  return error_hint(error, _("known layouts: %s"), "4up, 3up, 2up, 1up, single");
}
