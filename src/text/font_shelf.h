/* SPDX-License-Identifier: MIT */
/* The fonts there are: the table of families, the user's own ones, and all that were opened. */
#ifndef TEXT_FONT_SHELF_H
#define TEXT_FONT_SHELF_H

#include "families.h"
#include "system_fonts.h"

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/text/font.h"

/* A font the user gave: of the folder, or by font_book_add_file. */
struct own_font {
  const struct font *font;
  const char *family_name;
  unsigned styles;
  int family; /* of enum font_family, or OWN_ANY_FAMILY */
};
enum { OWN_ANY_FAMILY = -1 };

struct font_shelf {
  struct arena arena;
  struct family_table table;
  struct system_fonts *system; /* NULL until a font of the system is needed */
  LIST(struct own_font) own;
  bool own_folder_read;
  LIST(struct font *) opened;
};

MUST_CHECK bool font_shelf_init(struct font_shelf *shelf, struct error *error);
void font_shelf_release(struct font_shelf *shelf);

/* Opens a file once. NULL with an error. */
const struct font *font_shelf_open_file(struct font_shelf *shelf, const char *path, unsigned face_index,
                                        struct error *error);
/* NULL when it is not installed or cannot be used. */
const struct font *font_shelf_open_row(struct font_shelf *shelf, struct family_row *row);

#endif
