/* SPDX-License-Identifier: MIT */
/* Opens fonts when they are first needed and keeps them: a Turkish letter opens one file, not two hundred. */
#include "font_shelf.h"

#include <string.h>

#include "font_file.h"

bool font_shelf_init(struct font_shelf *shelf, struct error *error) {
  *shelf = (struct font_shelf){0};
  arena_init(&shelf->arena);
  return families_load(&shelf->table, &shelf->arena, error);
}

void font_shelf_release(struct font_shelf *shelf) {
  for (size_t i = 0; i < shelf->opened.count; i++) font_file_close(shelf->opened.items[i]);
  LIST_RELEASE(&shelf->opened);
  LIST_RELEASE(&shelf->own);
  system_fonts_close(shelf->system);
  arena_release(&shelf->arena);
}

const struct font *font_shelf_open_file(struct font_shelf *shelf, const char *path, unsigned face_index,
                                        struct error *error) {
  for (size_t i = 0; i < shelf->opened.count; i++) {
    struct font *font = shelf->opened.items[i];
    if (font->face_index == face_index && strcmp(font->path, path) == 0) return font;
  }
  struct font *font = font_file_open(path, face_index, (uint32_t)shelf->opened.count, &shelf->arena, error);
  if (font != NULL) LIST_PUSH(&shelf->opened, font);
  return font;
}

const struct font *font_shelf_open_row(struct font_shelf *shelf, struct family_row *row) {
  if (row->searched) return row->font;
  row->searched = true;
  if (shelf->system == NULL) shelf->system = system_fonts_open();
  const char *path;
  unsigned face_index;
  if (system_fonts_find(shelf->system, row->name, row->file, row->styles, &shelf->arena, &path, &face_index)) {
    /* A file that cannot be used is passed over like one that is not installed. */
    row->font = font_shelf_open_file(shelf, path, face_index, NULL);
  }
  return row->font;
}
