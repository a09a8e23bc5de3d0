/* SPDX-License-Identifier: MIT */
/* Whether a font can show a character, as HarfBuzz would: also by taking it apart or by putting it together. */
#ifndef TEXT_COVERAGE_H
#define TEXT_COVERAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/text/font.h"

bool font_has(const struct font *font, uint32_t codepoint);
/* A base and the marks that follow it. */
bool font_has_cluster(const struct font *font, const uint32_t *codepoints, size_t count);
/* Characters that tell the layout something and are never drawn: joiners, direction marks, soft hyphens. */
bool codepoint_is_invisible(uint32_t codepoint);

#endif
