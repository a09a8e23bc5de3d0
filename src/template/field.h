/* SPDX-License-Identifier: MIT */
/* A field where it stands in the source of a template. */
#ifndef SOLIPOST_SRC_TEMPLATE_FIELD_H
#define SOLIPOST_SRC_TEMPLATE_FIELD_H

#include <stdbool.h>

#include "parts.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

/* Reads the field whose brace is at `offset`; *end is behind its closing brace. */
MUST_CHECK bool template_read_field(struct template *template, size_t offset, struct field_use *out, size_t *end,
                                    struct error *error);

/* The field of this name; NULL when there is none. */
const struct template_field_info *template_find_field(const char *name, size_t length);
/* Says that there is no such field, and which there are. Always returns false. */
bool template_unknown_field(const struct template *template, size_t offset, const char *name, size_t length,
                            struct error *error);

#endif
