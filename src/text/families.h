/* SPDX-License-Identifier: MIT */
/* The table fonts/families.tsv: which font serves which script, in order of fallback. */
#ifndef TEXT_FAMILIES_H
#define TEXT_FAMILIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/text/font.h"

struct family_row {
  const char *scripts; /* ISO 15924, separated by commas */
  enum font_family family;
  unsigned styles; /* of enum text_style */
  const char *name, *file, *package;
  const char *beyond;      /* characters beyond U+FFFF it is known to have: "20000-2A6D6,2F800-2FA1D" */
  bool searched;           /* fontconfig was asked */
  const struct font *font; /* NULL when it is not installed or cannot be used */
};

struct family_table {
  struct family_row *rows;
  size_t count;
};

MUST_CHECK bool families_load(struct family_table *table, struct arena *arena, struct error *error);
/* `script` as four letters: "Arab". */
bool family_row_serves(const struct family_row *row, const char *script);
/* Whether the table says that the font has this character beyond U+FFFF. */
bool family_row_has_beyond(const struct family_row *row, uint32_t codepoint);

#endif
