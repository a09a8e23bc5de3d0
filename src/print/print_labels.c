/* SPDX-License-Identifier: MIT */
/* Labels: the address of each piece on a sheet of labels, in the order of the pieces. */
#include <inttypes.h>

#include "print_face.h"
#include "print_fields.h"
#include "solipost/base/i18n.h"
#include "solipost/print/product.h"
#include "solipost/page/label.h"

/* A volume of small labels would hold too many people at once. */
enum { MOST_PER_VOLUME = 4000 };

struct labels {
  const struct product_setup *setup;
  struct text_engine *engine;
  struct arena arena;
  struct label_sheet sheet;
};

static const char *file_name(const struct print_settings *settings, size_t file) {
  (void)settings;
  return file == 0 ? "labels" : NULL;
}

/* ---- sheets ---- */

/* Labels of the first sheet that are gone. Only a run's first volume begins on a part-used sheet: each is a file that is
 * printed by itself, maybe on another day. */
static size_t first_cell(const struct print_settings *settings, size_t volume) {
  return volume == 0 ? (size_t)settings->label_start - 1 : 0;
}

static size_t sheets_for(const struct label_sheet *sheet, size_t labels) {
  size_t cells = label_sheet_cells(sheet);
  return (labels + cells - 1) / cells;
}

static bool refuse_start(const struct print_settings *settings, size_t cells, struct error *error) {
  error_set(error, ERROR_MISUSED,
            ngettext("a sheet of %s has %zu label, so none can begin at %" PRId64,
                     "a sheet of %s has %zu labels, so none can begin at %" PRId64, cells),
            settings->labels, cells, settings->label_start);
  return error_hint(error, _("count the labels row by row from the top left"));
}

static bool read_sheet(const struct print_settings *settings, struct arena *arena, struct label_sheet *sheet,
                       struct error *error) {
  if (!label_sheet_read(settings->label_sheet, settings->labels, arena, sheet, error)) return false;
  return (size_t)settings->label_start <= label_sheet_cells(sheet) ||
         refuse_start(settings, label_sheet_cells(sheet), error);
}

static bool measure(const struct print_settings *settings, size_t pieces, size_t own_sheets, size_t *sheets,
                    size_t *pieces_per_volume, struct error *error) {
  struct label_sheet sheet;
  struct arena arena;
  (void)own_sheets;
  arena_init(&arena);
  bool known = read_sheet(settings, &arena, &sheet, error);
  if (known) {
    size_t cells = label_sheet_cells(&sheet), most = MOST_PER_VOLUME / cells;
    if (most > (size_t)settings->volume_sheets) most = (size_t)settings->volume_sheets;
    if (most == 0) most = 1;
    *pieces_per_volume = most * cells;
    size_t first = pieces < *pieces_per_volume ? pieces : *pieces_per_volume;
    *sheets = sheets_for(&sheet, first_cell(settings, 0) + first) + sheets_for(&sheet, pieces - first);
  }
  arena_release(&arena);
  return known;
}

/* ---- one label ---- */

static void labels_close(void *state) {
  struct labels *labels = state;
  if (labels == NULL) return;
  arena_release(&labels->arena);
  mem_free(labels);
}

static bool labels_open(void **state, const struct product_setup *setup, struct text_engine *engine,
                        struct error *error) {
  struct labels *labels = mem_alloc(sizeof *labels);
  labels->setup = setup;
  labels->engine = engine;
  arena_init(&labels->arena);
  *state = NULL;
  if (!read_sheet(setup->settings, &labels->arena, &labels->sheet, error)) {
    labels_close(labels);
    return false;
  }
  *state = labels;
  return true;
}

static bool labels_compose(void *state, const struct piece *piece, struct arena *arena, struct product_piece *out,
                           struct error *error) {
  const struct labels *labels = state;
  struct template_field *fields;
  size_t field_count;
  struct card_text face;
  const char *number_words;
  out->scenes = ARENA_ARRAY(arena, struct scene *, 1);
  out->count = 1;
  if (!print_fields_read(piece->fields, 0, arena, &fields, &field_count, error) ||
      !print_face_outside(piece, fields, field_count, arena, &face, &number_words, error))
    return false;
  const struct label_text text = {.address = face.address,
                                  .address_language = face.address_language,
                                  .address_local = face.address_local,
                                  .number = face.number,
                                  .language = face.language};
  return label_scene(labels->engine, &labels->sheet, &text, arena, &out->scenes[0], error);
}

static bool labels_impose(void *state, size_t file, const struct product_piece *pieces, size_t count,
                          struct arena *arena, struct pdf *pdf, struct error *error) {
  const struct labels *labels = state;
  const struct print_settings *settings = labels->setup->settings;
  size_t cells = label_sheet_cells(&labels->sheet);
  (void)file;
  size_t cell = first_cell(settings, labels->setup->volume);
  for (size_t piece = 0; piece < count; cell = 0) {
    struct scene **scenes = ARENA_ARRAY(arena, struct scene *, cells);
    while (cell < cells && piece < count) scenes[cell++] = pieces[piece++].scenes[0];
    struct sheet page;
    label_sheet_page(&labels->sheet, scenes, settings->outlines, arena, &page);
    if (!pdf_add_sheet(pdf, &page, error)) return false;
  }
  return true;
}

const struct product labels_product = {
    .name = "labels",
    .piece_kind = "letter",
    .file_name = file_name,
    .measure = measure,
    .open = labels_open,
    .close = labels_close,
    .compose = labels_compose,
    .impose = labels_impose,
};
