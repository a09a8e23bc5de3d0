/* SPDX-License-Identifier: MIT */
/* What stands where on a piece of paper: a flat list of marks. Points, origin at the top left, y downwards. */
#ifndef SOLIPOST_PAGE_SCENE_H
#define SOLIPOST_PAGE_SCENE_H

#include "solipost/base/memory.h"
#include "solipost/image/picture.h"
#include "solipost/text/layout.h"

struct colour {
  float red, green, blue; /* 0..1 */
};

enum mark_kind { MARK_TEXT, MARK_PICTURE, MARK_FILL, MARK_STROKE };

struct mark {
  enum mark_kind kind;
  struct colour colour;
  union {
    struct {
      struct text_box box;
      double x, y;
    } text; /* top left of the box */
    struct {
      const struct picture *picture;
      double x, y, width, height; /* where the upright picture goes */
      double clip_x, clip_y, clip_width, clip_height;
    } picture; /* clip_width 0: no clip */
    struct {
      double x, y, width, height;
    } fill; /* a filled rectangle */
    struct {
      double x1, y1, x2, y2, line_width;
      double dash_on, dash_off;
    } stroke; /* dash_on 0: solid */
  };
};

/* Lives in an arena: init with it, nothing to release. */
struct scene {
  struct arena *arena;
  double width_pt, height_pt;
  struct mark *marks;
  size_t count, capacity;
};

void scene_init(struct scene *scene, struct arena *arena, double width_pt, double height_pt);
void scene_text(struct scene *scene, const struct text_box *box, double x, double y, struct colour colour);
void scene_picture(struct scene *scene, const struct picture *picture, double x, double y, double width, double height);
void scene_picture_clipped(struct scene *scene, const struct picture *picture, double x, double y, double width,
                           double height, double clip_x, double clip_y, double clip_width, double clip_height);
void scene_fill(struct scene *scene, double x, double y, double width, double height, struct colour colour);
void scene_stroke(struct scene *scene, double x1, double y1, double x2, double y2, double line_width,
                  struct colour colour);
void scene_dashes(struct scene *scene, double x1, double y1, double x2, double y2, double line_width, double on,
                  double off, struct colour colour);

extern const struct colour COLOUR_BLACK, COLOUR_GREY;

/* A printed page: scenes laid on paper. `quarter_turns` clockwise about the placed scene's own centre box: the scene of
 * w x h takes h x w when turned by one or three; x, y is the top left of the box it takes. */
struct placement {
  const struct scene *scene;
  double x, y;
  int quarter_turns; /* 0..3 */
};

struct sheet {
  double width_pt, height_pt;
  const struct placement *placements;
  size_t count;
  bool second_side; /* printed on the back of the sheet before it, which a printer misses in its own way */
};

#endif
