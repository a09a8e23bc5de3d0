/* SPDX-License-Identifier: MIT */
/* Draws the sheet that printers are measured with. */
#include "solipost/page/test_sheet.h"

#include <math.h>

#include "face.h"

/* Lengths in mm. */
#define EDGE_MM 4.2        /* printers leave this much white */
#define RULER_MM 5.0       /* where ticks begin, from the paper's edge */
#define RULER_ENDS_MM 10.0 /* no ticks in the corners */
#define CROSS_MM 20.0      /* from left and top edge; struct pdf_correction counts from there */
#define CROSS_ARM_MM 6.0
#define LINE_STEP_MM 50.0
#define CENTRE_ARM_MM 2.0
#define NUMBER_INSET_MM 3.0
#define THIN_PT 0.25
#define TICK_SIZE_PT 6.0
#define NUMBER_SIZE_PT 9.0
#define WORDS_SIZE_PT 8.0
#define ARROW_FROM_RIGHT_MM 25.0
#define WORDS_INSET_MM 27.0

enum { PLAIN_COLUMNS = 3, PLAIN_ROWS = 4 };

/* ---- cells ---- */

static struct test_cell *new_grid(double width_mm, double height_mm, size_t count, struct arena *arena,
                                  struct test_grid *out) {
  struct test_cell *cells = ARENA_ARRAY(arena, struct test_cell, count + 1);
  *out = (struct test_grid){.width_mm = width_mm, .height_mm = height_mm, .cells = cells, .count = count};
  return cells;
}

static struct test_cell cell_of(const struct imposition_cell *cell) {
  return (struct test_cell){cell->x_mm, cell->y_mm, cell->width_mm, cell->height_mm, cell->quarter_turns};
}

void test_grid_of_cards(const struct imposition *imposition, struct arena *arena, struct test_grid *out) {
  struct test_cell *cells =
      new_grid(imposition->paper_width_mm, imposition->paper_height_mm, imposition->cell_count, arena, out);
  for (size_t i = 0; i < out->count; i++) cells[i] = cell_of(&imposition->cells[i]);
}

void test_grid_of_card_backs(const struct imposition *imposition, enum duplex duplex, struct arena *arena,
                             struct test_grid *out) {
  struct test_cell *cells =
      new_grid(imposition->paper_width_mm, imposition->paper_height_mm, imposition->cell_count, arena, out);
  for (size_t i = 0; i < out->count; i++) {
    struct imposition_cell back = imposition_back_cell(imposition, duplex, i);
    cells[i] = cell_of(&back);
  }
}

void test_grid_of_labels(const struct label_sheet *sheet, struct arena *arena, struct test_grid *out) {
  size_t count = label_sheet_cells(sheet);
  struct test_cell *cells = new_grid(sheet->paper_width_mm, sheet->paper_height_mm, count, arena, out);
  for (size_t i = 0; i < count; i++) {
    cells[i] = (struct test_cell){.x_mm = sheet->left_mm + sheet->step_x_mm * (double)(i % sheet->columns),
                                  .y_mm = sheet->top_mm + sheet->step_y_mm * (double)(i / sheet->columns),
                                  .width_mm = sheet->width_mm,
                                  .height_mm = sheet->height_mm};
  }
}

void test_grid_plain(const struct paper *paper, struct arena *arena, struct test_grid *out) {
  size_t count = (size_t)PLAIN_COLUMNS * PLAIN_ROWS;
  struct test_cell *cells = new_grid(paper->width_mm, paper->height_mm, count, arena, out);
  double width = paper->width_mm / PLAIN_COLUMNS, height = paper->height_mm / PLAIN_ROWS;
  for (size_t i = 0; i < count; i++) {
    cells[i] = (struct test_cell){.x_mm = width * (double)(i % PLAIN_COLUMNS),
                                  .y_mm = height * (double)(i / PLAIN_COLUMNS),
                                  .width_mm = width,
                                  .height_mm = height};
  }
}

/* About its vertical axis a sheet is mirrored, about the other one also turned upside down. */
void test_grid_back(const struct test_grid *front, enum duplex duplex, struct arena *arena, struct test_grid *out) {
  struct test_cell *cells = new_grid(front->width_mm, front->height_mm, front->count, arena, out);
  bool portrait = front->height_mm >= front->width_mm;
  bool vertical_axis = duplex == DUPLEX_NONE || portrait == (duplex == DUPLEX_LONG_EDGE);
  for (size_t i = 0; i < front->count; i++) {
    cells[i] = front->cells[i];
    if (vertical_axis) cells[i].x_mm = front->width_mm - cells[i].x_mm - cells[i].width_mm;
    else cells[i].y_mm = front->height_mm - cells[i].y_mm - cells[i].height_mm;
    cells[i].quarter_turns = vertical_axis ? 0 : 2;
  }
}

/* ---- drawing ---- */

static void line_mm(struct scene *scene, double x1, double y1, double x2, double y2, struct colour colour) {
  scene_stroke(scene, mm_to_pt(x1), mm_to_pt(y1), mm_to_pt(x2), mm_to_pt(y2), THIN_PT, colour);
}

static bool small_text(struct text_engine *engine, struct scene *scene, const char *text, double size_pt, double x_mm,
                       double y_mm, struct colour colour, struct error *error) {
  struct paragraph paragraph = {.content = {.text = text}, .language = "en", .family = FAMILY_SANS, .size_pt = size_pt};
  struct text_box box;
  if (!text_layout(engine, &paragraph, scene->arena, &box, error)) return false;
  scene_text(scene, &box, mm_to_pt(x_mm), mm_to_pt(y_mm), colour);
  return true;
}

/* One cell: its outline as far as printers reach, number and centre. */
static bool draw_cell(struct text_engine *engine, const struct test_cell *cell, size_t number, struct arena *arena,
                      struct scene **out, struct error *error) {
  struct scene *scene = ARENA_NEW(arena, struct scene);
  bool lies = cell->quarter_turns % 2 == 1;
  double x = (lies ? cell->height_mm : cell->width_mm) / 2, y = (lies ? cell->width_mm : cell->height_mm) / 2;
  scene_init(scene, arena, mm_to_pt(2 * x), mm_to_pt(2 * y));
  line_mm(scene, x - CENTRE_ARM_MM, y, x + CENTRE_ARM_MM, y, COLOUR_BLACK);
  line_mm(scene, x, y - CENTRE_ARM_MM, x, y + CENTRE_ARM_MM, COLOUR_BLACK);
  *out = scene;
  const char *text = arena_printf(arena, "%zu", number);
  return small_text(engine, scene, text, NUMBER_SIZE_PT, x + CENTRE_ARM_MM, y + CENTRE_ARM_MM / 2, COLOUR_BLACK, error);
}

static void draw_outline(struct scene *scene, const struct test_cell *cell, double width_mm, double height_mm) {
  double left = fmax(cell->x_mm, EDGE_MM), right = fmin(cell->x_mm + cell->width_mm, width_mm - EDGE_MM);
  double top = fmax(cell->y_mm, EDGE_MM), bottom = fmin(cell->y_mm + cell->height_mm, height_mm - EDGE_MM);
  line_mm(scene, left, top, right, top, COLOUR_GREY);
  line_mm(scene, left, bottom, right, bottom, COLOUR_GREY);
  line_mm(scene, left, top, left, bottom, COLOUR_GREY);
  line_mm(scene, right, top, right, bottom, COLOUR_GREY);
}

/* A tick each millimetre along one edge; `number` every ten, in mm from the left or top edge. */
static bool draw_ruler(struct text_engine *engine, struct scene *scene, double length_mm, double at_mm, double inwards,
                       bool across, struct error *error) {
  int first = (int)RULER_ENDS_MM, last = (int)floor(length_mm - RULER_ENDS_MM);
  for (int mm = first; mm <= last; mm++) {
    double tick = mm % 10 == 0 ? 3 : mm % 5 == 0 ? 2 : 1.2, end = at_mm + inwards * tick;
    if (across) line_mm(scene, mm, at_mm, mm, end, COLOUR_BLACK);
    else line_mm(scene, at_mm, mm, end, mm, COLOUR_BLACK);
    if (mm % 10 != 0 || mm == first) continue;
    const char *text = arena_printf(scene->arena, "%d", mm);
    double beside = inwards > 0 ? end + 0.3 : end - (across ? 2.8 : 4.0);
    bool drawn = across ? small_text(engine, scene, text, TICK_SIZE_PT, mm - 1.6, beside, COLOUR_BLACK, error)
                        : small_text(engine, scene, text, TICK_SIZE_PT, beside, mm - 1.3, COLOUR_BLACK, error);
    if (!drawn) return false;
  }
  return true;
}

static bool draw_rulers(struct text_engine *engine, struct scene *scene, double width, double height,
                        struct error *error) {
  return draw_ruler(engine, scene, width, RULER_MM, 1, true, error) &&
         draw_ruler(engine, scene, width, height - RULER_MM, -1, true, error) &&
         draw_ruler(engine, scene, height, RULER_MM, 1, false, error) &&
         draw_ruler(engine, scene, height, width - RULER_MM, -1, false, error);
}

static void draw_cross(struct scene *scene, double x, double y) {
  line_mm(scene, x - CROSS_ARM_MM, y, x + CROSS_ARM_MM, y, COLOUR_BLACK);
  line_mm(scene, x, y - CROSS_ARM_MM, x, y + CROSS_ARM_MM, COLOUR_BLACK);
}

/* Points to the top edge of the sheet. */
static void draw_arrow(struct scene *scene, double x, double top) {
  line_mm(scene, x, top, x, top + 14, COLOUR_BLACK);
  line_mm(scene, x, top, x - 2.5, top + 4, COLOUR_BLACK);
  line_mm(scene, x, top, x + 2.5, top + 4, COLOUR_BLACK);
}

double test_sheet_line_mm(double paper_mm) { return floor((paper_mm - 2 * CROSS_MM) / LINE_STEP_MM) * LINE_STEP_MM; }

static void draw_lines(struct scene *scene, double width, double height) {
  double right = CROSS_MM + test_sheet_line_mm(width), down = CROSS_MM + test_sheet_line_mm(height);
  draw_cross(scene, CROSS_MM, CROSS_MM);
  line_mm(scene, CROSS_MM, CROSS_MM, right, CROSS_MM, COLOUR_BLACK);
  line_mm(scene, right, CROSS_MM - CROSS_ARM_MM / 2, right, CROSS_MM + CROSS_ARM_MM / 2, COLOUR_BLACK);
  line_mm(scene, CROSS_MM, CROSS_MM, CROSS_MM, down, COLOUR_BLACK);
  line_mm(scene, CROSS_MM - CROSS_ARM_MM / 2, down, CROSS_MM + CROSS_ARM_MM / 2, down, COLOUR_BLACK);
}

static bool draw_words(struct text_engine *engine, struct scene *scene, const char *const *words, size_t count,
                       const char *language, double top, double width, double height, struct error *error) {
  struct zone zone = zone_mm(WORDS_INSET_MM, top, width - WORDS_INSET_MM, height - WORDS_INSET_MM);
  struct text_block_style style = face_style(&zone, language, WORDS_SIZE_PT, WORDS_SIZE_PT - 2);
  struct styled_text *lines = ARENA_ARRAY(scene->arena, struct styled_text, count + 1);
  struct text_block block;
  bool fits;
  for (size_t i = 0; i < count; i++) lines[i].text = words[i];
  style.direction = face_direction(language);
  style.gap_em = 0.4;
  if (!text_block_fit(engine, lines, count, &style, scene->arena, &block, &fits, error)) return false;
  scene_fill(scene, zone.x - 3, zone.y - 3, block.width_pt + 6, block.height_pt + 6, (struct colour){1, 1, 1});
  text_block_draw(&block, scene, zone.x, zone.y, COLOUR_BLACK);
  return true;
}

/* Between the numbers of the first row and those of the second, as far as they are high enough. */
static double words_top(const struct test_grid *grid) {
  if (grid->width_mm > grid->height_mm) return WORDS_INSET_MM;
  double centre = grid->cells[0].y_mm + grid->cells[0].height_mm / 2;
  return fmax(WORDS_INSET_MM, fmin(centre + 3 * CENTRE_ARM_MM, grid->height_mm / 2));
}

/* ---- the sheet ---- */

static bool draw_all_cells(struct text_engine *engine, const struct test_grid *grid, struct arena *arena,
                           struct placement *placements, struct error *error) {
  for (size_t i = 0; i < grid->count; i++) {
    const struct test_cell *cell = &grid->cells[i];
    struct scene *scene;
    if (!draw_cell(engine, cell, i + 1, arena, &scene, error)) return false;
    placements[i] = (struct placement){
        .scene = scene, .x = mm_to_pt(cell->x_mm), .y = mm_to_pt(cell->y_mm), .quarter_turns = cell->quarter_turns};
  }
  return true;
}

bool test_sheet(struct text_engine *engine, const struct test_grid *grid, const char *const *words, size_t count,
                const char *language, struct arena *arena, struct sheet *out, struct error *error) {
  double width = fmin(grid->width_mm, grid->height_mm), height = fmax(grid->width_mm, grid->height_mm);
  struct scene *upright = ARENA_NEW(arena, struct scene), *outlines = ARENA_NEW(arena, struct scene);
  scene_init(upright, arena, mm_to_pt(width), mm_to_pt(height));
  scene_init(outlines, arena, mm_to_pt(grid->width_mm), mm_to_pt(grid->height_mm));
  for (size_t i = 0; i < grid->count; i++) draw_outline(outlines, &grid->cells[i], grid->width_mm, grid->height_mm);
  draw_lines(upright, width, height);
  draw_arrow(upright, width - ARROW_FROM_RIGHT_MM, CROSS_MM - 7);
  if (!draw_words(engine, upright, words, count, language, words_top(grid), width, height, error) ||
      !draw_rulers(engine, upright, width, height, error))
    return false;
  struct placement *placements = ARENA_ARRAY(arena, struct placement, grid->count + 2);
  placements[0] = (struct placement){.scene = outlines};
  placements[1] = (struct placement){.scene = upright, .quarter_turns = grid->width_mm > grid->height_mm ? 1 : 0};
  *out = (struct sheet){.width_pt = outlines->width_pt,
                        .height_pt = outlines->height_pt,
                        .placements = placements,
                        .count = grid->count + 2};
  return draw_all_cells(engine, grid, arena, placements + 2, error);
}
