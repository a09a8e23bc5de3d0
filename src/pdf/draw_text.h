/* SPDX-License-Identifier: MIT */
/* Laid-out text as operators. */
#ifndef SOLIPOST_PDF_DRAW_TEXT_H
#define SOLIPOST_PDF_DRAW_TEXT_H

#include "codes.h"
#include "solipost/base/buffer.h"
#include "solipost/text/layout.h"

/* Top left of the box at x, y; y downwards, as in scenes. The words must have codes and the fonts be sealed. */
void draw_text_box(struct buffer *content, const struct codes *codes, const struct text_box *box, double x, double y);

#endif
