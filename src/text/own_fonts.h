/* SPDX-License-Identifier: MIT */
/* The folder where a user drops a font of their own. */
#ifndef TEXT_OWN_FONTS_H
#define TEXT_OWN_FONTS_H

#include "font_shelf.h"

/* Reads the user's folder of fonts into the shelf, once. */
void own_fonts_read(struct font_shelf *shelf);
/* Where the user puts own fonts, for a message. */
const char *own_fonts_folder(struct arena *arena);

#endif
