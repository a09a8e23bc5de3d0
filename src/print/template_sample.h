/* SPDX-License-Identifier: MIT */
/* A person made up, for whom templates are shown. */
#ifndef SOLIPOST_PRINT_TEMPLATE_SAMPLE_H
#define SOLIPOST_PRINT_TEMPLATE_SAMPLE_H

#include "solipost/base/compiler.h"
#include "solipost/template/template.h"

/* The fields a piece for this person would have in this language, made as print makes them. `bare`: nothing is known but
 * name and prison. */
MUST_CHECK bool template_sample(const char *name, const char *language, bool bare, struct arena *arena,
                                struct template_field **fields, size_t *count, struct error *error);

#endif
