/* SPDX-License-Identifier: MIT */
/* A template becomes the blocks of a letter. */
#ifndef SOLIPOST_PRINT_LETTER_BLOCKS_H
#define SOLIPOST_PRINT_LETTER_BLOCKS_H

#include "solipost/print/product.h"
#include "solipost/page/letter_text.h"
#include "solipost/template/template.h"

/* Fills blocks and closing of `text`; a picture of the template is looked for among `images`. In the arena. */
MUST_CHECK bool letter_blocks_fill(const struct template *template, const struct template_field *fields,
                                   size_t field_count, const struct product_images *images, struct arena *arena,
                                   struct letter_text *text, struct error *error);

#endif
