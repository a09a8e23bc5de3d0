/* SPDX-License-Identifier: MIT */
/* Letter templates: a short header, then Markdown with {fields}. Fields are put in after parsing and never parsed again:
 * a name with * or { in it stays that name. */
#ifndef SOLIPOST_TEMPLATE_TEMPLATE_H
#define SOLIPOST_TEMPLATE_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/base/styled_text.h"

struct template_block {
  struct styled_text text;
};

struct template_field {
  const char *name;
  const char *value; /* "" is empty: it stops the piece unless the template has a fallback for it */
};

struct template;

/* A template is a folder holding one file per language ("greeting/tr.md"), or a single file. `name` is looked for as a
 * path, else among the shipped ones in data/templates. A single file in another language than the one asked for is an
 * error; `language` NULL takes a single file in whatever language it is. */
MUST_CHECK bool template_open(struct template **out, const char *name, const char *language, struct error *error);
/* The same from its source; `name` is for messages. */
MUST_CHECK bool template_parse(struct template **out, const char *source, size_t length, const char *name,
                               struct error *error);
void template_close(struct template *template);
/* Whether `name` leads to a template at all: a folder with a text in some language, or a single file that reads well.
 * To be asked before template_has_language, which only says yes or no. */
MUST_CHECK bool template_find(const char *name, struct error *error);
bool template_has_language(const char *name, const char *language);

const char *template_kind(const struct template *template);     /* "card" or "letter" */
const char *template_language(const struct template *template); /* "" when the header names none */
const char *template_title(const struct template *template);
const char *template_checked_by(const struct template *template); /* "" : read by no native reader yet */
const char *template_source(const struct template *template);     /* as read, to be kept with a run */

/* Blocks with the fields put in, in the arena. Errors: a field the template names but `fields` does not hold
 * (ERROR_DAMAGED), a field that is empty for this piece and has no fallback (ERROR_REFUSED); both say its name, line and
 * column. A line or paragraph that consists of empty fields with an empty fallback leaves no blank line. */
MUST_CHECK bool template_fill(const struct template *template, const struct template_field *fields, size_t field_count,
                              struct arena *arena, struct template_block **blocks, size_t *block_count,
                              struct error *error);

#endif
