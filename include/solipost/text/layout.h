/* SPDX-License-Identifier: MIT */
/* A paragraph becomes lines of placed glyphs: bidi, line breaks, fonts per script, shaping (docs/TEXT-AND-PDF.md).
 * UTF-16 inside. Shaped words are cached across paragraphs, pages and volumes. */
#ifndef SOLIPOST_TEXT_LAYOUT_H
#define SOLIPOST_TEXT_LAYOUT_H

#include <stdbool.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/text/font_book.h"
#include "solipost/text/text_box.h"

struct text_engine;
MUST_CHECK bool text_engine_create(struct text_engine **out, struct font_book *book, struct error *error);
void text_engine_destroy(struct text_engine *engine);
/* Number of words in the cache: serials are below it. */
uint32_t text_engine_word_count(const struct text_engine *engine);
/* To be called between volumes, when no text_box made so far is needed any more: forgets the shaped words if they take
 * more than about 2 MB, so that a run of many thousand names does not grow without bound. True when it did: every
 * shaped_word is gone then and serials begin at 0 again. */
bool text_engine_trim(struct text_engine *engine);
/* The same however few they are: memory of a volume then does not depend on what was laid out before it. */
void text_engine_forget(struct text_engine *engine);

/* Results live in the arena, words in the engine. A character no font has is an error that names it, its code point and
 * the package to install. */
MUST_CHECK bool text_layout(struct text_engine *engine, const struct paragraph *paragraph, struct arena *arena,
                            struct text_box *out, struct error *error);

#endif
