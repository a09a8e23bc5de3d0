/* SPDX-License-Identifier: MIT */
/* The template of a run in all the languages used, as opened from its files or as kept with the run. */
#ifndef SOLIPOST_PRINT_PRINT_TEXTS_H
#define SOLIPOST_PRINT_PRINT_TEXTS_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/buffer.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/print/product.h"
#include "solipost/template/template.h"

struct print_text;
struct print_texts {
  const char *name;         /* of the template; NULL: there is none, only the words on paper count */
  struct print_text *items; /* one per language asked for, also those there is nothing in */
  size_t count, capacity;
};

void print_texts_init(struct print_texts *texts, const char *name);
void print_texts_release(struct print_texts *texts);

/* Whether a piece can be written in this language: for letter_language; `texts` as void pointer. */
bool print_texts_has(void *texts, const char *language);
/* Opens the template in this language if that was not done yet. *is_new tells. Nothing to do without a template. */
MUST_CHECK bool print_texts_need(struct print_texts *texts, const char *language, bool *is_new, struct error *error);
/* From its source. */
MUST_CHECK bool print_texts_add(struct print_texts *texts, const char *language, const char *source,
                                struct error *error);

/* All opened ones in the order of their tags, each as a line "language length" and its bytes; and back. */
void print_texts_write(const struct print_texts *texts, struct buffer *out);
MUST_CHECK bool print_texts_read(struct print_texts *texts, const char *kept, struct error *error);

/* The n-th opened one; false past the last. */
bool print_texts_each(const struct print_texts *texts, size_t n, const char **language,
                      const struct template **template);

#endif
