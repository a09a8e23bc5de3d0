/* SPDX-License-Identifier: MIT */
/* Letters: as many pages as the text needs, one letter after the other. */
#include <inttypes.h>
#include <string.h>

#include "letter_blocks.h"
#include "print_face.h"
#include "print_fields.h"
#include "print_texts.h"
#include "solipost/base/i18n.h"
#include "solipost/print/product.h"
#include "solipost/page/document.h"
#include "solipost/page/letter.h"

/* A letter is rarely shorter than a page and seldom longer than two: memory follows pages. */
enum { PAGES_OF_A_LETTER = 2 };

struct letters {
  const struct product_setup *setup;
  struct text_engine *engine;
  const struct letter_form *form;
};

/* ---- files and sheets ---- */

static const char *file_name(const struct print_settings *settings, size_t file) {
  (void)settings;
  return file == 0 ? "letters" : NULL;
}

static bool measure(const struct print_settings *settings, size_t pieces, size_t own_sheets, size_t *sheets,
                    size_t *pieces_per_volume, struct error *error) {
  const struct letter_form *form;
  *sheets = own_sheets > pieces ? own_sheets : pieces;
  *pieces_per_volume = (size_t)(settings->volume_sheets + PAGES_OF_A_LETTER - 1) / PAGES_OF_A_LETTER;
  return letter_form_find(settings->form, &form, error);
}

static bool image_size(const struct print_settings *settings, double *width_pt, double *height_pt,
                       struct error *error) {
  const struct letter_form *form;
  if (!letter_form_find(settings->form, &form, error)) return false;
  letter_picture_size(form, width_pt, height_pt);
  return true;
}

/* ---- opening ---- */

static void letters_close(void *state) { mem_free(state); }

static bool letters_open(void **state, const struct product_setup *setup, struct text_engine *engine,
                         struct error *error) {
  struct letters *letters = mem_alloc(sizeof *letters);
  *letters = (struct letters){.setup = setup, .engine = engine};
  *state = NULL;
  if (!letter_form_find(setup->settings->form, &letters->form, error)) {
    letters_close(letters);
    return false;
  }
  *state = letters;
  return true;
}

/* ---- the text ---- */

static bool fill_blocks(const struct letters *letters, const struct piece *piece, struct template_field *fields,
                        size_t field_count, struct arena *arena, struct letter_text *text, struct error *error) {
  const struct template *template = print_texts_find(letters->setup->texts, piece->language);
  if (template == NULL || text->writing_lines) return true;
  fields[field_count++] =
      (struct template_field){.name = "letter_number", .value = arena_printf(arena, "%" PRId64, piece->number)};
  return letter_blocks_fill(template, fields, field_count, letters->setup->images, arena, text, error);
}

/* ---- one letter ---- */

static const char *const *lines_of(const char *text, struct arena *arena, size_t *count) {
  size_t most = 1;
  for (const char *at = text; *at != '\0'; at++) most += *at == '\n';
  const char **lines = ARENA_ARRAY(arena, const char *, most);
  *count = 0;
  while (*text != '\0') {
    size_t length = strcspn(text, "\n");
    if (length > 0) lines[(*count)++] = arena_strndup(arena, text, length);
    text += length + (text[length] == '\n');
  }
  return lines;
}

static void fill_around(const struct letters *letters, const struct card_text *face,
                        const struct template_field *fields, size_t field_count, struct arena *arena,
                        struct letter_text *out) {
  const struct print_settings *settings = letters->setup->settings;
  *out = (struct letter_text){
      .address = face->address,
      .address_language = face->address_language,
      .address_local = face->address_local,
      .sender = face->sender,
      .sender_note = face->sender_note,
      .note_language = face->note_language,
      .language = face->language,
      .number = face->number,
      .date = print_fields_find(fields, field_count, FIELD_LETTER_DATE),
      .prisoner = print_fields_find(fields, field_count, FIELD_PRISONER_LINE),
      .page_words = print_fields_find(fields, field_count, FIELD_PAGE_WORDS),
      .enclosures_label = print_fields_find(fields, field_count, FIELD_ENCLOSURES_WORDS),
      .writing_lines = settings->lines,
      .lined_pages = settings->duplex == DUPLEX_NONE ? 1 : 2,
  };
  out->writers = lines_of(settings->writers, arena, &out->writer_count);
  out->enclosures = lines_of(settings->enclosures, arena, &out->enclosure_count);
}

/* In an envelope of its own to whoever passes it on, a letter bears the name it is for. In a window envelope it is the letter
 * that says where it goes. */
static void hide_relayed(const struct print_settings *settings, const struct template_field *fields, size_t count,
                         struct card_text *face) {
  const char *names = print_fields_find(fields, count, FIELD_RELAY_NAMES);
  if (*names == '\0' || (*settings->envelope == '\0' && *settings->labels == '\0')) return;
  face->address = names;
  face->address_local = "";
}

static bool letters_compose(void *state, const struct piece *piece, struct arena *arena, struct product_piece *out,
                            struct error *error) {
  const struct letters *letters = state;
  const struct print_settings *settings = letters->setup->settings;
  struct template_field *fields;
  size_t field_count;
  struct card_text face;
  struct letter_text text;
  if (!print_fields_read(piece->fields, 1, arena, &fields, &field_count, error) ||
      !print_face(piece, fields, field_count, arena, &face, error))
    return false;
  hide_relayed(settings, fields, field_count, &face);
  fill_around(letters, &face, fields, field_count, arena, &text);
  if (!fill_blocks(letters, piece, fields, field_count, arena, &text, error) ||
      !letter_pages(letters->engine, letters->form, settings->marks, &text, arena, &out->scenes, &out->count, error))
    return false;
  out->pages = out->count;
  out->sheets = settings->duplex == DUPLEX_NONE ? out->count : (out->count + 1) / 2;
  return true;
}

/* ---- sheets ---- */

static bool add_page(const struct scene *scene, bool second_side, struct arena *arena, struct pdf *pdf,
                     struct error *error) {
  struct sheet sheet;
  document_sheet(scene, arena, &sheet);
  sheet.second_side = second_side;
  return pdf_add_sheet(pdf, &sheet, error);
}

/* Printed on both sides, each letter begins on a sheet of its own: nobody gets another one's letter on the back. */
static bool letters_impose(void *state, size_t file, const struct product_piece *pieces, size_t count,
                           struct arena *arena, struct pdf *pdf, struct error *error) {
  const struct letters *letters = state;
  bool both_sides = letters->setup->settings->duplex != DUPLEX_NONE;
  (void)file;
  for (size_t i = 0; i < count; i++) {
    for (size_t page = 0; page < pieces[i].count; page++)
      if (!add_page(pieces[i].scenes[page], both_sides && page % 2 == 1, arena, pdf, error)) return false;
    if (!both_sides || pieces[i].count % 2 == 0) continue;
    struct scene *blank = ARENA_NEW(arena, struct scene);
    scene_init(blank, arena, pieces[i].scenes[0]->width_pt, pieces[i].scenes[0]->height_pt);
    if (!add_page(blank, true, arena, pdf, error)) return false;
  }
  return true;
}

const struct product letters_product = {
    .name = "letters",
    .piece_kind = "letter",
    .file_name = file_name,
    .measure = measure,
    .image_size = image_size,
    .open = letters_open,
    .close = letters_close,
    .compose = letters_compose,
    .impose = letters_impose,
};
