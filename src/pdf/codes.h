/* SPDX-License-Identifier: MIT */
/* Which number stands for which glyph in this file. A glyph that means different texts gets one code for each, so that
 * every code can say what it stands for when text is searched or copied. */
#ifndef SOLIPOST_PDF_CODES_H
#define SOLIPOST_PDF_CODES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/text/layout.h"

/* Code 0 stands for a glyph that is not drawn. */
#define CODE_NONE 0
#define CODE_MAX 0xFFFFU

struct glyph_code {
  uint32_t glyph;
  uint16_t text_length;
  const uint16_t *text; /* UTF-16, in the order readers of right-to-left text expect: see codes.c */
};

struct coded_font {
  const struct font *font;
  struct glyph_code *codes; /* of code 1, 2, 3 ... */
  size_t count, capacity;
  uint32_t *slots;   /* hash table of codes; 0 is free */
  size_t slot_count; /* a power of two */
  unsigned index;    /* in the order of first use, from 0: its name in the file is F<index + 1> */
  uint32_t *widths;  /* per code - 1, in 1/10000 em; set when the font is sealed */
};

struct coded_word {
  const struct coded_font *font; /* NULL: this word is not in the file */
  const uint16_t *codes;         /* one per glyph */
  bool needs_actual_text;        /* glyphs cannot tell the text: Thai and Indic scripts */
};

struct codes {
  struct arena arena;
  struct coded_font **fonts; /* by font number, NULL where unused */
  size_t font_capacity;
  struct coded_font **used; /* in the order of first use */
  size_t used_count, used_capacity;
  struct coded_word *words; /* by serial */
  size_t word_capacity;
};

void codes_init(struct codes *codes);
void codes_release(struct codes *codes);
/* Gives codes to the glyphs of a word that has none yet. */
MUST_CHECK bool codes_note_word(struct codes *codes, const struct shaped_word *word, struct error *error);
/* A mark over right-to-left letters, whose letter tells its text: readers would tear the word apart at it. */
bool codes_mark_is_silent(const struct shaped_word *word, const struct shaped_glyph *glyph);
/* The word must have been noted. */
const struct coded_word *codes_of_word(const struct codes *codes, const struct shaped_word *word);

#endif
