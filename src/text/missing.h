/* SPDX-License-Identifier: MIT */
/* What to say when no font has a character. */
#ifndef TEXT_MISSING_H
#define TEXT_MISSING_H

#include <stdint.h>

#include "font_shelf.h"

/* Fills the error for a character that no font has. Always returns false. */
bool missing_character_error(struct font_shelf *shelf, uint32_t codepoint, enum font_family family,
                             struct error *error);

#endif
