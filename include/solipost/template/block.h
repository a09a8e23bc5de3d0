/* SPDX-License-Identifier: MIT */
/* What a filled template consists of: headings, paragraphs, items of lists, pictures. */
#ifndef SOLIPOST_TEMPLATE_BLOCK_H
#define SOLIPOST_TEMPLATE_BLOCK_H

#include <stdbool.h>

#include "solipost/base/styled_text.h"

enum template_block_kind { TEMPLATE_PARAGRAPH, TEMPLATE_HEADING, TEMPLATE_ITEM, TEMPLATE_IMAGE };

enum { TEMPLATE_HEADING_LEVELS = 3, TEMPLATE_LIST_DEPTH = 3 };

struct template_block {
  enum template_block_kind kind;
  struct styled_text text; /* TEMPLATE_IMAGE: the words that say what is on it, perhaps "" */
  int level;               /* TEMPLATE_HEADING: 1 (the largest) to 3 */
  int depth;               /* TEMPLATE_ITEM: 1 (the outermost list) to 3; else 0 */
  int number;              /* TEMPLATE_ITEM: its number, counted over the items that are shown; 0: a bullet */
  bool continues;          /* TEMPLATE_ITEM: a further paragraph of the item before: neither number nor bullet */
  const char *image;       /* TEMPLATE_IMAGE: path as written, relative to the template's folder */
};

#endif
