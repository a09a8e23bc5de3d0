/* SPDX-License-Identifier: MIT */
/* One line of an address from literal text and fields, some of which may be empty. */
#ifndef SOLIPOST_MODEL_ADDRESS_LINE_H
#define SOLIPOST_MODEL_ADDRESS_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/buffer.h"

struct line_part {
  const char *text;
  size_t length; /* a field of length 0 is empty */
  bool is_field;
};

/* Appends the line without what an empty field would leave behind: the separator beside it, brackets around nothing, a
 * label that ends in a colon, a prefix glued to it ("SE-"), doubled blanks. May append nothing at all. */
void address_line_append(const struct line_part *parts, size_t count, struct buffer *out);

#endif
