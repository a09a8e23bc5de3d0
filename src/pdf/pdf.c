/* SPDX-License-Identifier: MIT */
/* Two passes over the sheets of a file: the first notes glyphs and pictures, the second draws once fonts are sealed. */
#include "solipost/pdf/pdf.h"

#include <assert.h>

#include "codes.h"
#include "draw_correction.h"
#include "draw_sheet.h"
#include "font_object.h"
#include "haru.h"
#include "picture_object.h"
#include "solipost/base/i18n.h"
#include "solipost/base/memory.h"

struct pdf {
  struct haru *haru;
  struct arena arena; /* the placements of the sheets */
  struct codes codes;
  struct picture_objects pictures;
  struct sheet *sheets;
  size_t sheet_count, sheet_capacity;
  struct pdf_correction correction;
  unsigned fonts_number; /* the dictionary of fonts, which all pages share */
  bool written;
};

bool pdf_create(struct pdf **out, const char *title, struct error *error) {
  struct haru *haru;
  if (!haru_open(&haru, title, error)) return false;
  struct pdf *pdf = mem_alloc(sizeof *pdf);
  pdf->haru = haru;
  pdf->correction = PDF_CORRECTION_NONE;
  arena_init(&pdf->arena);
  codes_init(&pdf->codes);
  picture_objects_init(&pdf->pictures);
  *out = pdf;
  return true;
}

void pdf_destroy(struct pdf *pdf) {
  if (pdf == NULL) return;
  haru_close(pdf->haru);
  codes_release(&pdf->codes);
  picture_objects_release(&pdf->pictures);
  mem_free(pdf->sheets);
  arena_release(&pdf->arena);
  mem_free(pdf);
}

void pdf_correct(struct pdf *pdf, const struct pdf_correction *correction) { pdf->correction = *correction; }

size_t pdf_sheet_count(const struct pdf *pdf) { return pdf->sheet_count; }

bool pdf_is_back(const struct pdf *pdf, size_t sheet) {
  assert(sheet < pdf->sheet_count);
  return sheet > 0 && pdf->sheets[sheet].second_side && !pdf->sheets[sheet - 1].second_side;
}

void pdf_keep(struct pdf *pdf, const bool *kept) {
  size_t count = 0;
  assert(!pdf->written);
  for (size_t i = 0; i < pdf->sheet_count; i++) {
    if (kept[i]) pdf->sheets[count++] = pdf->sheets[i];
  }
  pdf->sheet_count = count;
}

const char *pdf_library_version(void) { return haru_version(); }

/* ---- first pass ---- */

static bool note_text(struct pdf *pdf, const struct text_box *box, struct error *error) {
  for (size_t i = 0; i < box->line_count; i++) {
    const struct text_line *line = &box->lines[i];
    for (size_t k = 0; k < line->word_count; k++) {
      if (!codes_note_word(&pdf->codes, line->words[k].word, error)) return false;
    }
  }
  return true;
}

static bool note_scene(struct pdf *pdf, const struct scene *scene, struct error *error) {
  for (size_t i = 0; i < scene->count; i++) {
    const struct mark *mark = &scene->marks[i];
    if (mark->kind == MARK_TEXT && !note_text(pdf, &mark->text.box, error)) return false;
    if (mark->kind == MARK_PICTURE) picture_objects_note(&pdf->pictures, mark->picture.picture);
  }
  return true;
}

bool pdf_add_sheet(struct pdf *pdf, const struct sheet *sheet, struct error *error) {
  assert(!pdf->written);
  for (size_t i = 0; i < sheet->count; i++) {
    if (!note_scene(pdf, sheet->placements[i].scene, error)) return false;
  }
  struct sheet copy = *sheet;
  copy.placements = arena_copy(&pdf->arena, sheet->placements, sheet->count * sizeof *sheet->placements);
  pdf->sheets = mem_grow(pdf->sheets, &pdf->sheet_capacity, pdf->sheet_count + 1, sizeof *pdf->sheets);
  pdf->sheets[pdf->sheet_count++] = copy;
  return true;
}

/* ---- second pass ---- */

static bool add_fonts(struct pdf *pdf, struct error *error) {
  struct buffer entries;
  buffer_init(&entries);
  bool ok = true;
  for (size_t i = 0; ok && i < pdf->codes.used_count; i++) {
    unsigned number = 0;
    ok = font_object_add(pdf->haru, pdf->codes.used[i], &number, error);
    buffer_printf(&entries, "/F%zu %u 0 R ", i + 1, number);
  }
  ok = ok && haru_add_dictionary(pdf->haru, entries.bytes, &pdf->fonts_number, error);
  buffer_release(&entries);
  return ok;
}

/* Fonts are the same dictionary on all pages; pictures are named only where they are shown, so that a page taken out of
 * the file does not take all of them along. */
static void append_resources(struct pdf *pdf, const struct sheet *sheet, size_t page, struct buffer *resources) {
  buffer_printf(resources, "/Font %u 0 R", pdf->fonts_number);
  bool any = false;
  for (size_t i = 0; i < sheet->count; i++) {
    const struct scene *scene = sheet->placements[i].scene;
    for (size_t k = 0; k < scene->count; k++) {
      if (scene->marks[k].kind != MARK_PICTURE) continue;
      size_t index = picture_objects_index(&pdf->pictures, scene->marks[k].picture.picture);
      struct picture_object *object = &pdf->pictures.items[index];
      if (object->last_page == page) continue;
      object->last_page = page;
      buffer_printf(resources, "%s/P%zu %u 0 R ", any ? "" : " /XObject << ", index + 1, object->number);
      any = true;
    }
  }
  if (any) buffer_append(resources, ">>");
}

static bool add_pages(struct pdf *pdf, struct error *error) {
  struct buffer content, resources;
  buffer_init(&content);
  buffer_init(&resources);
  bool ok = true;
  for (size_t i = 0; ok && i < pdf->sheet_count; i++) {
    const struct sheet *sheet = &pdf->sheets[i];
    buffer_reset(&content);
    buffer_reset(&resources);
    append_resources(pdf, sheet, i + 1, &resources);
    bool corrected = correction_begin(&content, &pdf->correction, sheet);
    draw_sheet(&content, &pdf->codes, &pdf->pictures, sheet);
    if (corrected) correction_end(&content);
    ok = haru_add_page(pdf->haru, sheet->width_pt, sheet->height_pt, resources.bytes, &content, error);
  }
  buffer_release(&content);
  buffer_release(&resources);
  return ok;
}

bool pdf_write(struct pdf *pdf, int fd, struct error *error) {
  assert(!pdf->written);
  pdf->written = true;
  if (pdf->sheet_count == 0) return error_set(error, ERROR_MISUSED, _("there is nothing to print"));
  return add_fonts(pdf, error) && picture_objects_add(pdf->haru, &pdf->pictures, error) && add_pages(pdf, error) &&
         haru_write(pdf->haru, fd, error);
}
