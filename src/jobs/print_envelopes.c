/* SPDX-License-Identifier: MIT */
/* Envelopes: one page for each, in the order of the pieces that go into them. */
#include "print_face.h"
#include "print_fields.h"
#include "solipost/jobs/product.h"

struct envelopes {
  struct text_engine *engine;
  const struct paper *paper;
};

static const char *file_name(const struct print_settings *settings, size_t file) {
  (void)settings;
  return file == 0 ? "envelopes" : NULL;
}

static bool measure(const struct print_settings *settings, size_t pieces, size_t own_sheets, size_t *sheets,
                    size_t *pieces_per_volume, struct error *error) {
  const struct paper *paper;
  (void)own_sheets;
  *sheets = pieces;
  *pieces_per_volume = (size_t)settings->volume_sheets;
  return paper_find(settings->envelope, PAPER_ENVELOPE, &paper, error);
}

static void envelopes_close(void *state) { mem_free(state); }

static bool envelopes_open(void **state, const struct product_setup *setup, struct text_engine *engine,
                           struct error *error) {
  struct envelopes *envelopes = mem_alloc(sizeof *envelopes);
  envelopes->engine = engine;
  *state = NULL;
  if (!paper_find(setup->settings->envelope, PAPER_ENVELOPE, &envelopes->paper, error)) {
    mem_free(envelopes);
    return false;
  }
  *state = envelopes;
  return true;
}

static bool envelopes_compose(void *state, const struct piece *piece, struct arena *arena, struct product_piece *out,
                              struct error *error) {
  const struct envelopes *envelopes = state;
  struct template_field *fields;
  size_t field_count;
  struct card_text text;
  out->scenes = ARENA_ARRAY(arena, struct scene *, 1);
  out->count = 1;
  return print_fields_read(piece->fields, 0, arena, &fields, &field_count, error) &&
         print_face(piece, fields, field_count, arena, &text, error) &&
         card_envelope_face(envelopes->engine, envelopes->paper, &text, arena, &out->scenes[0], error);
}

static bool envelopes_impose(void *state, size_t file, const struct product_piece *pieces, size_t count,
                             struct arena *arena, struct pdf *pdf, struct error *error) {
  (void)state;
  (void)file;
  for (size_t i = 0; i < count; i++) {
    const struct scene *face = pieces[i].scenes[0];
    struct placement *placement = ARENA_NEW(arena, struct placement);
    placement->scene = face;
    struct sheet page = {.width_pt = face->width_pt, .height_pt = face->height_pt, .placements = placement, .count = 1};
    if (!pdf_add_sheet(pdf, &page, error)) return false;
  }
  return true;
}

const struct product envelopes_product = {
    .name = "envelopes",
    .piece_kind = "letter",
    .file_name = file_name,
    .measure = measure,
    .open = envelopes_open,
    .close = envelopes_close,
    .compose = envelopes_compose,
    .impose = envelopes_impose,
};
