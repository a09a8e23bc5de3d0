/* SPDX-License-Identifier: MIT */
/* Collects the marks of a scene; drawing them is the business of pdf/. */
#include "solipost/page/scene.h"

#include <assert.h>

const struct colour COLOUR_BLACK = {0.0F, 0.0F, 0.0F};
const struct colour COLOUR_GREY = {0.5F, 0.5F, 0.5F};

void scene_init(struct scene *scene, struct arena *arena, double width_pt, double height_pt) {
  *scene = (struct scene){.arena = arena, .width_pt = width_pt, .height_pt = height_pt};
}

/* An arena cannot give memory back, so the outgrown list stays in it: together less than one list more. */
static struct mark *scene_append(struct scene *scene, enum mark_kind kind, struct colour colour) {
  if (scene->count == scene->capacity) {
    size_t capacity = scene->capacity == 0 ? 16 : 2 * scene->capacity;
    struct mark *marks = ARENA_ARRAY(scene->arena, struct mark, capacity);
    if (scene->count > 0) memcpy(marks, scene->marks, scene->count * sizeof *marks);
    scene->marks = marks;
    scene->capacity = capacity;
  }
  struct mark *mark = &scene->marks[scene->count++];
  mark->kind = kind;
  mark->colour = colour;
  return mark;
}

void scene_text(struct scene *scene, const struct text_box *box, double x, double y, struct colour colour) {
  struct mark *mark = scene_append(scene, MARK_TEXT, colour);
  mark->text.box = *box;
  mark->text.x = x;
  mark->text.y = y;
}

void scene_picture(struct scene *scene, const struct picture *picture, double x, double y, double width,
                   double height) {
  scene_picture_clipped(scene, picture, x, y, width, height, 0, 0, 0, 0);
}

void scene_picture_clipped(struct scene *scene, const struct picture *picture, double x, double y, double width,
                           double height, double clip_x, double clip_y, double clip_width, double clip_height) {
  assert(picture != NULL);
  struct mark *mark = scene_append(scene, MARK_PICTURE, COLOUR_BLACK);
  mark->picture.picture = picture;
  mark->picture.x = x;
  mark->picture.y = y;
  mark->picture.width = width;
  mark->picture.height = height;
  mark->picture.clip_x = clip_x;
  mark->picture.clip_y = clip_y;
  mark->picture.clip_width = clip_width;
  mark->picture.clip_height = clip_height;
}

void scene_fill(struct scene *scene, double x, double y, double width, double height, struct colour colour) {
  struct mark *mark = scene_append(scene, MARK_FILL, colour);
  mark->fill.x = x;
  mark->fill.y = y;
  mark->fill.width = width;
  mark->fill.height = height;
}

void scene_stroke(struct scene *scene, double x1, double y1, double x2, double y2, double line_width,
                  struct colour colour) {
  scene_dashes(scene, x1, y1, x2, y2, line_width, 0, 0, colour);
}

void scene_dashes(struct scene *scene, double x1, double y1, double x2, double y2, double line_width, double on,
                  double off, struct colour colour) {
  struct mark *mark = scene_append(scene, MARK_STROKE, colour);
  mark->stroke.x1 = x1;
  mark->stroke.y1 = y1;
  mark->stroke.x2 = x2;
  mark->stroke.y2 = y2;
  mark->stroke.line_width = line_width;
  mark->stroke.dash_on = on;
  mark->stroke.dash_off = off;
}
