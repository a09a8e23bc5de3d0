/* SPDX-License-Identifier: MIT */
/* From the bytes of a template to its parts. */
#ifndef SOLIPOST_SRC_TEMPLATE_PARSE_H
#define SOLIPOST_SRC_TEMPLATE_PARSE_H

#include "parts.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

struct template *parse_begin(const char *source, size_t length, const char *name);
/* Header and body; when it fails, template->fault says where, and the template is still to be ended. */
MUST_CHECK bool parse_all(struct template *template, struct error *error);
void parse_end(struct template *template); /* NULL is fine */

#endif
