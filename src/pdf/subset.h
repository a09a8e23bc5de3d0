/* SPDX-License-Identifier: MIT */
/* The part of a font that a file needs: its glyphs' outlines under new numbers, and nothing else. */
#ifndef SOLIPOST_PDF_SUBSET_H
#define SOLIPOST_PDF_SUBSET_H

#include <hb.h>

#include "codes.h"

struct subset {
  hb_blob_t *blob;
  const char *bytes; /* a TrueType font of the tables PDF asks for, borrowed from the blob */
  unsigned size;
  uint16_t *glyphs; /* new glyph number per code - 1 */
  int box[4];       /* of all glyphs: left, bottom, right, top in 1/1000 em */
};

/* Fails for fonts without TrueType outlines and for those whose maker forbids embedding. */
MUST_CHECK bool subset_create(struct subset *out, const struct coded_font *font, struct error *error);
void subset_release(struct subset *subset);

#endif
