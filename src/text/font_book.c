/* SPDX-License-Identifier: MIT */
/* Opens fonts when they are first needed and keeps them: a Turkish letter opens one file, not two hundred. */
#include "font_book.h"

#include <string.h>

#include "chain.h"
#include "font_file.h"

bool font_book_open(struct font_book **out, struct error *error) {
  struct font_book *book = mem_alloc(sizeof *book);
  arena_init(&book->arena);
  if (!families_load(&book->table, &book->arena, error)) {
    font_book_close(book);
    return false;
  }
  *out = book;
  return true;
}

void font_book_close(struct font_book *book) {
  if (book == NULL) return;
  font_book_forget_chains(book);
  LIST_RELEASE(&book->chains);
  for (size_t i = 0; i < book->opened.count; i++) font_file_close(book->opened.items[i]);
  LIST_RELEASE(&book->opened);
  LIST_RELEASE(&book->own);
  system_fonts_close(book->system);
  arena_release(&book->arena);
  mem_free(book);
}

const struct font *font_book_open_file(struct font_book *book, const char *path, unsigned face_index,
                                       struct error *error) {
  for (size_t i = 0; i < book->opened.count; i++) {
    struct font *font = book->opened.items[i];
    if (font->face_index == face_index && strcmp(font->path, path) == 0) return font;
  }
  struct font *font = font_file_open(path, face_index, (uint32_t)book->opened.count, &book->arena, error);
  if (font != NULL) LIST_PUSH(&book->opened, font);
  return font;
}

bool font_book_add_file(struct font_book *book, const char *path, unsigned face_index, struct error *error) {
  const struct font *font = font_book_open_file(book, path, face_index, error);
  if (font == NULL) return false;
  struct own_font own = {
      .font = font,
      .family_name = font_file_family(font, &book->arena),
      .styles = font_file_styles(font),
      .family = OWN_ANY_FAMILY,
  };
  LIST_PUSH(&book->own, own);
  memmove(book->own.items + 1, book->own.items, (book->own.count - 1) * sizeof own);
  book->own.items[0] = own;
  font_book_forget_chains(book);
  return true;
}

const struct font *font_book_open_row(struct font_book *book, struct family_row *row) {
  if (row->searched) return row->font;
  row->searched = true;
  if (book->system == NULL) book->system = system_fonts_open();
  const char *path;
  unsigned face_index;
  if (system_fonts_find(book->system, row->name, row->file, row->styles, &book->arena, &path, &face_index)) {
    /* A file that cannot be used is passed over like one that is not installed. */
    row->font = font_book_open_file(book, path, face_index, NULL);
  }
  return row->font;
}
