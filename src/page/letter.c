/* SPDX-License-Identifier: MIT */
/* The text of a letter as a document, and what stands around it. */
#include "solipost/page/letter.h"

#include <string.h>

#include "letter_face.h"
#include "solipost/lang/tag.h"
#include "solipost/page/document.h"

#define BODY_SIZE_PT 11.0
#define PARAGRAPH_GAP_EM 0.8
#define TEXT_BELOW_REFERENCE_MM 7.0
#define CLOSING_GAP_MM 3.0
#define PICTURE_HEIGHT_MM 85.0
#define PICTURE_LEAST_DPI 100.0 /* a small picture is not blown up */
#define WRITING_LINE_STEP_MM 9.0

static double text_width_mm(const struct letter_form *form) {
  return form->paper->width_mm - form->left_mm - form->right_mm;
}

void letter_picture_size(const struct letter_form *form, double *width_pt, double *height_pt) {
  *width_pt = mm_to_pt(text_width_mm(form));
  *height_pt = mm_to_pt(PICTURE_HEIGHT_MM);
}

/* ---- the text ---- */

static void add_picture(struct document *document, const struct letter_form *form, const struct picture *picture) {
  uint32_t wide, high;
  picture_upright_size(picture, &wide, &high);
  double width = wide / PICTURE_LEAST_DPI * MM_PER_INCH;
  if (width > text_width_mm(form)) width = text_width_mm(form);
  document_picture(document, picture, width, PICTURE_HEIGHT_MM);
}

static void add_block(struct document *document, const struct letter_form *form, const struct letter_block *block) {
  switch (block->kind) {
  case LETTER_PARAGRAPH: document_styled(document, DOCUMENT_PARAGRAPH, &block->text); break;
  case LETTER_HEADING:
    document_styled(document, block->level <= 1 ? DOCUMENT_HEADING : DOCUMENT_SUBHEADING, &block->text);
    break;
  case LETTER_ITEM: document_item(document, block->depth, block->label, &block->text); break;
  case LETTER_PICTURE: add_picture(document, form, block->picture); break;
  }
}

/* Words of the group in a letter of any language: each line keeps the direction of its first letter. */
#define ISOLATE_BEGIN "\u2068"
#define ISOLATE_END "\u2069"

static void add_enclosures(struct document *document, const struct letter_text *text, struct arena *arena) {
  if (text->enclosure_count == 0) return;
  const char *lines = text->enclosures_label;
  for (size_t i = 0; i < text->enclosure_count; i++)
    lines = arena_printf(arena, "%s\n" ISOLATE_BEGIN "%s" ISOLATE_END, lines, text->enclosures[i]);
  document_gap(document, CLOSING_GAP_MM);
  document_text(document, DOCUMENT_SMALL, lines);
  document_stay(document);
}

/* Closing and signatures never stand on a page without some of the text. */
static void add_end(struct document *document, const struct letter_text *text, struct arena *arena) {
  static const char *const nobody[] = {""};
  if (text->closing != NULL) {
    document_gap(document, CLOSING_GAP_MM);
    document_text(document, DOCUMENT_PARAGRAPH, text->closing);
    document_stay(document);
  }
  bool named = text->writer_count > 0;
  document_signatures(document, named ? text->writers : nobody, named ? text->writer_count : 1);
  add_enclosures(document, text, arena);
}

static struct document *text_of(const struct letter_form *form, const struct letter_text *text,
                                const struct letter_reference *reference, struct arena *arena) {
  bool right_to_left = lang_is_right_to_left(text->language);
  struct document_frame frame = {
      .width_mm = form->paper->width_mm,
      .height_mm = form->paper->height_mm,
      .top_mm = form->top_mm,
      .bottom_mm = form->bottom_mm,
      .start_mm = right_to_left ? form->right_mm : form->left_mm,
      .end_mm = right_to_left ? form->left_mm : form->right_mm,
      .first_top_mm = form->text_y_mm + pt_to_mm(reference->height_pt) + TEXT_BELOW_REFERENCE_MM,
      .language = text->language,
      .family = FAMILY_SANS,
      .size_pt = BODY_SIZE_PT,
      .paragraph_gap = PARAGRAPH_GAP_EM,
  };
  struct document *document = document_new(&frame, arena);
  if (text->writing_lines) return document;
  for (size_t i = 0; i < text->block_count; i++) add_block(document, form, &text->blocks[i]);
  add_end(document, text, arena);
  return document;
}

/* ---- what runs along ---- */

static const char *put_in(const char *words, const char *place, size_t number, struct arena *arena) {
  const char *at = strstr(words, place);
  if (at == NULL) return words;
  return arena_printf(arena, "%.*s%zu%s", (int)(at - words), words, number, at + strlen(place));
}

/* Sheets that come apart are put together again by name, number and page. */
static bool running_words(void *context, size_t page, size_t pages, struct arena *arena, struct document_running *out,
                          struct error *error) {
  const struct letter_text *text = context;
  (void)error;
  const char *words = put_in(text->page_words, LETTER_PAGES_PLACE, pages, arena);
  out->foot_start = text->prisoner;
  out->foot_end = put_in(words, LETTER_PAGE_PLACE, page, arena);
  if (page > 1) out->head_end = text->number;
  return true;
}

/* ---- lines to write on ---- */

static void draw_lines(const struct letter_form *form, double top_mm, struct scene *page) {
  double bottom = form->paper->height_mm - form->bottom_mm;
  struct zone zone = zone_mm(form->left_mm, top_mm, form->paper->width_mm - form->right_mm, bottom);
  double step = mm_to_pt(WRITING_LINE_STEP_MM);
  face_rules(page, &zone, step, step, (size_t)(zone.height / step));
}

/* ---- the whole ---- */

/* No text fills the pages of a lined letter. */
static bool make_pages(struct text_engine *engine, const struct letter_text *text, struct document *document,
                       struct scene ***pages, size_t *count, struct error *error) {
  for (size_t i = 1; text->writing_lines && i < text->lined_pages; i++) document_page_break(document);
  return document_pages(document, engine, running_words, (void *)text, pages, count, error);
}

bool letter_pages(struct text_engine *engine, const struct letter_form *form, bool marks,
                  const struct letter_text *text, struct arena *arena, struct scene ***pages, size_t *count,
                  struct error *error) {
  struct letter_reference reference;
  if (!letter_reference_lay(engine, form, text, arena, &reference, error)) return false;
  struct document *document = text_of(form, text, &reference, arena);
  if (!make_pages(engine, text, document, pages, count, error)) return false;
  struct scene *first = (*pages)[0];
  if (!letter_face(engine, form, text, first, error)) return false;
  letter_reference_draw(&reference, form, lang_is_right_to_left(text->language), first);
  if (marks) letter_marks(form, first);
  for (size_t i = 0; text->writing_lines && i < *count; i++)
    draw_lines(form, i == 0 ? form->text_y_mm + pt_to_mm(reference.height_pt) : form->top_mm, (*pages)[i]);
  return true;
}
