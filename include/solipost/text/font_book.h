/* SPDX-License-Identifier: MIT */
/* Fonts of the system, chosen per script by fonts/families.tsv and found through fontconfig; a folder of the user's own
 * fonts comes first. */
#ifndef SOLIPOST_TEXT_FONT_BOOK_H
#define SOLIPOST_TEXT_FONT_BOOK_H

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

struct font_book;

MUST_CHECK bool font_book_open(struct font_book **out, struct error *error);
void font_book_close(struct font_book *book);
/* A file given directly, for tests and a user's own font; it becomes the first choice. */
MUST_CHECK bool font_book_add_file(struct font_book *book, const char *path, unsigned face_index, struct error *error);

#endif
