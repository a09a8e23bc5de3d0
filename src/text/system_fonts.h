/* SPDX-License-Identifier: MIT */
/* Asks fontconfig for a font by its exact name. The only user of fontconfig. */
#ifndef TEXT_SYSTEM_FONTS_H
#define TEXT_SYSTEM_FONTS_H

#include <stdbool.h>

#include "solipost/base/memory.h"

struct system_fonts; /* reads fontconfig's caches once: about 5 ms */

struct system_fonts *system_fonts_open(void);
void system_fonts_close(struct system_fonts *fonts); /* NULL is fine */

/* The face of family `name` in the style asked for, with TrueType outlines; of several the one in a file called `file`.
 * False when none is installed. */
bool system_fonts_find(struct system_fonts *fonts, const char *name, const char *file, unsigned styles,
                       struct arena *arena, const char **path, unsigned *face_index);

#endif
