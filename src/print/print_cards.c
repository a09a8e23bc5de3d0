/* SPDX-License-Identifier: MIT */
/* Cards: address side with a message or writing lines, and picture side; or folding cards with covers and an inside. */
#include <inttypes.h>
#include <string.h>

#include "card_layout.h"
#include "print_face.h"
#include "print_fields.h"
#include "print_texts.h"
#include "solipost/base/i18n.h"
#include "solipost/print/product.h"
#include "solipost/lang/tag.h"

/* Ground of a motto: a dark red that a monochrome printer turns into a grey light letters stand out from. */
static const struct colour motto_ground = {0.62f, 0.09f, 0.12f};

struct cards {
  const struct product_setup *setup;
  struct text_engine *engine;
  struct arena arena;    /* the pictures, shared by all cards */
  struct scene **motifs; /* picture sides or front covers, turn by turn */
  size_t motif_count;
  struct card_layout layout;
};

/* ---- files and sheets ---- */

static bool has_back(const struct print_settings *settings) {
  return settings->fold != FOLD_NONE || settings->pictures > 0 || *settings->motto != '\0';
}

/* Without duplex the backs are a file of their own: print the fronts, turn the pile, print these. */
static bool has_file_of_backs(const struct print_settings *settings) {
  return has_back(settings) && settings->duplex == DUPLEX_NONE;
}

static const char *file_name(const struct print_settings *settings, size_t file) {
  if (file == 0) return "cards";
  return file == 1 && has_file_of_backs(settings) ? "backs" : NULL;
}

static bool measure(const struct print_settings *settings, size_t pieces, size_t own_sheets, size_t *sheets,
                    size_t *pieces_per_volume, struct error *error) {
  struct card_layout layout;
  (void)own_sheets;
  if (!card_layout_find(settings, &layout, error)) return false;
  *sheets = imposition_sheets(&layout.imposition, pieces);
  *pieces_per_volume = (size_t)settings->volume_sheets * layout.imposition.cell_count;
  return true;
}

/* ---- opening ---- */

static bool make_motifs(struct cards *cards, struct error *error) {
  const struct product_setup *setup = cards->setup;
  const struct print_settings *settings = setup->settings;
  const struct card_layout *layout = &cards->layout;
  cards->motif_count = settings->pictures > 0 ? setup->picture_count : *settings->motto != '\0';
  if (cards->motif_count == 0) return true;
  cards->motifs = ARENA_ARRAY(&cards->arena, struct scene *, cards->motif_count);
  if (settings->pictures == 0)
    return card_motto_side(cards->engine, &layout->panel, layout->bleed_mm, settings->motto, settings->motto_language,
                           motto_ground, &cards->arena, &cards->motifs[0], error);
  for (size_t i = 0; i < cards->motif_count; i++)
    cards->motifs[i] = card_picture_side(&layout->panel, layout->bleed_mm, setup->pictures[i], &cards->arena);
  return true;
}

static void cards_close(void *state) {
  struct cards *cards = state;
  if (cards == NULL) return;
  arena_release(&cards->arena);
  mem_free(cards);
}

static bool cards_open(void **state, const struct product_setup *setup, struct text_engine *engine,
                       struct error *error) {
  struct cards *cards = mem_alloc(sizeof *cards);
  cards->setup = setup;
  cards->engine = engine;
  arena_init(&cards->arena);
  *state = NULL;
  if (!card_layout_find(setup->settings, &cards->layout, error) || !make_motifs(cards, error)) {
    cards_close(cards);
    return false;
  }
  *state = cards;
  return true;
}

/* ---- one card ---- */

/* A card has one size of letters: a heading is bold there, an item has its number or a dot in front. */
static bool block_to_paragraph(const struct template_block *block, struct arena *arena, struct styled_text *out,
                               struct error *error) {
  const char *mark = "";
  *out = block->text;
  switch (block->kind) {
  case TEMPLATE_PARAGRAPH: return true;
  case TEMPLATE_IMAGE:
    error_set(error, ERROR_REFUSED, _("a picture cannot stand in the text of a card: %s"), block->image);
    return error_hint(error, _("Print this text as a letter, or choose a text without pictures"));
  case TEMPLATE_HEADING: {
    struct text_span *bold = ARENA_NEW(arena, struct text_span);
    *bold = (struct text_span){.end = (uint32_t)strlen(out->text), .styles = TEXT_BOLD};
    out->spans = bold;
    out->span_count = 1;
    return true;
  }
  case TEMPLATE_ITEM: break;
  }
  if (block->continues) return true;
  mark = block->number > 0 ? arena_printf(arena, "%d. ", block->number) : "• ";
  uint32_t shift = (uint32_t)strlen(mark);
  struct text_span *spans = ARENA_ARRAY(arena, struct text_span, out->span_count + 1);
  for (size_t i = 0; i < out->span_count; i++) {
    spans[i] = out->spans[i];
    spans[i].start += shift;
    spans[i].end += shift;
  }
  out->text = arena_printf(arena, "%s%s", mark, out->text);
  out->spans = spans;
  return true;
}

static bool fill_message(const struct cards *cards, const struct piece *piece, const char *number,
                         struct template_field *fields, size_t field_count, struct arena *arena, struct card_text *text,
                         struct error *error) {
  text->writing_lines = cards->setup->settings->lines;
  if (text->writing_lines) return true;
  const struct template *template = print_texts_find(cards->setup->texts, piece->language);
  if (template == NULL) return true;
  fields[field_count++] = (struct template_field){.name = "letter_number", .value = number};
  struct template_block *blocks;
  size_t count;
  if (!template_fill(template, fields, field_count, arena, &blocks, &count, error)) return false;
  struct styled_text *paragraphs = ARENA_ARRAY(arena, struct styled_text, count + 1);
  for (size_t i = 0; i < count; i++)
    if (!block_to_paragraph(&blocks[i], arena, &paragraphs[i], error)) return false;
  text->paragraphs = paragraphs;
  text->paragraph_count = count;
  return true;
}

static bool compose_postcard(const struct cards *cards, const struct card_text *text, struct scene *motif,
                             struct arena *arena, struct product_piece *out, struct error *error) {
  out->scenes = ARENA_ARRAY(arena, struct scene *, 2);
  out->count = motif == NULL ? 1 : 2;
  if (motif != NULL) out->scenes[1] = motif;
  return card_address_side(cards->engine, &cards->layout.panel, text, arena, &out->scenes[0], error);
}

static bool compose_folding_card(const struct cards *cards, const struct card_text *text, struct scene *motif,
                                 struct arena *arena, struct product_piece *out, struct error *error) {
  struct fold_panels panels = {.front = motif};
  const struct paper *panel = &cards->layout.panel;
  if (!fold_back_cover(cards->engine, panel, text, arena, &panels.back, error) ||
      !fold_inside_text(cards->engine, panel, text, arena, &panels, error))
    return false;
  out->scenes = ARENA_ARRAY(arena, struct scene *, FOLD_PANELS);
  out->count = FOLD_PANELS;
  fold_order(cards->setup->settings->fold, &panels, lang_is_right_to_left(text->language), out->scenes);
  return true;
}

/* Whoever passes a card on gets it in an envelope; on the card itself stands the name and nothing of the prison. */
static bool hide_relayed(const struct cards *cards, const struct template_field *fields, size_t count,
                         struct card_text *text, struct error *error) {
  const struct print_settings *settings = cards->setup->settings;
  const char *names = print_fields_find(fields, count, FIELD_RELAY_NAMES);
  if (*names == '\0') return true;
  text->address = names;
  text->address_local = "";
  if (*settings->envelope != '\0' || *settings->labels != '\0') return true;
  error_set(error, ERROR_REFUSED, _("goes to somebody who passes it on, and so needs an envelope"));
  return error_hint(error, _("print envelopes too: --envelopes C6"));
}

static bool cards_compose(void *state, const struct piece *piece, struct arena *arena, struct product_piece *out,
                          struct error *error) {
  const struct cards *cards = state;
  struct template_field *fields;
  size_t field_count;
  struct card_text text;
  const char *number = arena_printf(arena, "%" PRId64, piece->number);
  if (!print_fields_read(piece->fields, 1, arena, &fields, &field_count, error) ||
      !print_face(piece, fields, field_count, arena, &text, error) ||
      !hide_relayed(cards, fields, field_count, &text, error) ||
      !fill_message(cards, piece, number, fields, field_count, arena, &text, error))
    return false;
  /* By its place in the run, so that neighbours in a cell do not get the same one, and again the same when it is printed
   * again. */
  struct scene *motif = NULL;
  if (cards->motif_count > 0) motif = cards->motifs[(size_t)piece->position % cards->motif_count];
  bool folds = cards->setup->settings->fold != FOLD_NONE;
  return folds ? compose_folding_card(cards, &text, motif, arena, out, error)
               : compose_postcard(cards, &text, motif, arena, out, error);
}

/* ---- sheets ---- */

static const struct sheet *side_of(const struct cards *cards, const struct product_piece *piece, bool back,
                                   struct arena *arena) {
  enum fold fold = cards->setup->settings->fold;
  if (fold != FOLD_NONE) return fold_side(fold, &cards->layout.panel, piece->scenes, back, arena);
  return card_side(&cards->layout.panel, piece->scenes[back ? 1 : 0], arena);
}

/* Fronts, backs or both, turn by turn. */
static bool add_sheets(const struct cards *cards, const struct product_piece *pieces, size_t count, bool fronts,
                       bool backs, struct arena *arena, struct pdf *pdf, struct error *error) {
  const struct print_settings *settings = cards->setup->settings;
  const struct imposition *imposition = &cards->layout.imposition;
  size_t sheets = imposition_sheets(imposition, count);
  for (size_t sheet = 0; sheet < sheets; sheet++) {
    const struct sheet *front_sides[IMPOSITION_MOST_CELLS] = {NULL}, *back_sides[IMPOSITION_MOST_CELLS] = {NULL};
    for (size_t cell = 0; cell < imposition->cell_count; cell++) {
      size_t item = imposition_item(imposition, settings->order, count, sheets, sheet, cell);
      if (item == SIZE_MAX) continue;
      if (fronts) front_sides[cell] = side_of(cards, &pieces[item], false, arena);
      if (backs) back_sides[cell] = side_of(cards, &pieces[item], true, arena);
    }
    struct sheet front, back;
    imposition_front(imposition, front_sides, arena, &front);
    if (fronts && !pdf_add_sheet(pdf, &front, error)) return false;
    if (!backs) continue;
    imposition_back(imposition, settings->duplex, back_sides, arena, &back);
    if (!pdf_add_sheet(pdf, &back, error)) return false;
  }
  return true;
}

static bool cards_impose(void *state, size_t file, const struct product_piece *pieces, size_t count,
                         struct arena *arena, struct pdf *pdf, struct error *error) {
  struct cards *cards = state;
  const struct print_settings *settings = cards->setup->settings;
  bool apart = has_file_of_backs(settings);
  bool fronts = file == 0;
  bool backs = apart ? !fronts : has_back(settings);
  return add_sheets(cards, pieces, count, fronts, backs, arena, pdf, error);
}

const struct product cards_product = {
    .name = "cards",
    .piece_kind = "card",
    .settle = card_layout_settle,
    .picture_size = card_layout_picture_size,
    .remark = card_layout_remark,
    .file_name = file_name,
    .measure = measure,
    .open = cards_open,
    .close = cards_close,
    .compose = cards_compose,
    .impose = cards_impose,
};
