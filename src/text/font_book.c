/* SPDX-License-Identifier: MIT */
/* Fonts and chains together: a chain is made when its script is first met, and anew when a font comes before the others. */
#include "font_book.h"

#include <string.h>

#include "font_file.h"

bool font_book_open(struct font_book **out, struct error *error) {
  struct font_book *book = mem_alloc(sizeof *book);
  if (!font_shelf_init(&book->shelf, error)) {
    font_book_close(book);
    return false;
  }
  *out = book;
  return true;
}

static void forget_chains(struct font_book *book) {
  for (size_t i = 0; i < book->chains.count; i++) font_chain_destroy(book->chains.items[i]);
  book->chains.count = 0;
}

void font_book_close(struct font_book *book) {
  if (book == NULL) return;
  forget_chains(book);
  LIST_RELEASE(&book->chains);
  font_shelf_release(&book->shelf);
  mem_free(book);
}

bool font_book_add_file(struct font_book *book, const char *path, unsigned face_index, struct error *error) {
  struct font_shelf *shelf = &book->shelf;
  const struct font *font = font_shelf_open_file(shelf, path, face_index, error);
  if (font == NULL) return false;
  struct own_font own = {
      .font = font,
      .family_name = font_file_family(font, &shelf->arena),
      .styles = font_file_styles(font),
      .family = OWN_ANY_FAMILY,
  };
  LIST_PUSH(&shelf->own, own);
  memmove(shelf->own.items + 1, shelf->own.items, (shelf->own.count - 1) * sizeof own);
  shelf->own.items[0] = own;
  forget_chains(book);
  return true;
}

struct font_chain *font_book_chain(struct font_book *book, enum font_family family, unsigned styles,
                                   hb_script_t script) {
  for (size_t i = 0; i < book->chains.count; i++) {
    if (font_chain_is_for(book->chains.items[i], family, styles, script)) return book->chains.items[i];
  }
  struct font_chain *chain = font_chain_create(&book->shelf, family, styles, script);
  LIST_PUSH(&book->chains, chain);
  return chain;
}
