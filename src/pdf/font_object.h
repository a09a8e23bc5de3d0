/* SPDX-License-Identifier: MIT */
/* A sealed font as objects of the file: program, widths, and the way back from codes to text. */
#ifndef SOLIPOST_PDF_FONT_OBJECT_H
#define SOLIPOST_PDF_FONT_OBJECT_H

#include "codes.h"
#include "haru.h"

/* After this the font takes no more codes; sets font->widths. */
MUST_CHECK bool font_object_add(struct haru *haru, struct coded_font *font, unsigned *number, struct error *error);

#endif
