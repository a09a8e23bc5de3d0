/* SPDX-License-Identifier: MIT */
/* Envelopes: one page for each, in the order of the pieces that go into them. Pieces that follow each other in one envelope
 * share its face, which names all their numbers. */
#include <inttypes.h>
#include <string.h>

#include "print_face.h"
#include "print_fields.h"
#include "solipost/print/product.h"

struct envelopes {
  const struct product_setup *setup;
  struct text_engine *engine;
  const struct paper *paper;
};

/* What is kept of a piece until it is known who else is in its envelope. */
struct content {
  struct uuid envelope, prisoner;
  int64_t number;
  const char *number_words; /* "Letter no. {number}" */
  struct card_text text;
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
  envelopes->setup = setup;
  envelopes->engine = engine;
  *state = NULL;
  if (!paper_find(setup->settings->envelope, PAPER_ENVELOPE, &envelopes->paper, error)) {
    mem_free(envelopes);
    return false;
  }
  *state = envelopes;
  return true;
}

static bool make_face(const struct envelopes *envelopes, const struct card_text *text, struct arena *arena,
                      struct scene **out, struct error *error) {
  return card_envelope_face(envelopes->engine, envelopes->paper, text, arena, out, error);
}

static bool envelopes_compose(void *state, const struct piece *piece, struct arena *arena, struct product_piece *out,
                              struct error *error) {
  const struct envelopes *envelopes = state;
  struct template_field *fields;
  size_t field_count;
  struct content *content = ARENA_NEW(arena, struct content);
  content->envelope = piece->envelope;
  content->prisoner = piece->prisoner;
  content->number = piece->number;
  out->scenes = ARENA_ARRAY(arena, struct scene *, 1);
  out->count = 1;
  out->own = content;
  if (!print_fields_read(piece->fields, 0, arena, &fields, &field_count, error) ||
      !print_face_outside(piece, fields, field_count, arena, &content->text, &content->number_words, error))
    return false;
  return make_face(envelopes, &content->text, arena, &out->scenes[0], error);
}

/* ---- who shares an envelope ---- */

static bool in_one_envelope(const struct content *a, const struct content *b) {
  if (!uuid_is_nil(a->envelope) || !uuid_is_nil(b->envelope)) return uuid_equal(a->envelope, b->envelope);
  return !uuid_is_nil(a->prisoner) && uuid_equal(a->prisoner, b->prisoner) &&
         strcmp(a->text.address, b->text.address) == 0 && strcmp(a->text.sender, b->text.sender) == 0;
}

/* "412, 413, 420 – 424" */
static const char *list_numbers(const struct product_piece *pieces, size_t count, struct arena *arena) {
  struct buffer list;
  buffer_init(&list);
  for (size_t i = 0; i < count;) {
    size_t last = i;
    const struct content *first = pieces[i].own, *end = first;
    while (last + 1 < count && ((const struct content *)pieces[last + 1].own)->number == end->number + 1)
      end = pieces[++last].own;
    if (last - i == 1) last = i; /* two are two numbers, not a range */
    buffer_printf(&list, "%s%" PRId64, i == 0 ? "" : ", ", first->number);
    if (last > i) buffer_printf(&list, "–%" PRId64, end->number);
    i = last + 1;
  }
  const char *text = arena_strdup(arena, list.bytes);
  buffer_release(&list);
  return text;
}

static bool shared_face(const struct envelopes *envelopes, const struct product_piece *pieces, size_t count,
                        struct arena *arena, struct scene **out, struct error *error) {
  const struct content *first = pieces[0].own;
  struct card_text text = first->text;
  const char *numbers = list_numbers(pieces, count, arena);
  if (!print_number_words(first->number_words, text.language, numbers, arena, &text.number, error)) return false;
  return make_face(envelopes, &text, arena, out, error);
}

static bool envelopes_impose(void *state, size_t file, const struct product_piece *pieces, size_t count,
                             struct arena *arena, struct pdf *pdf, struct error *error) {
  const struct envelopes *envelopes = state;
  (void)file;
  for (size_t i = 0, end; i < count; i = end) {
    struct scene *face = pieces[i].scenes[0];
    struct sheet page;
    for (end = i + 1; end < count && in_one_envelope(pieces[end - 1].own, pieces[end].own);) end++;
    if (end - i > 1 && !shared_face(envelopes, &pieces[i], end - i, arena, &face, error)) return false;
    if (!feed_sheet(face, envelopes->setup->settings->feed, arena, &page, error)) return false;
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
