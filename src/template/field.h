/* SPDX-License-Identifier: MIT */
/* A field where it stands in the source of a template. */
#ifndef SOLIPOST_SRC_TEMPLATE_FIELD_H
#define SOLIPOST_SRC_TEMPLATE_FIELD_H

#include "parts.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

/* Reads the field whose brace is at `offset`; *end is behind its closing brace. */
MUST_CHECK bool template_read_field(struct template *template, size_t offset, struct field_use *out, size_t *end,
                                    struct error *error);

#endif
