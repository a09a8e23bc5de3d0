/* SPDX-License-Identifier: MIT */
/* Fills page after page. What a block needs to begin on a page is known before it begins: its own first lines, and for a
 * heading those of what follows. */
#include "document_flow.h"

#include <math.h>

#include "solipost/base/length.h"

#define RULE_WIDTH_PT 0.4
#define TOLERANCE_PT 0.01 /* sums of rounded numbers must not push a line away */
#define DASH_PT 4.0
#define EDGE_MM 5.0 /* nothing prints nearer to the edge of the paper */
#define CUT_GAP_MM 6.0

/* So many lines of a paragraph stand together on either side of a break. */
enum { LINES_TOGETHER = 2 };

struct flow {
  const struct document *document;
  LIST(struct scene *) pages;
  double y_pt;
  bool empty;             /* nothing stands on the page yet */
  bool begun;             /* something stands somewhere */
  size_t head, head_rows; /* of the table whose rows are put: its first block, and how many; none: 0 */
};

static struct scene *new_page(struct flow *flow) {
  const struct document *document = flow->document;
  struct scene *page = ARENA_NEW(document->arena, struct scene);
  scene_init(page, document->arena, mm_to_pt(document->frame.width_mm), mm_to_pt(document->frame.height_mm));
  LIST_PUSH(&flow->pages, page);
  flow->y_pt = flow->pages.count == 1 ? document->first_top_pt : document->top_pt;
  flow->empty = true;
  return page;
}

static struct scene *page_of(const struct flow *flow) { return flow->pages.items[flow->pages.count - 1]; }

/* ---- what a block needs ---- */

static double page_height(const struct document *document) { return document->bottom_pt - document->top_pt; }

/* Its first lines: all of it when a break would leave one alone, two of a longer one; the whole of a row. */
static double first_lines(const struct document *document, const struct document_block *block) {
  double whole = block_height(block, 0, block->line_count);
  if (block_is_whole(block)) return whole <= page_height(document) ? whole : 0;
  return block->line_count < 2 * LINES_TOGETHER ? whole : block_height(block, 0, LINES_TOGETHER);
}

static bool is_listed(const struct document *document, size_t index) {
  if (index >= document->count) return false;
  enum block_kind kind = document->blocks[index].kind;
  return kind == BLOCK_ITEM || kind == BLOCK_ROW;
}

/* Whether a row belongs to the head of a table. */
static bool in_head(const struct document *document, size_t index) {
  for (size_t i = index; i < index + DOCUMENT_MOST_HEAD_ROWS && is_listed(document, i); i++)
    if (document->blocks[i].head_rows > i - index) return true;
  return false;
}

/* The first of a list takes the second along, the last but one the last: no line of a list stands alone. */
static bool takes_next(const struct document *document, size_t index) {
  if (block_keeps_next(&document->blocks[index])) return true;
  if (!is_listed(document, index) || !is_listed(document, index + 1)) return false;
  bool first = index == 0 || !is_listed(document, index - 1);
  bool last_but_one = !is_listed(document, index + 2);
  return first || last_but_one || in_head(document, index);
}

static size_t next_text(const struct document *document, size_t index, double *between) {
  *between = block_space_after(document, &document->blocks[index]);
  for (index++; index < document->count; index++) {
    const struct document_block *block = &document->blocks[index];
    *between += block_space_before(document, block);
    if (block->kind == BLOCK_BREAK || block->kind == BLOCK_PART) return document->count;
    if (block_has_text(block)) break;
    *between += block_space_after(document, block);
  }
  return index;
}

/* What the last line of a block must have below it: blocks that stay, and above them the last of the text if that is but a
 * line. From the end to the beginning, since each asks the next. */
static void find_tail(struct document *document, size_t index) {
  struct document_block *block = &document->blocks[index];
  double between;
  size_t next = next_text(document, index, &between);
  block->tail_pt = 0;
  block->tail_lines = 0;
  if (next == document->count) return;
  const struct document_block *below = &document->blocks[next];
  size_t lines = below->stays ? 0 : below->tail_lines + below->line_count;
  if (!below->stays && (below->tail_pt <= 0 || lines >= LINES_TOGETHER)) return;
  double own = between + block_height(below, 0, below->line_count);
  bool too_much = own + below->tail_pt > page_height(document) / 2;
  if (too_much && !below->stays) return;
  block->tail_pt = too_much ? own : own + below->tail_pt;
  block->tail_lines = lines;
}

/* Height in which block `index` may begin, without the space before it. */
static double need_of(const struct document *document, size_t index) {
  double need = 0;
  for (bool more = true; more && index < document->count; index++) {
    const struct document_block *block = &document->blocks[index];
    if (block->kind == BLOCK_BREAK || block->kind == BLOCK_PART) break;
    more = !block_has_text(block) || takes_next(document, index);
    if (!block_has_text(block)) {
      need += block_space_before(document, block) + block_space_after(document, block);
      continue;
    }
    double first = first_lines(document, block);
    need += first;
    if (!more) {
      if (first >= block_height(block, 0, block->line_count)) need += block->tail_pt;
      break;
    }
    need += block_space_after(document, block);
    if (index + 1 < document->count) need += block_space_before(document, &document->blocks[index + 1]);
  }
  return need;
}

/* ---- filling ---- */

/* How far the lines from `from` go on this page; `from` itself when they had better go to the next. */
static size_t lines_here(const struct flow *flow, const struct document_block *block, size_t from) {
  double room = flow->document->bottom_pt - flow->y_pt + TOLERANCE_PT;
  size_t fit = block_fit(block, from, flow->document->bottom_pt - flow->y_pt), to = fit;
  bool all = fit >= block->line_count;
  if (all && block_height(block, from, fit) + block->tail_pt <= room) return fit;
  while (to > from && block->line_count - to < LINES_TOGETHER) to--;
  if (to - from < LINES_TOGETHER) to = from;
  if (to > from || !flow->empty) return to;
  return fit > from ? fit : from + 1; /* higher than a whole page */
}

/* On a first page that begins further down, what fits on the others goes to the next. */
static bool may_turn(const struct flow *flow, double need) {
  const struct document *document = flow->document;
  bool lower = flow->pages.count == 1 && document->first_top_pt > document->top_pt;
  return !flow->empty || (lower && need <= page_height(document));
}

/* A page of a table without its heads is a riddle. */
static void repeat_head(struct flow *flow) {
  const struct document *document = flow->document;
  for (size_t i = flow->head; i < flow->head + flow->head_rows; i++) {
    const struct document_block *block = &document->blocks[i];
    if (!flow->empty) flow->y_pt += block_space_before(document, block);
    block_draw(document, block, 0, block->line_count, page_of(flow), flow->y_pt);
    flow->y_pt += block_height(block, 0, block->line_count) + block_space_after(document, block);
    flow->empty = false;
  }
}

static void put_text(struct flow *flow, size_t index) {
  const struct document *document = flow->document;
  const struct document_block *block = &document->blocks[index];
  double before = flow->empty ? 0 : block_space_before(document, block);
  double need = need_of(document, index);
  bool fits = flow->y_pt + before + need <= document->bottom_pt + TOLERANCE_PT;
  if (!fits && may_turn(flow, need)) {
    new_page(flow);
    if (flow->head_rows > 0) repeat_head(flow);
    before = flow->empty ? 0 : block_space_before(document, block);
  }
  flow->y_pt += before;
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

void document_flow(struct document *document, struct scene ***pages, size_t *count) {
  struct flow flow = {.document = document};
  for (size_t i = document->count; i-- > 0;)
    if (block_has_text(&document->blocks[i])) find_tail(document, i);
  new_page(&flow);
  for (size_t i = 0; i < document->count; i++) {
    const struct document_block *block = &document->blocks[i];
    if (block->kind != BLOCK_ROW) flow.head_rows = 0;
    if (block_has_text(block)) put_text(&flow, i);
    else if (block->kind == BLOCK_BREAK) new_page(&flow);
    else if (block->kind == BLOCK_RULE || block->kind == BLOCK_CUT) put_rule(&flow, block);
    else if (block->kind == BLOCK_PART) put_part(&flow, block);
    else if (!flow.empty) flow.y_pt += block->gap_pt;
    if (block->head_rows > 0) {
      flow.head_rows = block->head_rows;
      flow.head = i + 1 - block->head_rows;
    }
  }
  *pages = arena_copy(document->arena, flow.pages.items, flow.pages.count * sizeof(struct scene *));
  *count = flow.pages.count;
  LIST_RELEASE(&flow.pages);
}
