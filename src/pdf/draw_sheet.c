/* SPDX-License-Identifier: MIT */
/* Scenes count from the top left downwards, PDF from the bottom left upwards: each scene is drawn with y negated and one
 * matrix puts and turns it. */
#include "draw_sheet.h"

#include <assert.h>
#include <math.h>

#include "content.h"
#include "draw_text.h"

/* What the reader has been told since the last q; Q forgets it, and so do we. */
struct canvas {
  struct buffer *content;
  const struct codes *codes;
  const struct picture_objects *pictures;
  struct colour fill, stroke;
  double line_width, dash_on, dash_off;
};

/* Where a reader begins a page. */
static void forget_state(struct canvas *canvas) {
  canvas->fill = canvas->stroke = COLOUR_BLACK;
  canvas->line_width = 1;
  canvas->dash_on = canvas->dash_off = 0;
}

static bool same_colour(struct colour a, struct colour b) {
  return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

static void write_colour(struct canvas *canvas, struct colour *current, struct colour wanted,
                         const char *operator_text) {
  if (same_colour(*current, wanted)) return;
  content_thousandths(canvas->content, lroundf(wanted.red * 1000));
  content_thousandths(canvas->content, lroundf(wanted.green * 1000));
  content_thousandths(canvas->content, lroundf(wanted.blue * 1000));
  buffer_append(canvas->content, operator_text);
  *current = wanted;
}

static void write_matrix(struct canvas *canvas, const double matrix[6]) {
  for (int i = 0; i < 4; i++) content_thousandths(canvas->content, lround(matrix[i] * 1000));
  content_length(canvas->content, matrix[4]);
  content_length(canvas->content, matrix[5]);
  buffer_append(canvas->content, "cm\n");
}

static void write_rectangle(struct canvas *canvas, double x, double y, double width, double height) {
  content_length(canvas->content, x);
  content_length(canvas->content, -(y + height));
  content_length(canvas->content, width);
  content_length(canvas->content, height);
  buffer_append(canvas->content, "re ");
}

/* ---- marks ---- */

static void draw_fill(struct canvas *canvas, const struct mark *mark) {
  write_colour(canvas, &canvas->fill, mark->colour, "rg\n");
  write_rectangle(canvas, mark->fill.x, mark->fill.y, mark->fill.width, mark->fill.height);
  buffer_append(canvas->content, "f\n");
}

static void write_dash(struct canvas *canvas, double on, double off) {
  if (on == canvas->dash_on && off == canvas->dash_off) return;
  buffer_append(canvas->content, "[");
  if (on > 0) {
    content_length(canvas->content, on);
    content_length(canvas->content, off);
  }
  buffer_append(canvas->content, "] 0 d\n");
  canvas->dash_on = on;
  canvas->dash_off = off;
}

static void draw_stroke(struct canvas *canvas, const struct mark *mark) {
  write_colour(canvas, &canvas->stroke, mark->colour, "RG\n");
  if (mark->stroke.line_width != canvas->line_width) {
    content_length(canvas->content, mark->stroke.line_width);
    buffer_append(canvas->content, "w\n");
    canvas->line_width = mark->stroke.line_width;
  }
  write_dash(canvas, mark->stroke.dash_on, mark->stroke.dash_off);
  content_length(canvas->content, mark->stroke.x1);
  content_length(canvas->content, -mark->stroke.y1);
  buffer_append(canvas->content, "m ");
  content_length(canvas->content, mark->stroke.x2);
  content_length(canvas->content, -mark->stroke.y2);
  buffer_append(canvas->content, "l S\n");
}

/* Pictures are stored as the camera held them. Row n turns and mirrors the unit square for EXIF orientation n: where its
 * right edge, its top edge and its corner go (CIPA DC-008, tag 0x0112). */
static const double UPRIGHT[9][6] = {
    {0},
    {1, 0, 0, 1, 0, 0},
    {-1, 0, 0, 1, 1, 0},
    {-1, 0, 0, -1, 1, 1},
    {1, 0, 0, -1, 0, 1},
    {0, -1, -1, 0, 1, 1},
    {0, -1, 1, 0, 0, 1},
    {0, 1, 1, 0, 0, 0},
    {0, 1, -1, 0, 1, 0},
};

static void draw_picture(struct canvas *canvas, const struct mark *mark) {
  const struct picture *picture = mark->picture.picture;
  assert(picture->orientation >= 1 && picture->orientation <= 8);
  double width = mark->picture.width, height = mark->picture.height;
  if (width <= 0 || height <= 0) return;

  buffer_append(canvas->content, "q\n");
  if (mark->picture.clip_width > 0) {
    write_rectangle(canvas, mark->picture.clip_x, mark->picture.clip_y, mark->picture.clip_width,
                    mark->picture.clip_height);
    buffer_append(canvas->content, "W n\n");
  }
  const double *upright = UPRIGHT[picture->orientation];
  const double matrix[6] = {width * upright[0],
                            height * upright[1],
                            width * upright[2],
                            height * upright[3],
                            mark->picture.x + width * upright[4],
                            -(mark->picture.y + height) + height * upright[5]};
  write_matrix(canvas, matrix);
  buffer_append(canvas->content, "/P");
  content_integer(canvas->content, (long)picture_objects_index(canvas->pictures, picture) + 1);
  buffer_append(canvas->content, "Do\nQ\n"); /* Q restores what was there before: the canvas's state still holds */
}

static void draw_mark(struct canvas *canvas, const struct mark *mark) {
  switch (mark->kind) {
  case MARK_TEXT:
    write_colour(canvas, &canvas->fill, mark->colour, "rg\n");
    draw_text_box(canvas->content, canvas->codes, &mark->text.box, mark->text.x, mark->text.y);
    break;
  case MARK_PICTURE: draw_picture(canvas, mark); break;
  case MARK_FILL: draw_fill(canvas, mark); break;
  case MARK_STROKE: draw_stroke(canvas, mark); break;
  }
}

/* ---- placements ---- */

/* For a point u, t of the scene (t upwards from its top edge, so negative inside): where it lies on the sheet. */
static void placement_matrix(const struct placement *placement, double sheet_height, double matrix[6]) {
  double w = placement->scene->width_pt, h = placement->scene->height_pt;
  double left = placement->x, top = sheet_height - placement->y;
  const double turned[4][6] = {
      {1, 0, 0, 1, left, top},
      {0, -1, 1, 0, left + h, top},
      {-1, 0, 0, -1, left + w, top - h},
      {0, 1, -1, 0, left, top - w},
  };
  assert(placement->quarter_turns >= 0 && placement->quarter_turns <= 3);
  for (int i = 0; i < 6; i++) matrix[i] = turned[placement->quarter_turns][i];
}

void draw_sheet(struct buffer *content, const struct codes *codes, const struct picture_objects *pictures,
                const struct sheet *sheet) {
  struct canvas canvas = {.content = content, .codes = codes, .pictures = pictures};
  for (size_t i = 0; i < sheet->count; i++) {
    const struct placement *placement = &sheet->placements[i];
    double matrix[6];
    placement_matrix(placement, sheet->height_pt, matrix);
    forget_state(&canvas);
    buffer_append(content, "q\n");
    write_matrix(&canvas, matrix);
    for (size_t k = 0; k < placement->scene->count; k++) draw_mark(&canvas, &placement->scene->marks[k]);
    buffer_append(content, "Q\n");
  }
}
