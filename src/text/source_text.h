/* SPDX-License-Identifier: MIT */
/* The text of a paragraph in UTF-16, with the styles of each unit: bidi, breaks and HarfBuzz all count UTF-16 units. */
#ifndef TEXT_SOURCE_TEXT_H
#define TEXT_SOURCE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/styled_text.h"

struct source_text {
  uint16_t *units;
  uint8_t *styles; /* of enum text_style, one for each unit */
  size_t length;
  size_t units_capacity, styles_capacity;
  bool may_turn; /* holds a character that could make the bidi algorithm do something */
};

/* Refuses what is not UTF-8, and U+FFFD, the trace of an earlier loss. Every kind of line end becomes one '\n'. */
MUST_CHECK bool source_text_set(struct source_text *source, const struct styled_text *content, struct error *error);
void source_text_release(struct source_text *source);

#endif
