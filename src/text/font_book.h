/* SPDX-License-Identifier: MIT */
/* The inside of a font book: which font shows a character, and what to say when none does. */
#ifndef TEXT_FONT_BOOK_H
#define TEXT_FONT_BOOK_H

#include "families.h"
#include "system_fonts.h"

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

/* The fonts for one script, family and style, in order; opened when a character gets as far as them. */
struct font_chain;

struct font_book {
  struct arena arena;
  struct family_table table;
  struct system_fonts *system; /* NULL until a font of the system is needed */
  LIST(struct own_font) own;
  bool own_folder_read;
  LIST(struct font *) opened;
  LIST(struct font_chain *) chains;
};

/* `styles` of enum text_style. The same arguments give the same chain. */
struct font_chain *font_book_chain(struct font_book *book, enum font_family family, unsigned styles,
                                   hb_script_t script);
/* The first font of the chain that has the character; NULL when none has. */
const struct font *font_chain_find(struct font_chain *chain, uint32_t codepoint);
const struct font *font_chain_find_cluster(struct font_chain *chain, const uint32_t *codepoints, size_t count);

/* Opens a file once. NULL with an error. */
const struct font *font_book_open_file(struct font_book *book, const char *path, unsigned face_index,
                                       struct error *error);
const struct font *font_book_open_row(struct font_book *book, struct family_row *row);

/* Reads the user's folder of fonts, once. */
void own_fonts_read(struct font_book *book);
/* Where the user puts own fonts, for a message. */
const char *own_fonts_folder(struct arena *arena);

/* Fills the error for a character that no font of the chains has. */
bool missing_character_error(struct font_book *book, uint32_t codepoint, enum font_family family, struct error *error);

#endif
