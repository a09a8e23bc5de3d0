/* SPDX-License-Identifier: MIT */
/* The body of a template made ready for the Markdown parser: fields and conditions become single
 * characters that mean nothing to it. */
#ifndef SOLIPOST_SRC_TEMPLATE_PREPARE_H
#define SOLIPOST_SRC_TEMPLATE_PREPARE_H

#include <stdint.h>

#include "condition.h"
#include "parts.h"
#include "solipost/base/buffer.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

/* Characters that no source may hold (the header's check sees to it) stand for what the parser must not see. */
enum {
  MARK_DOUBLE_QUOTE = 0xFDD0, /* \" : stays straight */
  MARK_SINGLE_QUOTE = 0xFDD1,
  MARK_FIRST_FIELD = 0xF0000,      /* + index of the field */
  MARK_FIRST_CONDITION = 0x100000, /* + index of the condition's mark */
  MOST_FIELDS = 4096
};

struct prepared {
  struct buffer text;
  LIST(uint32_t) origins;   /* for each byte of the text its offset in the source */
  LIST(size_t) line_starts; /* offsets in the text */
  LIST(struct field_use) fields;
  struct condition_list conditions;
};

void prepared_init(struct prepared *prepared);
void prepared_release(struct prepared *prepared);

/* With `escape_brackets` no [ can begin a link or its definition, which the parser would swallow; that of a picture, behind
 * a !, stays. */
MUST_CHECK bool template_prepare(struct template *template, bool escape_brackets, struct prepared *out,
                                 struct error *error);

/* Offset in the source of a place the parser names (both from 1). */
size_t prepared_origin(const struct prepared *prepared, int line, int column);

#endif
