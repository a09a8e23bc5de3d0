/* SPDX-License-Identifier: MIT */
/* What a template consists of once it is parsed: blocks of pieces, each piece plain text, a field, or where a condition
 * begins or ends. */
#ifndef SOLIPOST_SRC_TEMPLATE_PARTS_H
#define SOLIPOST_SRC_TEMPLATE_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/memory.h"
#include "solipost/template/block.h"
#include "solipost/template/field_list.h"

/* {name} or {name | "fallback"} where it stands in the source. */
struct field_use {
  const struct template_field_info *info;
  const char *fallback; /* NULL without one */
  size_t offset;        /* of the brace in the source */
};

/* {if city}, {if not city} or {end} where it stands in the source. */
struct condition_mark {
  bool begins;
  bool wants_empty;                       /* {if not ...} */
  bool has_own_line;                      /* it is about whole paragraphs */
  const struct template_field_info *info; /* of the {if ...}; the same for its {end} */
  size_t offset, partner;                 /* of the brace in the source, and of that of the other mark */
};

enum piece_kind { PIECE_TEXT, PIECE_FIELD, PIECE_BREAK, PIECE_CONDITION, PIECE_IMAGE };

struct piece {
  enum piece_kind kind;
  unsigned styles;  /* of enum text_style */
  const char *text; /* PIECE_TEXT */
  size_t length;
  const struct field_use *field;          /* PIECE_FIELD */
  const struct condition_mark *condition; /* PIECE_CONDITION */
};

/* A list; what a condition cuts into two stays one, so that its numbers go on. */
struct list_part {
  size_t index; /* among the lists of the template */
  bool is_ordered;
  int first_number;
};

struct template_part {
  enum template_block_kind kind;
  int level;                    /* of a heading */
  int depth;                    /* lists around it */
  const struct list_part *list; /* NULL outside of lists */
  size_t item;                  /* number of the item among all items of the template */
  const char *image;            /* path as written */
  size_t offset;                /* where it stands in the source */
  struct piece *pieces;
  size_t piece_count;
};

/* The last fault that was told, for those who want its place apart from its words. */
struct fault_place {
  size_t line, column;
  char text[512];
};

struct template {
  struct arena arena; /* holds all of the following */
  const char *name;   /* for messages */
  const char *folder; /* in which its pictures lie; "" when it was not read from a file */
  const char *source;
  size_t length;
  size_t body; /* offset behind the header */
  const char *kind, *language, *title, *checked_by, *paper;
  struct field_use *fields;
  size_t field_count;
  struct condition_mark *marks;
  size_t mark_count;
  struct template_part *parts;
  size_t part_count, list_count, item_count;
  size_t paper_offset; /* of its value in the source */
  struct fault_place *fault;
};

#endif
