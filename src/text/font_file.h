/* SPDX-License-Identifier: MIT */
/* One font file opened for shaping. */
#ifndef TEXT_FONT_FILE_H
#define TEXT_FONT_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/text/font.h"

/* NULL with an error when the file is no font, or its outlines are not TrueType. Lives in the arena; close it first. */
struct font *font_file_open(const char *path, unsigned face_index, uint32_t number, struct arena *arena,
                            struct error *error);
void font_file_close(struct font *font);

/* Bold and italic as the font itself says; `family` gets the name of its family. */
unsigned font_file_styles(const struct font *font);
const char *font_file_family(const struct font *font, struct arena *arena);

#endif
