/* SPDX-License-Identifier: MIT */
/* Moves and stretches what stands on a sheet against what the printer does to it. */
#ifndef SOLIPOST_PDF_DRAW_CORRECTION_H
#define SOLIPOST_PDF_DRAW_CORRECTION_H

#include "solipost/base/buffer.h"
#include "solipost/page/scene.h"
#include "solipost/pdf/correction.h"

/* Writes what must stand before the sheet's content. False: nothing was written, and correction_end is not to be called. */
bool correction_begin(struct buffer *content, const struct pdf_correction *correction, const struct sheet *sheet);
void correction_end(struct buffer *content);

#endif
