/* SPDX-License-Identifier: MIT */
/* A block becomes boxes of lines; some of its lines are measured and drawn. */
#include "document_block.h"

#include <string.h>

#include "solipost/base/length.h"
#include "solipost/lang/tag.h"

#define BULLET "\u2022"
#define COLUMN_GAP_MM 4.0
#define RUNNING_SIZE 0.8          /* of the size of a paragraph */
#define SIGNATURE_RULE_ABOVE 0.25 /* the line is so far above the name, in sizes of a paragraph */
#define TICK_SIZE 0.85
#define LINE_WIDTH_PT 0.5
#define RULE_BELOW 0.15 /* so far under a row, in sizes of a paragraph: less than what comes after it */

/* Sizes and distances in sizes of a paragraph. */
static const struct {
  double size, before, after, indent;
  unsigned styles;
  bool keeps_next;
} styles[] = {
    [BLOCK_TITLE] = {1.7, 0, 0.3, 0, TEXT_BOLD, true},
    [BLOCK_HEADING] = {1.2, 1.1, 0.3, 0, TEXT_BOLD, true},
    [BLOCK_SUBHEADING] = {1.0, 0.7, 0.2, 0, TEXT_BOLD, true},
    [BLOCK_PARAGRAPH] = {1.0, 0, 0.45, 0, 0, false},
    [BLOCK_SMALL] = {0.85, 0, 0.35, 0, 0, false},
    [BLOCK_ITEM] = {1.0, 0, 0.25, 1.3, 0, false},
    [BLOCK_ROW] = {1.0, 0, 0.2, 0, 0, false},
    [BLOCK_SIGNATURES] = {0.85, 0, 0.6, 0, 0, false},
    [BLOCK_PICTURE] = {1.0, 0.2, 0.65, 0, 0, false},
    [BLOCK_GAP] = {.size = 0},
    [BLOCK_RULE] = {.before = 0.3, .after = 0.5},
    [BLOCK_BREAK] = {.size = 0},
    [BLOCK_CUT] = {.before = 0.5, .after = 0.8},
    [BLOCK_PART] = {.size = 0},
};

/* Blocks and cells have the same styles. */
static enum block_kind style_of_cell(const struct document_block *block, size_t cell) {
  static const enum block_kind kinds[] = {
      [DOCUMENT_TITLE] = BLOCK_TITLE,   [DOCUMENT_HEADING] = BLOCK_HEADING, [DOCUMENT_SUBHEADING] = BLOCK_SUBHEADING,
      [DOCUMENT_PARAGRAPH] = BLOCK_ROW, [DOCUMENT_SMALL] = BLOCK_SMALL,     [DOCUMENT_ITEM] = BLOCK_ITEM,
  };
  return block->forms == NULL ? block->kind : kinds[block->forms[cell].style];
}

/* A row is spaced as its first cell would be alone. */
static enum block_kind style_of(const struct document_block *block) {
  return block->kind == BLOCK_ROW ? style_of_cell(block, 0) : block->kind;
}

double block_space_before(const struct document *document, const struct document_block *block) {
  return styles[style_of(block)].before * document->frame.size_pt;
}

double block_space_after(const struct document *document, const struct document_block *block) {
  if (block->kind == BLOCK_GAP) return block->gap_pt;
  bool wide = block->kind == BLOCK_PARAGRAPH && document->frame.paragraph_gap > 0;
  return (wide ? document->frame.paragraph_gap : styles[style_of(block)].after) * document->frame.size_pt;
}

bool block_keeps_next(const struct document_block *block) { return styles[style_of(block)].keeps_next; }

bool block_is_whole(const struct document_block *block) {
  bool solid = block->kind == BLOCK_ROW || block->kind == BLOCK_SIGNATURES || block->kind == BLOCK_PICTURE;
  return solid || block->stays || block_keeps_next(block);
}

/* ---- laying out ---- */

static struct paragraph paragraph_of(const struct document *document, const struct styled_text *text, double size_pt) {
  return (struct paragraph){.content = *text,
                            .language = document->frame.language,
                            .family = document->frame.family,
                            .direction = document->right_to_left ? DIRECTION_RTL : DIRECTION_LTR,
                            .align = ALIGN_START,
                            .size_pt = size_pt};
}

/* The whole text in the style of the block, unless it brings spans of its own. */
static struct styled_text styled(const struct styled_text *text, unsigned style, struct arena *arena) {
  if (style == 0 || text->span_count > 0 || text->text[0] == '\0') return *text;
  struct text_span *span = ARENA_NEW(arena, struct text_span);
  *span = (struct text_span){.start = 0, .end = (uint32_t)strlen(text->text), .styles = style};
  return (struct styled_text){.text = text->text, .spans = span, .span_count = 1};
}

/* The language of a cell, and from which side it is read. */
static void speak(const struct document_block *block, size_t cell, bool right_to_left, struct paragraph *paragraph) {
  const char *language = block->forms == NULL ? NULL : block->forms[cell].language;
  if (language == NULL) return;
  if (*language == '\0') {
    paragraph->direction = DIRECTION_AUTO;
    paragraph->align = right_to_left ? ALIGN_RIGHT : ALIGN_LEFT;
    return;
  }
  paragraph->language = language;
  paragraph->direction = lang_is_right_to_left(language) ? DIRECTION_RTL : DIRECTION_LTR;
}

static bool lay_cell(const struct document *document, struct document_block *block, size_t cell, double left_pt,
                     double width_pt, struct text_engine *engine, struct error *error) {
  enum block_kind style = style_of_cell(block, cell);
  unsigned bold = block->forms != NULL && block->forms[cell].bold ? TEXT_BOLD : 0;
  struct styled_text text = styled(&block->cells[cell], styles[style].styles | bold, document->arena);
  struct paragraph paragraph = paragraph_of(document, &text, styles[style].size * document->frame.size_pt);
  paragraph.width_pt = width_pt;
  speak(block, cell, document->right_to_left, &paragraph);
  block->lefts_pt[cell] = left_pt;
  struct text_box *box = &block->boxes[cell];
  if (!text_layout(engine, &paragraph, document->arena, box, error)) return false;
  if (box->line_count > block->line_count) block->line_count = box->line_count;
  return true;
}

/* How far an item of this depth is moved in; its bullet or number stands in the last step of it. */
static double indent_of(const struct document *document, const struct document_block *block) {
  return styles[block->kind].indent * document->frame.size_pt * (block->depth > 1 ? block->depth : 1);
}

static bool lay_bullet(const struct document *document, struct document_block *block, struct text_engine *engine,
                       struct error *error) {
  struct styled_text text = {.text = block->label == NULL ? BULLET : block->label};
  if (*text.text == '\0') return true;
  struct paragraph paragraph = paragraph_of(document, &text, document->frame.size_pt);
  if (!text_layout(engine, &paragraph, document->arena, &block->bullet, error)) return false;
  double step = styles[block->kind].indent * document->frame.size_pt;
  double inside = 0.25 * document->frame.size_pt;
  double room = step - inside - block->bullet.width_pt; /* a long number ends where its text begins */
  double at = indent_of(document, block) - step + (room < inside ? room : inside);
  if (room < 0) at = indent_of(document, block) - block->bullet.width_pt - inside / 2;
  block->bullet_left_pt =
      document->right_to_left ? document->right_pt - at - block->bullet.width_pt : document->left_pt + at;
  return true;
}

static bool lay_row(const struct document *document, struct document_block *block, struct text_engine *engine,
                    struct error *error) {
  double gap = mm_to_pt(COLUMN_GAP_MM), at = 0;
  double room = document->right_pt - document->left_pt - gap * (double)(block->cell_count - 1);
  block->widths_pt = ARENA_ARRAY(document->arena, double, block->cell_count);
  for (size_t i = 0; i < block->cell_count; i++) {
    double width = block->widths_pt[i] = room * block->shares[i];
    double left = document->right_to_left ? document->right_pt - at - width : document->left_pt + at;
    if (!lay_cell(document, block, i, left, width, engine, error)) return false;
    at += width + gap;
  }
  return true;
}

/* Scripts differ in the room above their baseline. */
static void meet_baselines(struct document_block *block) {
  double lowest = block->bullet.line_count > 0 ? block->bullet.ascent_pt : 0;
  for (size_t i = 0; i < block->cell_count; i++)
    if (block->boxes[i].ascent_pt > lowest) lowest = block->boxes[i].ascent_pt;
  for (size_t i = 0; i < block->cell_count; i++) block->drops_pt[i] = lowest - block->boxes[i].ascent_pt;
  block->bullet_drop_pt = lowest - block->bullet.ascent_pt;
}

static bool lay_cells(const struct document *document, struct document_block *block, struct text_engine *engine,
                      struct error *error) {
  block->boxes = ARENA_ARRAY(document->arena, struct text_box, block->cell_count);
  block->lefts_pt = ARENA_ARRAY(document->arena, double, block->cell_count);
  block->drops_pt = ARENA_ARRAY(document->arena, double, block->cell_count);
  if (block->shares != NULL) return lay_row(document, block, engine, error);
  if (block->kind == BLOCK_ITEM && !lay_bullet(document, block, engine, error)) return false;
  double indent = indent_of(document, block);
  double left = document->left_pt + (document->right_to_left ? 0 : indent);
  return lay_cell(document, block, 0, left, document->right_pt - document->left_pt - indent, engine, error);
}

bool block_lay(const struct document *document, struct document_block *block, struct text_engine *engine,
               struct error *error) {
  block->line_count = block->kind == BLOCK_PICTURE;
  if (!block_has_text(block) || block->kind == BLOCK_PICTURE) return true;
  if (!lay_cells(document, block, engine, error)) return false;
  meet_baselines(block);
  return true;
}

bool block_lay_running(const struct document *document, const char *text, double width_pt, struct text_engine *engine,
                       struct text_box *out, struct error *error) {
  struct styled_text content = {.text = text};
  struct paragraph paragraph = paragraph_of(document, &content, RUNNING_SIZE * document->frame.size_pt);
  paragraph.width_pt = width_pt;
  paragraph.align = document->right_to_left ? ALIGN_RIGHT : ALIGN_LEFT;
  return text_layout(engine, &paragraph, document->arena, out, error);
}

/* ---- some of its lines ---- */

static double leading_of(const struct text_box *box) {
  return box->line_count == 0 ? 0 : box->height_pt / (double)box->line_count;
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

double block_height(const struct document_block *block, size_t from, size_t to) {
  double height = from == 0 && to == block->line_count ? mm_to_pt(block->row.least_height_mm) : 0;
  for (size_t i = 0; i < block->cell_count; i++) {
    const struct text_box *box = &block->boxes[i];
    size_t lines = least(to, box->line_count) - least(from, box->line_count);
    double cell = leading_of(box) * (double)lines + (from == 0 ? block->drops_pt[i] : 0);
    if (cell > height) height = cell;
  }
  return from == 0 && to > 0 ? height + block->lead_pt : height;
}

size_t block_fit(const struct document_block *block, size_t from, double height_pt) {
  const double tolerance_pt = 0.01; /* sums of rounded numbers must not push a line away */
  size_t to = from;
  while (to < block->line_count && block_height(block, from, to + 1) <= height_pt + tolerance_pt) to++;
  return to;
}

/* Lines from..to as a box whose top is that of the first of them. */
static struct text_box part_of(const struct text_box *box, size_t from, size_t to, struct arena *arena) {
  struct text_box part = *box;
  from = least(from, box->line_count);
  to = least(to, box->line_count);
  double leading = leading_of(box);
  part.line_count = to - from;
  part.height_pt = leading * (double)part.line_count;
  if (from == 0) return part;
  struct text_line *lines = ARENA_ARRAY(arena, struct text_line, part.line_count);
  for (size_t i = 0; i < part.line_count; i++) {
    lines[i] = box->lines[from + i];
    lines[i].baseline_pt -= leading * (double)from;
  }
  part.lines = lines;
  return part;
}

static void draw_picture(const struct document *document, const struct document_block *block, struct scene *page,
                         double y_pt) {
  double x = document->right_to_left ? document->right_pt - block->lead_width_pt : document->left_pt;
  scene_picture(page, block->picture, x, y_pt, block->lead_width_pt, block->lead_pt);
}

static void draw_signature_rules(const struct document *document, const struct document_block *block,
                                 struct scene *page, double y_pt) {
  double y = y_pt + block->lead_pt - SIGNATURE_RULE_ABOVE * document->frame.size_pt;
  double gap = mm_to_pt(COLUMN_GAP_MM) * (double)(block->cell_count - 1);
  for (size_t i = 0; i < block->cell_count; i++) {
    double width = (document->right_pt - document->left_pt - gap) * block->shares[i];
    scene_stroke(page, block->lefts_pt[i], y, block->lefts_pt[i] + width, y, LINE_WIDTH_PT, COLOUR_GREY);
  }
}

/* What is to be filled in stands on the first baseline of the row. */
static void draw_form(const struct document *document, const struct document_block *block, size_t cell,
                      struct scene *page, double y_pt) {
  double baseline = y_pt + block->drops_pt[cell] + block->boxes[cell].ascent_pt;
  double left = block->lefts_pt[cell], right = left + block->widths_pt[cell];
  if (block->forms[cell].kind == DOCUMENT_BLANK)
    scene_stroke(page, left, baseline + 2, right, baseline + 2, LINE_WIDTH_PT, COLOUR_GREY);
  if (block->forms[cell].kind != DOCUMENT_TICK) return;
  double side = TICK_SIZE * document->frame.size_pt, top = baseline + 1 - side, bottom = baseline + 1;
  if (document->right_to_left) left = right - side;
  right = left + side;
  scene_stroke(page, left, top, right, top, LINE_WIDTH_PT, COLOUR_BLACK);
  scene_stroke(page, right, top, right, bottom, LINE_WIDTH_PT, COLOUR_BLACK);
  scene_stroke(page, right, bottom, left, bottom, LINE_WIDTH_PT, COLOUR_BLACK);
  scene_stroke(page, left, bottom, left, top, LINE_WIDTH_PT, COLOUR_BLACK);
}

static void draw_row(const struct document *document, const struct document_block *block, size_t from, size_t to,
                     struct scene *page, double y_pt) {
  for (size_t i = 0; from == 0 && block->forms != NULL && i < block->cell_count; i++)
    draw_form(document, block, i, page, y_pt);
  double below = y_pt + block_height(block, from, to) + RULE_BELOW * document->frame.size_pt;
  if (block->row.ruled && to == block->line_count)
    scene_stroke(page, document->left_pt, below, document->right_pt, below, LINE_WIDTH_PT, COLOUR_GREY);
}

void block_draw(const struct document *document, const struct document_block *block, size_t from, size_t to,
                struct scene *page, double y_pt) {
  if (from == 0 && block->kind == BLOCK_PICTURE) draw_picture(document, block, page, y_pt);
  if (from == 0 && block->kind == BLOCK_SIGNATURES) draw_signature_rules(document, block, page, y_pt);
  if (from == 0) y_pt += block->lead_pt;
  if (block->kind == BLOCK_ROW) draw_row(document, block, from, to, page, y_pt);
  if (from == 0 && block->bullet.line_count > 0)
    scene_text(page, &block->bullet, block->bullet_left_pt, y_pt + block->bullet_drop_pt, COLOUR_BLACK);
  for (size_t i = 0; i < block->cell_count; i++) {
    struct text_box part = part_of(&block->boxes[i], from, to, page->arena);
    double y = from == 0 ? y_pt + block->drops_pt[i] : y_pt;
    if (part.line_count > 0 && *block->cells[i].text != '\0')
      scene_text(page, &part, block->lefts_pt[i], y, COLOUR_BLACK);
  }
}
