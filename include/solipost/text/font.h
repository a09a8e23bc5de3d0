/* SPDX-License-Identifier: MIT */
/* Fonts of the system, chosen per script by fonts/families.tsv and found through fontconfig; a folder of the user's own
 * fonts comes first. Only TrueType outlines can be printed (docs/TEXT-AND-PDF.md). */
#ifndef SOLIPOST_TEXT_FONT_H
#define SOLIPOST_TEXT_FONT_H

#include <stdbool.h>
#include <stdint.h>

#include <hb.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

struct font {
  uint32_t number;            /* index in its book: stable while the process lives */
  const char *path;
  unsigned face_index;        /* within a collection */
  const char *postscript_name;
  unsigned units_per_em;
  double ascent_em, descent_em; /* of one em, both positive */
  hb_face_t *face;
  hb_font_t *shaper;
};

struct font_book;
enum font_family { FAMILY_SANS, FAMILY_SERIF, FAMILY_HAND };

MUST_CHECK bool font_book_open(struct font_book **out, struct error *error);
void font_book_close(struct font_book *book);
/* A file given directly, for tests and a user's own font; it becomes the first choice. */
MUST_CHECK bool font_book_add_file(struct font_book *book, const char *path, unsigned face_index, struct error *error);

#endif
