/* SPDX-License-Identifier: MIT */
/* The printer turns a place p into c + s (p - c) + o, with the offset o as measured at c. So what is to land on p is drawn
 * at c + (p - c - o) / s. */
#include "draw_correction.h"

#include <math.h>

#include "content.h"
#include "solipost/base/length.h"

/* Of one sheet, as its page is looked at: right and down in points. */
struct miss {
  double offset_x, offset_y, scale_x, scale_y, from_x, from_y;
};

static double um_to_pt(int64_t um) { return mm_to_pt((double)um / 1000); }

static struct miss miss_of(const struct pdf_correction *correction, const struct sheet *sheet) {
  bool back = sheet->second_side;
  double right = um_to_pt(back ? correction->back_offset_x_um : correction->offset_x_um);
  double down = um_to_pt(back ? correction->back_offset_y_um : correction->offset_y_um);
  double across = (double)correction->scale_x_ppm / 1e6, along = (double)correction->scale_y_ppm / 1e6;
  double from = mm_to_pt(PDF_CORRECTION_FROM_MM);
  if (sheet->width_pt <= sheet->height_pt) return (struct miss){right, down, across, along, from, from};
  /* Turned a quarter to the left its right edge is the upright sheet's top, its top edge the left. */
  return (struct miss){-down, right, along, across, sheet->width_pt - from, from};
}

bool correction_begin(struct buffer *content, const struct pdf_correction *correction, const struct sheet *sheet) {
  struct miss miss = miss_of(correction, sheet);
  if (miss.offset_x == 0 && miss.offset_y == 0 && miss.scale_x == 1 && miss.scale_y == 1) return false;
  /* PDF counts y upwards from the bottom. */
  double up_from = sheet->height_pt - miss.from_y;
  buffer_append(content, "q\n");
  content_millionths(content, lround(1e6 / miss.scale_x));
  buffer_append(content, "0 0 ");
  content_millionths(content, lround(1e6 / miss.scale_y));
  content_length(content, miss.from_x - (miss.from_x + miss.offset_x) / miss.scale_x);
  content_length(content, up_from - (up_from - miss.offset_y) / miss.scale_y);
  buffer_append(content, "cm\n");
  return true;
}

void correction_end(struct buffer *content) { buffer_append(content, "Q\n"); }
