/* SPDX-License-Identifier: MIT */
/* The fonts for one script, family and style, in order of fallback; opened when a character gets as far as them. */
#ifndef TEXT_CHAIN_H
#define TEXT_CHAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "font_shelf.h"

struct font_chain;

/* `styles` of enum text_style. Takes fonts from the shelf, which must live longer. */
struct font_chain *font_chain_create(struct font_shelf *shelf, enum font_family family, unsigned styles,
                                     hb_script_t script);
void font_chain_destroy(struct font_chain *chain);
bool font_chain_is_for(const struct font_chain *chain, enum font_family family, unsigned styles, hb_script_t script);

/* The first font of the chain that has the character; NULL when none has. */
const struct font *font_chain_find(struct font_chain *chain, uint32_t codepoint);
const struct font *font_chain_find_cluster(struct font_chain *chain, const uint32_t *codepoints, size_t count);

#endif
