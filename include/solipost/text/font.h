/* SPDX-License-Identifier: MIT */
/* A font that was opened. Only TrueType outlines can be printed (docs/TEXT-AND-PDF.md). */
#ifndef SOLIPOST_TEXT_FONT_H
#define SOLIPOST_TEXT_FONT_H

#include <stdint.h>

#include <hb.h>

struct font {
  uint32_t number; /* index in its book: stable while the process lives */
  const char *path;
  unsigned face_index; /* within a collection */
  const char *postscript_name;
  unsigned units_per_em;
  double ascent_em, descent_em; /* of one em, both positive */
  hb_face_t *face;
  hb_font_t *shaper;
};

enum font_family { FAMILY_SANS, FAMILY_SERIF, FAMILY_HAND };

#endif
