/* SPDX-License-Identifier: MIT */
/* Panels of a folding card: what they say and where they lie on the unfolded sheet. */
#include "solipost/page/fold.h"

#include "face.h"
#include "side.h"
#include "solipost/base/i18n.h"
#include "solipost/page/document.h"

#define INSIDE_LARGEST_PT 11.0
#define INSIDE_SMALLEST_PT 9.0
#define INSIDE_STEP_PT 0.5
#define INSIDE_MARGIN_MM 11.0
#define INSIDE_FOOT_MM 14.0 /* the number stands in it */
#define BACK_MARGIN_MM 10.0
#define BACK_HEIGHT_MM 30.0
#define BACK_SIZE_PT 7.5
#define BACK_SMALLEST_PT 6.5
#define WRITING_LINE_STEP_MM 8.0

void fold_papers(enum fold fold, const struct paper *card, struct paper *panel, struct paper *unfolded) {
  *panel = *unfolded = *card;
  if (fold == FOLD_LEFT) {
    panel->width_mm = card->width_mm / 2;
  } else if (fold == FOLD_TOP) {
    unfolded->width_mm = card->height_mm;
    unfolded->height_mm = card->width_mm;
    panel->width_mm = card->height_mm;
    panel->height_mm = card->width_mm / 2;
  }
}

bool fold_back_cover(struct text_engine *engine, const struct paper *panel, const struct card_text *text,
                     struct arena *arena, struct scene **out, struct error *error) {
  struct scene *scene = side_new(panel, arena);
  struct zone zone = zone_mm(BACK_MARGIN_MM, panel->height_mm - BACK_MARGIN_MM - BACK_HEIGHT_MM,
                             panel->width_mm - BACK_MARGIN_MM, panel->height_mm - BACK_MARGIN_MM);
  struct zone number = zone;
  number.y = zone.y + zone.height - mm_to_pt(4);
  number.height = mm_to_pt(4);
  *out = scene;
  if (!face_small_text(engine, scene, text->number, text->language, &number, ALIGN_START, COLOUR_BLACK, error))
    return false;
  if (*text->sender == '\0') return true;
  size_t count;
  struct styled_text *lines = text_block_lines(text->sender, arena, &count);
  zone.height -= mm_to_pt(6);
  struct text_block_style style = face_style(&zone, text->note_language, BACK_SIZE_PT, BACK_SMALLEST_PT);
  style.direction = DIRECTION_LTR;
  struct text_block block;
  bool fits;
  if (!text_block_fit(engine, lines, count, &style, arena, &block, &fits, error))
    return error_prefix(error, "%s", _("sender: "));
  if (!fits) {
    error_set(error, ERROR_REFUSED, _("the sender needs %.0f mm of height and has %.0f"), pt_to_mm(block.height_pt),
              pt_to_mm(zone.height));
    return error_hint(error, _("shorten it: solipost group edit"));
  }
  text_block_draw(&block, scene, zone.x, zone.y + zone.height - block.height_pt, COLOUR_BLACK);
  return true;
}

/* ---- inside ---- */

static bool number_at_foot(void *context, size_t page, size_t pages, struct arena *arena, struct document_running *out,
                           struct error *error) {
  const struct card_text *text = context;
  (void)arena;
  (void)error;
  *out = (struct document_running){.head_start = "", .head_end = "", .foot_start = "", .foot_end = ""};
  if (page == pages) out->foot_start = text->number;
  return true;
}

static bool lay_text(struct text_engine *engine, const struct paper *panel, const struct card_text *text,
                     double size_pt, struct arena *arena, struct scene ***pages, size_t *count, struct error *error) {
  const struct document_frame frame = {.width_mm = panel->width_mm,
                                       .height_mm = panel->height_mm,
                                       .top_mm = INSIDE_MARGIN_MM,
                                       .bottom_mm = INSIDE_FOOT_MM,
                                       .start_mm = INSIDE_MARGIN_MM,
                                       .end_mm = INSIDE_MARGIN_MM,
                                       .language = text->language,
                                       .family = FAMILY_SANS,
                                       .size_pt = size_pt};
  struct document *document = document_new(&frame, arena);
  for (size_t i = 0; i < text->paragraph_count; i++)
    document_styled(document, DOCUMENT_PARAGRAPH, &text->paragraphs[i]);
  struct card_text shown = *text;
  if (!document_pages(document, engine, number_at_foot, &shown, pages, count, error))
    return error_prefix(error, "%s", _("message: "));
  return true;
}

static struct scene *writing_lines(const struct paper *panel, struct arena *arena) {
  struct scene *scene = side_new(panel, arena);
  struct zone zone = zone_mm(INSIDE_MARGIN_MM, INSIDE_MARGIN_MM, panel->width_mm - INSIDE_MARGIN_MM,
                             panel->height_mm - INSIDE_FOOT_MM);
  double step = mm_to_pt(WRITING_LINE_STEP_MM);
  face_rules(scene, &zone, step, step, (size_t)(zone.height / step));
  return scene;
}

bool fold_inside_text(struct text_engine *engine, const struct paper *panel, const struct card_text *text,
                      struct arena *arena, struct fold_panels *out, struct error *error) {
  struct scene **pages;
  size_t count = 0;
  out->first = NULL;
  for (double size = INSIDE_LARGEST_PT; size >= INSIDE_SMALLEST_PT; size -= INSIDE_STEP_PT) {
    if (!lay_text(engine, panel, text, size, arena, &pages, &count, error)) return false;
    if (count > 2) continue;
    out->second = pages[count - 1];
    if (count == 2) out->first = pages[0];
    if (text->writing_lines) out->first = out->second = writing_lines(panel, arena);
    return true;
  }
  error_set(error, ERROR_REFUSED, _("the message is too long: at %g pt it needs %zu pages inside the card and has 2"),
            INSIDE_SMALLEST_PT, count);
  return error_hint(error, _("shorten the template, or print writing lines instead: --lines"));
}

/* ---- where they lie ---- */

/* A card that opens upwards is read on with its sheet turned over the other axis, so its inside is upside down here. */
void fold_order(enum fold fold, const struct fold_panels *panels, bool right_to_left, struct scene *out[FOLD_PANELS]) {
  bool front_first = fold == FOLD_LEFT && right_to_left;
  bool second_first = fold == FOLD_TOP || right_to_left;
  out[0] = front_first ? panels->front : panels->back;
  out[1] = front_first ? panels->back : panels->front;
  out[2] = second_first ? panels->second : panels->first;
  out[3] = second_first ? panels->first : panels->second;
}

const struct sheet *fold_side(enum fold fold, const struct paper *panel, struct scene *const order[FOLD_PANELS],
                              bool inside, struct arena *arena) {
  struct sheet *side = ARENA_NEW(arena, struct sheet);
  struct placement *placements = ARENA_ARRAY(arena, struct placement, 2);
  double width = mm_to_pt(panel->width_mm), height = mm_to_pt(panel->height_mm);
  double across = fold == FOLD_LEFT ? width : 0, down = fold == FOLD_TOP ? height : 0;
  *side = (struct sheet){.width_pt = width + across, .height_pt = height + down, .placements = placements};
  for (size_t i = 0; i < 2; i++) {
    const struct scene *scene = order[inside ? 2 + i : i];
    bool upside_down = fold == FOLD_TOP && (inside || i == 0);
    if (scene == NULL) continue;
    placements[side->count++] = (struct placement){
        .scene = scene, .x = (double)i * across, .y = (double)i * down, .quarter_turns = upside_down ? 2 : 0};
  }
  return side;
}
