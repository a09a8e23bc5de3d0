/* SPDX-License-Identifier: MIT */
/* Shaped words, kept: the same word in the same font and neighbourhood is shaped once per process. */
#ifndef TEXT_WORD_CACHE_H
#define TEXT_WORD_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <hb.h>

#include "solipost/base/memory.h"
#include "solipost/text/text_box.h"

/* Longer words are shaped in parts: within what text_start and text_length can count. */
enum { LONGEST_WORD = 128 };

enum { NOTHING_MISSING = UINT16_MAX };

struct cached_word {
  struct shaped_word word;
  uint64_t hash;
  hb_script_t script;
  hb_language_t language;
  uint32_t before, after; /* the characters beyond that decide how the first and last letters join; else 0 */
  bool is_hyphen;
  int32_t ink_top, ink_bottom; /* font units above the baseline; bottom is negative below it */
  uint16_t missing;            /* index in the text of the first character without a glyph, or NOTHING_MISSING */
};

struct word_cache {
  struct arena arena;
  struct cached_word **slots; /* open addressing, a power of two of them */
  size_t slot_count;
  uint32_t count;
  hb_buffer_t *buffer;
};

struct word_request {
  const struct font *font;
  hb_script_t script;
  hb_language_t language;
  bool right_to_left;
  const uint16_t *text;               /* the whole stretch: letters join across the ends of the word */
  size_t text_length, offset, length; /* length at most LONGEST_WORD */
  bool no_ligatures;                  /* depends on the language alone */
  bool is_hyphen;                     /* draws a hyphen where the text has a soft one */
};

void word_cache_init(struct word_cache *cache);
void word_cache_release(struct word_cache *cache);
void word_cache_clear(struct word_cache *cache);
const struct cached_word *word_cache_get(struct word_cache *cache, const struct word_request *request);

/* Shapes into cache->buffer and makes a word of it in the arena. */
struct cached_word *word_shape(struct word_cache *cache, const struct word_request *request);

#endif
