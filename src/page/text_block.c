/* SPDX-License-Identifier: MIT */
/* Fits paragraphs into a box: whole at the first size that is not too high. */
#include "text_block.h"

#include <string.h>

#define SIZE_STEP_PT 0.5

static struct styled_text with_styles(const struct styled_text *text, unsigned styles, struct arena *arena) {
  if (!styles) return *text;
  struct text_span *span = ARENA_NEW(arena, struct text_span);
  *span = (struct text_span){.start = 0, .end = (uint32_t)strlen(text->text), .styles = styles};
  return (struct styled_text){.text = text->text, .spans = span, .span_count = 1};
}

static bool layout_at(struct text_engine *engine, const struct styled_text *paragraphs, size_t count,
                      const struct text_block_style *style, double size_pt, struct arena *arena, struct text_block *out,
                      struct error *error) {
  struct text_box *boxes = ARENA_ARRAY(arena, struct text_box, count);
  double *tops = ARENA_ARRAY(arena, double, count);
  double y = 0, widest = 0;
  for (size_t i = 0; i < count; i++) {
    struct paragraph paragraph = {
        .content = with_styles(&paragraphs[i], style->styles, arena),
        .language = style->language,
        .family = style->family,
        .direction = style->direction,
        .align = style->align,
        .size_pt = size_pt,
        .leading_pt = style->leading_em * size_pt,
        .width_pt = style->width_pt,
        .indent_pt = style->indent_em * size_pt,
    };
    if (!text_layout(engine, &paragraph, arena, &boxes[i], error)) return false;
    if (i > 0) y += style->gap_em * size_pt;
    tops[i] = y;
    y += boxes[i].height_pt;
    if (boxes[i].width_pt > widest) widest = boxes[i].width_pt;
  }
  *out = (struct text_block){
      .boxes = boxes, .tops_pt = tops, .count = count, .size_pt = size_pt, .width_pt = widest, .height_pt = y};
  return true;
}

bool text_block_fit(struct text_engine *engine, const struct styled_text *paragraphs, size_t count,
                    const struct text_block_style *style, struct arena *arena, struct text_block *out, bool *fits,
                    struct error *error) {
  *fits = false;
  for (double size_pt = style->largest_pt; size_pt > style->smallest_pt - SIZE_STEP_PT / 2; size_pt -= SIZE_STEP_PT) {
    if (!layout_at(engine, paragraphs, count, style, size_pt, arena, out, error)) return false;
    if (style->height_pt <= 0 || out->height_pt <= style->height_pt) {
      *fits = true;
      return true;
    }
  }
  return true;
}

struct styled_text *text_block_lines(const char *text, struct arena *arena, size_t *count) {
  size_t lines = 1;
  for (const char *c = text; *c; c++) lines += *c == '\n';
  struct styled_text *paragraphs = ARENA_ARRAY(arena, struct styled_text, lines);
  *count = 0;
  for (const char *line = text; *line;) {
    size_t length = strcspn(line, "\n");
    if (length) paragraphs[(*count)++].text = arena_strndup(arena, line, length);
    line += length + (line[length] == '\n');
  }
  return paragraphs;
}

void text_block_draw(const struct text_block *block, struct scene *scene, double x, double y, struct colour colour) {
  for (size_t i = 0; i < block->count; i++) scene_text(scene, &block->boxes[i], x, y + block->tops_pt[i], colour);
}
