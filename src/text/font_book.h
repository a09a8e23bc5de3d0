/* SPDX-License-Identifier: MIT */
/* The inside of a font book: a shelf of fonts, and the chains of fallback made of them so far. */
#ifndef TEXT_FONT_BOOK_H
#define TEXT_FONT_BOOK_H

#include "chain.h"
#include "font_shelf.h"

#include "solipost/text/font_book.h"

struct font_book {
  struct font_shelf shelf;
  LIST(struct font_chain *) chains;
};

/* `styles` of enum text_style. The same arguments give the same chain, until a font is added. */
struct font_chain *font_book_chain(struct font_book *book, enum font_family family, unsigned styles,
                                   hb_script_t script);

#endif
