/* SPDX-License-Identifier: MIT */
/* A paragraph with emphasis: what templates produce and text lays out. */
#ifndef SOLIPOST_BASE_STYLED_TEXT_H
#define SOLIPOST_BASE_STYLED_TEXT_H

#include <stddef.h>
#include <stdint.h>

enum text_style { TEXT_BOLD = 1, TEXT_ITALIC = 2 };

/* Bytes start..end (end not included) of the text carry these styles. Spans are in order and do not overlap. */
struct text_span {
  uint32_t start, end;
  unsigned styles; /* of enum text_style */
};

struct styled_text {
  const char *text; /* UTF-8, ended by NUL; '\n' is a forced line break */
  const struct text_span *spans;
  size_t span_count;
};

#endif
