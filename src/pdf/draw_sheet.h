/* SPDX-License-Identifier: MIT */
/* Sheets as operators: scenes where they are laid, and in them text, pictures, areas and lines. */
#ifndef SOLIPOST_PDF_DRAW_SHEET_H
#define SOLIPOST_PDF_DRAW_SHEET_H

#include "codes.h"
#include "picture_object.h"
#include "solipost/base/buffer.h"
#include "solipost/page/scene.h"

void draw_sheet(struct buffer *content, const struct codes *codes, const struct picture_objects *pictures,
                const struct sheet *sheet);

#endif
