/* SPDX-License-Identifier: MIT */
/* Inner sheets: what lies beside a piece in the envelope to somebody who passes it on. Half a sheet of paper for each, two
 * on a sheet to be cut; pieces that go directly have none. */
#include <inttypes.h>
#include <string.h>

#include "print_face.h"
#include "print_fields.h"
#include "solipost/base/i18n.h"
#include "solipost/base/length.h"
#include "solipost/print/product.h"
#include "solipost/page/document.h"

enum { PER_SHEET = 2 };
static const double margin_mm = 18;

struct inner {
  struct text_engine *engine;
  const struct paper *sheet;
};

static const char *file_name(const struct print_settings *settings, size_t file) {
  (void)settings;
  return file == 0 ? "inner" : NULL;
}

static bool find_sheet(const struct print_settings *settings, const struct paper **sheet, struct error *error) {
  return paper_find(*settings->sheet == '\0' ? "A4" : settings->sheet, PAPER_SHEET, sheet, error);
}

/* At most: how many go through somebody is not asked. */
static bool measure(const struct print_settings *settings, size_t pieces, size_t own_sheets, size_t *sheets,
                    size_t *pieces_per_volume, struct error *error) {
  const struct paper *sheet;
  (void)own_sheets;
  *sheets = (pieces + PER_SHEET - 1) / PER_SHEET;
  *pieces_per_volume = (size_t)settings->volume_sheets * PER_SHEET;
  return find_sheet(settings, &sheet, error);
}

static void inner_close(void *state) { mem_free(state); }

static bool inner_open(void **state, const struct product_setup *setup, struct text_engine *engine,
                       struct error *error) {
  struct inner *inner = mem_alloc(sizeof *inner);
  inner->engine = engine;
  *state = NULL;
  if (!find_sheet(setup->settings, &inner->sheet, error)) {
    mem_free(inner);
    return false;
  }
  *state = inner;
  return true;
}

/* ---- one sheet ---- */

/* The n-th of the lines kept with the piece. */
static const char *word_line(const char *lines, size_t n, struct arena *arena) {
  for (; n > 0 && *lines != '\0'; n--) {
    lines += strcspn(lines, "\n");
    if (*lines == '\n') lines++;
  }
  return arena_strndup(arena, lines, strcspn(lines, "\n"));
}

/* Names, numbers and addresses read from the side of their first letter, whatever the language of the sheet. */
static void add_plain(struct document *document, enum document_style style, const char *text) {
  const struct document_cell cell = {.style = style, .bold = style == DOCUMENT_TITLE, .text = text, .language = ""};
  const double whole = 1;
  if (*text != '\0') document_cells(document, &cell, &whole, 1, NULL);
}

static void add_lines(struct document *document, const char *lines, struct arena *arena) {
  for (; *lines != '\0';) {
    size_t length = strcspn(lines, "\n");
    add_plain(document, DOCUMENT_SMALL, arena_strndup(arena, lines, length));
    lines += length;
    if (*lines == '\n') lines++;
  }
}

static bool refuse_long(struct error *error) {
  error_set(error, ERROR_REFUSED, _("the sheet for whoever passes it on has more text than half a page holds"));
  return error_hint(error, _("shorten the sender of the group"));
}

static bool lay_out(const struct inner *inner, const struct piece *piece, const struct template_field *fields,
                    size_t count, struct arena *arena, struct scene **out, struct error *error) {
  const char *words = print_fields_find(fields, count, FIELD_RELAY_WORDS);
  const char *number_words = print_fields_find(fields, count, FIELD_RELAY_NUMBER_WORDS);
  const char *language = print_fields_find(fields, count, FIELD_RELAY_LANGUAGE);
  const char *back = print_fields_find(fields, count, FIELD_RELAY_BACK);
  const char *number = arena_printf(arena, "%" PRId64, piece->number);
  const struct document_frame frame = {.width_mm = inner->sheet->width_mm,
                                       .height_mm = inner->sheet->height_mm / PER_SHEET,
                                       .top_mm = margin_mm,
                                       .bottom_mm = margin_mm / 2,
                                       .start_mm = margin_mm,
                                       .end_mm = margin_mm,
                                       .language = language,
                                       .size_pt = 11};
  struct document *document = document_new(&frame, arena);
  struct scene **pages;
  size_t page_count;
  if (!print_number_words(number_words, language, number, arena, &number, error)) return false;
  add_lines(document, back, arena);
  document_gap(document, 5);
  document_text(document, DOCUMENT_PARAGRAPH, word_line(words, 0, arena));
  add_plain(document, DOCUMENT_TITLE, print_fields_find(fields, count, FIELD_RELAY_FOR));
  document_text(document, DOCUMENT_PARAGRAPH, number);
  document_gap(document, 3);
  document_text(document, DOCUMENT_PARAGRAPH, word_line(words, 1, arena));
  if (*back != '\0') document_text(document, DOCUMENT_PARAGRAPH, word_line(words, 3, arena));
  document_text(document, DOCUMENT_PARAGRAPH, word_line(words, 2, arena));
  if (!document_pages(document, inner->engine, NULL, NULL, &pages, &page_count, error)) return false;
  *out = pages[0];
  return page_count == 1 || refuse_long(error);
}

static bool inner_compose(void *state, const struct piece *piece, struct arena *arena, struct product_piece *out,
                          struct error *error) {
  struct template_field *fields;
  size_t count;
  out->count = 0;
  if (!print_fields_read(piece->fields, 0, arena, &fields, &count, error)) return false;
  if (*print_fields_find(fields, count, FIELD_RELAY_FOR) == '\0') return true;
  out->scenes = ARENA_ARRAY(arena, struct scene *, 1);
  out->count = 1;
  return lay_out(state, piece, fields, count, arena, &out->scenes[0], error);
}

/* ---- sheets ---- */

static struct scene *cut_line(const struct paper *sheet, struct arena *arena) {
  struct scene *line = ARENA_NEW(arena, struct scene);
  double width = mm_to_pt(sheet->width_mm), middle = mm_to_pt(sheet->height_mm) / PER_SHEET;
  scene_init(line, arena, width, mm_to_pt(sheet->height_mm));
  scene_dashes(line, mm_to_pt(sheet->edge_mm), middle, width - mm_to_pt(sheet->edge_mm), middle, 0.3, 3, 3,
               COLOUR_GREY);
  return line;
}

static bool add_sheet(const struct inner *inner, struct placement *placements, size_t count, struct arena *arena,
                      struct pdf *pdf, struct error *error) {
  const struct paper *sheet = inner->sheet;
  placements[count] = (struct placement){.scene = cut_line(sheet, arena)};
  struct sheet page = {.width_pt = mm_to_pt(sheet->width_mm),
                       .height_pt = mm_to_pt(sheet->height_mm),
                       .placements = placements,
                       .count = count + 1};
  return pdf_add_sheet(pdf, &page, error);
}

static bool inner_impose(void *state, size_t file, const struct product_piece *pieces, size_t count,
                         struct arena *arena, struct pdf *pdf, struct error *error) {
  const struct inner *inner = state;
  struct placement *placements = NULL;
  size_t placed = 0;
  (void)file;
  for (size_t i = 0; i < count; i++) {
    if (pieces[i].count == 0) continue;
    if (placed == 0) placements = ARENA_ARRAY(arena, struct placement, PER_SHEET + 1);
    double top = mm_to_pt(inner->sheet->height_mm) / PER_SHEET * (double)placed;
    placements[placed++] = (struct placement){.scene = pieces[i].scenes[0], .y = top};
    if (placed < PER_SHEET) continue;
    if (!add_sheet(inner, placements, placed, arena, pdf, error)) return false;
    placed = 0;
  }
  return placed == 0 || add_sheet(inner, placements, placed, arena, pdf, error);
}

const struct product inner_product = {
    .name = "inner",
    .piece_kind = "letter",
    .file_name = file_name,
    .measure = measure,
    .open = inner_open,
    .close = inner_close,
    .compose = inner_compose,
    .impose = inner_impose,
};
