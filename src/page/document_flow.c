/* SPDX-License-Identifier: MIT */
/* Fills page after page. What a block needs to begin on a page is known before it begins: its own first lines, and for a
 * heading those of what follows. */
#include "document_flow.h"

#include <math.h>

#include "solipost/base/length.h"

#define RULE_WIDTH_PT 0.4
#define DASH_PT 4.0
#define EDGE_MM 5.0 /* nothing prints nearer to the edge of the paper */
#define CUT_GAP_MM 6.0

/* So many lines of a paragraph stand together on either side of a break. */
enum { LINES_TOGETHER = 2 };

struct flow {
  const struct document *document;
  LIST(struct scene *) pages;
  double y_pt;
  bool empty; /* nothing stands on the page yet */
  bool begun; /* something stands somewhere */
};

static struct scene *new_page(struct flow *flow) {
  const struct document *document = flow->document;
  struct scene *page = ARENA_NEW(document->arena, struct scene);
  scene_init(page, document->arena, mm_to_pt(document->frame.width_mm), mm_to_pt(document->frame.height_mm));
  LIST_PUSH(&flow->pages, page);
  flow->y_pt = document->top_pt;
  flow->empty = true;
  return page;
}

static struct scene *page_of(const struct flow *flow) { return flow->pages.items[flow->pages.count - 1]; }

/* ---- what a block needs ---- */

static double page_height(const struct document *document) { return document->bottom_pt - document->top_pt; }

/* Its first lines: all of it when a break would leave one alone, two of a longer one; the whole of a row. */
static double first_lines(const struct document *document, const struct document_block *block) {
  double whole = block_height(block, 0, block->line_count);
  if (block->kind == BLOCK_ROW || block_keeps_next(block)) return whole <= page_height(document) ? whole : 0;
  return block->line_count < 2 * LINES_TOGETHER ? whole : block_height(block, 0, LINES_TOGETHER);
}

static bool is_listed(const struct document *document, size_t index) {
  if (index >= document->count) return false;
  enum block_kind kind = document->blocks[index].kind;
  return kind == BLOCK_ITEM || kind == BLOCK_ROW;
}

/* The first of a list takes the second along, the last but one the last: no line of a list stands alone. */
static bool takes_next(const struct document *document, size_t index) {
  if (block_keeps_next(&document->blocks[index])) return true;
  if (!is_listed(document, index) || !is_listed(document, index + 1)) return false;
  bool first = index == 0 || !is_listed(document, index - 1);
  bool last_but_one = !is_listed(document, index + 2);
  return first || last_but_one;
}

/* Height in which block `index` may begin, without the space before it. */
static double need_of(const struct document *document, size_t index) {
  double need = 0;
  for (bool more = true; more && index < document->count; index++) {
    const struct document_block *block = &document->blocks[index];
    if (block->kind == BLOCK_PART) break;
    more = !block_has_text(block) || takes_next(document, index);
    if (!block_has_text(block)) {
      need += block_space_before(document, block) + block_space_after(document, block);
      continue;
    }
    need += first_lines(document, block);
    if (!more) break;
    need += block_space_after(document, block);
    if (index + 1 < document->count) need += block_space_before(document, &document->blocks[index + 1]);
  }
  return need;
}

/* ---- filling ---- */

/* How far the lines from `from` go on this page; `from` itself when they had better go to the next. */
static size_t lines_here(const struct flow *flow, const struct document_block *block, size_t from) {
  size_t fit = block_fit(block, from, flow->document->bottom_pt - flow->y_pt), to = fit;
  if (fit >= block->line_count) return block->line_count;
  if (block->line_count - to < LINES_TOGETHER && to > from) to--;
  if (to - from < LINES_TOGETHER) to = from;
  if (to > from || !flow->empty) return to;
  return fit > from ? fit : from + 1; /* higher than a whole page */
}

static void put_text(struct flow *flow, size_t index) {
  const struct document *document = flow->document;
  const struct document_block *block = &document->blocks[index];
  double before = flow->empty ? 0 : block_space_before(document, block);
  double need = need_of(document, index);
  bool fits = flow->y_pt + before + need <= document->bottom_pt + 0.01;
  if (!flow->empty && !fits) new_page(flow);
  else flow->y_pt += before;
  for (size_t from = 0; from < block->line_count;) {
    size_t to = lines_here(flow, block, from);
    if (to > from) {
      block_draw(document, block, from, to, page_of(flow), flow->y_pt);
      flow->y_pt += block_height(block, from, to);
      flow->empty = false;
      flow->begun = true;
    }
    from = to;
    if (from < block->line_count) new_page(flow);
  }
  flow->y_pt += block_space_after(document, block);
}

static void draw_cut(const struct flow *flow, double y_pt) {
  double edge = mm_to_pt(EDGE_MM), right = mm_to_pt(flow->document->frame.width_mm) - edge;
  scene_dashes(page_of(flow), edge, y_pt, right, y_pt, RULE_WIDTH_PT, DASH_PT, DASH_PT, COLOUR_GREY);
}

static void put_rule(struct flow *flow, const struct document_block *block) {
  const struct document *document = flow->document;
  if (flow->empty) return;
  flow->y_pt += block_space_before(document, block);
  bool fits = flow->y_pt <= document->bottom_pt;
  if (fits && block->kind == BLOCK_CUT) draw_cut(flow, flow->y_pt);
  else if (fits)
    scene_stroke(page_of(flow), document->left_pt, flow->y_pt, document->right_pt, flow->y_pt, RULE_WIDTH_PT,
                 COLOUR_GREY);
  flow->y_pt += block_space_after(document, block);
}

/* Below a cut a strip stays white, so that crooked scissors take no line. */
static void put_part(struct flow *flow, const struct document_block *block) {
  const struct document *document = flow->document;
  double height = page_height(document) / (double)block->parts;
  if (!flow->begun) return;
  double part = flow->empty ? 0 : ceil((flow->y_pt - document->top_pt) / height - 0.001);
  if (part >= (double)block->parts) {
    new_page(flow);
    return;
  }
  if (part == 0) return;
  flow->y_pt = document->top_pt + part * height;
  draw_cut(flow, flow->y_pt);
  flow->y_pt += mm_to_pt(CUT_GAP_MM);
}

void document_flow(const struct document *document, struct scene ***pages, size_t *count) {
  struct flow flow = {.document = document};
  new_page(&flow);
  for (size_t i = 0; i < document->count; i++) {
    const struct document_block *block = &document->blocks[i];
    if (block_has_text(block)) put_text(&flow, i);
    else if (block->kind == BLOCK_RULE || block->kind == BLOCK_CUT) put_rule(&flow, block);
    else if (block->kind == BLOCK_PART) put_part(&flow, block);
    else if (!flow.empty) flow.y_pt += block->gap_pt;
  }
  *pages = arena_copy(document->arena, flow.pages.items, flow.pages.count * sizeof(struct scene *));
  *count = flow.pages.count;
  LIST_RELEASE(&flow.pages);
}
