/* SPDX-License-Identifier: MIT */
/* Making text from outside safe for a terminal. */
#ifndef SOLIPOST_BASE_SAFE_TEXT_H
#define SOLIPOST_BASE_SAFE_TEXT_H

#include <stdbool.h>

#include "solipost/base/buffer.h"

/* Appends `text` as it may be shown on a terminal: C0, C1, DEL, direction overrides and isolates, line and paragraph
 * separators and invalid bytes become visible as <U+001B> or <0xFF>; '\n' and '\t' are kept only when `multiline`. */
void safe_text_append(struct buffer *buffer, const char *text, bool multiline);

#endif
