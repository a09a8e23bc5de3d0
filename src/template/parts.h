/* SPDX-License-Identifier: MIT */
/* What a template consists of once it is parsed: blocks of pieces, each piece plain text or a field. */
#ifndef SOLIPOST_SRC_TEMPLATE_PARTS_H
#define SOLIPOST_SRC_TEMPLATE_PARTS_H

#include <stddef.h>

#include "solipost/base/memory.h"
#include "solipost/template/field_list.h"

/* {name} or {name | "fallback"} where it stands in the source. */
struct field_use {
  const struct template_field_info *info;
  const char *fallback; /* NULL without one */
  size_t offset;        /* of the brace in the source */
};

enum piece_kind { PIECE_TEXT, PIECE_FIELD, PIECE_BREAK };

struct piece {
  enum piece_kind kind;
  unsigned styles;  /* of enum text_style */
  const char *text; /* PIECE_TEXT */
  size_t length;
  const struct field_use *field; /* PIECE_FIELD */
};

struct template_part {
  struct piece *pieces;
  size_t piece_count;
};

struct template {
  struct arena arena; /* holds all of the following */
  const char *name;   /* for messages */
  const char *source;
  size_t length;
  size_t body; /* offset behind the header */
  const char *kind, *language, *title, *checked_by;
  struct field_use *fields;
  size_t field_count;
  struct template_part *parts;
  size_t part_count;
};

#endif
