/* SPDX-License-Identifier: MIT */
/* Collects the blocks of a document and turns them into pages with what runs along on top and at the foot. */
#include "solipost/page/document.h"

#include <assert.h>

#include "document_block.h"
#include "document_flow.h"
#include "solipost/base/length.h"
#include "solipost/lang/tag.h"

#define HEAD_ABOVE_MM 9.0 /* from the text up to the top of the head */
#define FOOT_BELOW_MM 5.0 /* from the text down to the foot */
#define RUNNING_GAP_MM 4.0
#define SIGNING_ROOM_MM 14.0 /* for a hand that signs, down to the name */

struct document *document_new(const struct document_frame *frame, struct arena *arena) {
  struct document *document = ARENA_NEW(arena, struct document);
  document->frame = *frame;
  document->arena = arena;
  document->right_to_left = lang_is_right_to_left(frame->language);
  double start = mm_to_pt(frame->start_mm), end = mm_to_pt(frame->end_mm), width = mm_to_pt(frame->width_mm);
  document->left_pt = document->right_to_left ? end : start;
  document->right_pt = width - (document->right_to_left ? start : end);
  document->top_pt = mm_to_pt(frame->top_mm);
  document->first_top_pt = frame->first_top_mm > 0 ? mm_to_pt(frame->first_top_mm) : document->top_pt;
  document->bottom_pt = mm_to_pt(frame->height_mm - frame->bottom_mm);
  assert(document->right_pt > document->left_pt && document->bottom_pt > document->top_pt &&
         document->bottom_pt > document->first_top_pt);
  return document;
}

/* ---- blocks ---- */

static struct document_block *add_block(struct document *document, enum block_kind kind) {
  if (document->count == document->capacity) {
    size_t capacity = document->capacity == 0 ? 32 : 2 * document->capacity;
    struct document_block *blocks = ARENA_ARRAY(document->arena, struct document_block, capacity);
    if (document->count > 0) memcpy(blocks, document->blocks, document->count * sizeof *blocks);
    document->blocks = blocks;
    document->capacity = capacity;
  }
  struct document_block *block = &document->blocks[document->count++];
  block->kind = kind;
  return block;
}

void document_styled(struct document *document, enum document_style style, const struct styled_text *text) {
  static const enum block_kind kinds[] = {
      [DOCUMENT_TITLE] = BLOCK_TITLE,           [DOCUMENT_HEADING] = BLOCK_HEADING,
      [DOCUMENT_SUBHEADING] = BLOCK_SUBHEADING, [DOCUMENT_PARAGRAPH] = BLOCK_PARAGRAPH,
      [DOCUMENT_SMALL] = BLOCK_SMALL,           [DOCUMENT_ITEM] = BLOCK_ITEM,
  };
  struct document_block *block = add_block(document, kinds[style]);
  block->cells = arena_copy(document->arena, text, sizeof *text);
  block->cell_count = 1;
}

void document_text(struct document *document, enum document_style style, const char *text) {
  document_styled(document, style, &(struct styled_text){.text = text});
}

void document_row(struct document *document, const char *const *cells, const double *shares, size_t count) {
  struct styled_text *texts = ARENA_ARRAY(document->arena, struct styled_text, count);
  for (size_t i = 0; i < count; i++) texts[i].text = cells[i];
  struct document_block *block = add_block(document, BLOCK_ROW);
  block->cells = texts;
  block->shares = arena_copy(document->arena, shares, count * sizeof *shares);
  block->cell_count = count;
}

void document_item(struct document *document, int depth, const char *label, const struct styled_text *text) {
  document_styled(document, DOCUMENT_ITEM, text);
  document->blocks[document->count - 1].depth = depth;
  document->blocks[document->count - 1].label = label;
}

void document_picture(struct document *document, const struct picture *picture, double width_mm, double height_mm) {
  uint32_t wide, high;
  picture_upright_size(picture, &wide, &high);
  double room = document->right_pt - document->left_pt, width = mm_to_pt(width_mm), height = mm_to_pt(height_mm);
  double page = document->bottom_pt - document->top_pt;
  if (width > room) width = room;
  if (height > page) height = page;
  double across = width / wide, down = height / high, scale = across < down ? across : down;
  struct document_block *block = add_block(document, BLOCK_PICTURE);
  block->picture = picture;
  block->lead_width_pt = wide * scale;
  block->lead_pt = high * scale;
}

void document_signatures(struct document *document, const char *const *names, size_t count) {
  static const double halves[] = {0.5, 0.5};
  for (size_t i = 0; i < count; i += 2) {
    document_row(document, names + i, halves, i + 1 < count ? 2 : 1);
    struct document_block *block = &document->blocks[document->count - 1];
    block->kind = BLOCK_SIGNATURES;
    block->lead_pt = mm_to_pt(SIGNING_ROOM_MM);
    block->stays = true;
  }
}

void document_stay(struct document *document) {
  if (document->count > 0) document->blocks[document->count - 1].stays = true;
}
void document_cells(struct document *document, const struct document_cell *cells, const double *shares, size_t count,
                    const struct document_row_form *form) {
  struct styled_text *texts = ARENA_ARRAY(document->arena, struct styled_text, count);
  for (size_t i = 0; i < count; i++) texts[i].text = cells[i].kind == DOCUMENT_WORDS ? cells[i].text : "";
  struct document_block *block = add_block(document, BLOCK_ROW);
  block->cells = texts;
  block->forms = arena_copy(document->arena, cells, count * sizeof *cells);
  block->shares = arena_copy(document->arena, shares, count * sizeof *shares);
  block->cell_count = count;
  if (form != NULL) block->row = *form;
}

void document_table_head(struct document *document, size_t rows) {
  assert(rows > 0 && rows <= document->count && rows <= DOCUMENT_MOST_HEAD_ROWS);
  document->blocks[document->count - 1].head_rows = rows;
}

void document_cut(struct document *document) { add_block(document, BLOCK_CUT); }

void document_part(struct document *document, size_t parts) { add_block(document, BLOCK_PART)->parts = parts; }

void document_gap(struct document *document, double height_mm) {
  add_block(document, BLOCK_GAP)->gap_pt = mm_to_pt(height_mm);
}

void document_page_break(struct document *document) { add_block(document, BLOCK_BREAK); }

void document_rule(struct document *document) { add_block(document, BLOCK_RULE); }

/* ---- what runs along ---- */

/* The end first; the start has what is left, in one line. */
static bool run_line(const struct document *document, const char *start, const char *end, struct text_engine *engine,
                     struct scene *page, double y_pt, struct error *error) {
  double room = document->right_pt - document->left_pt;
  struct text_box box;
  if (*end != '\0') {
    if (!block_lay_running(document, end, 0, engine, &box, error)) return false;
    scene_text(page, &box, document->right_to_left ? document->left_pt : document->right_pt - box.width_pt, y_pt,
               COLOUR_GREY);
    room -= box.width_pt + mm_to_pt(RUNNING_GAP_MM);
  }
  if (*start == '\0' || room <= 0) return true;
  if (!block_lay_running(document, start, room, engine, &box, error)) return false;
  if (box.line_count > 1) box.line_count = 1;
  /* Aligned within `room`: at the right its left edge is so far from the margin. */
  scene_text(page, &box, document->right_to_left ? document->right_pt - room : document->left_pt, y_pt, COLOUR_GREY);
  return true;
}

static bool run_along(const struct document *document, const struct document_running *words, struct text_engine *engine,
                      struct scene *page, struct error *error) {
  return run_line(document, words->head_start, words->head_end, engine, page,
                  document->top_pt - mm_to_pt(HEAD_ABOVE_MM), error) &&
         run_line(document, words->foot_start, words->foot_end, engine, page,
                  document->bottom_pt + mm_to_pt(FOOT_BELOW_MM), error);
}

/* ---- pages ---- */

bool document_pages(struct document *document, struct text_engine *engine, document_running_words *running,
                    void *context, struct scene ***pages, size_t *count, struct error *error) {
  for (size_t i = 0; i < document->count; i++) {
    if (!block_lay(document, &document->blocks[i], engine, error)) return false;
  }
  document_flow(document, pages, count);
  for (size_t page = 0; running != NULL && page < *count; page++) {
    struct document_running words = {"", "", "", ""};
    if (!running(context, page + 1, *count, document->arena, &words, error) ||
        !run_along(document, &words, engine, (*pages)[page], error)) {
      return false;
    }
  }
  return true;
}

void document_sheet(const struct scene *page, struct arena *arena, struct sheet *out) {
  struct placement *placement = ARENA_NEW(arena, struct placement);
  placement->scene = page;
  *out = (struct sheet){.width_pt = page->width_pt, .height_pt = page->height_pt, .placements = placement, .count = 1};
}
