/* SPDX-License-Identifier: MIT */
/* The fields a prison's own template may name, and its reading piece by piece. */
#ifndef SOLIPOST_MODEL_ADDRESS_FIELDS_H
#define SOLIPOST_MODEL_ADDRESS_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/error.h"

enum address_field { ADDRESS_NAME, ADDRESS_NUMBER, ADDRESS_UNIT, ADDRESS_WARD, ADDRESS_FIELD_COUNT };

const char *address_field_name(enum address_field field); /* "ward", as typed and as named in the register */

enum address_piece_kind { PIECE_TEXT, PIECE_FIELD, PIECE_LINE_END, PIECE_END };

struct address_piece {
  enum address_piece_kind kind;
  const char *text; /* PIECE_TEXT */
  size_t length;
  enum address_field field; /* PIECE_FIELD */
  bool required;
};

/* Where the reading stands; begin with {.at = template}. */
struct address_reader {
  const char *at;
  size_t line, column; /* from 0; columns count characters, as an editor does */
};

/* The next piece; false when the template is faulty, with line and column in the error. */
MUST_CHECK bool address_reader_next(struct address_reader *reader, struct address_piece *piece, struct error *error);

#endif
