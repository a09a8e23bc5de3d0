/* SPDX-License-Identifier: MIT */
/* Letter templates: a short header, then Markdown with {fields} and {if field}...{end}. Fields are put in after parsing and
 * never parsed again: a name with * or { in it stays that name. */
#ifndef SOLIPOST_TEMPLATE_TEMPLATE_H
#define SOLIPOST_TEMPLATE_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/buffer.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/template/block.h"

struct template_field {
  const char *name;
  const char *value; /* "" is empty: it stops the piece unless the template has a fallback for it */
};

struct template;

/* A template is a folder holding one file per language ("greeting/tr.md"), or a single file. `name` is looked for as a
 * path, else among the user's own (template_own_folder), else among the shipped ones in data/templates. A single file in
 * another language than the one asked for is an error; `language` NULL takes a single file in whatever language it is. */
MUST_CHECK bool template_open(struct template **out, const char *name, const char *language, struct error *error);
/* The same from its source; `name` is for messages. It knows no folder, so its pictures are only named. */
MUST_CHECK bool template_parse(struct template **out, const char *source, size_t length, const char *name,
                               struct error *error);
void template_close(struct template *template);
/* Whether `name` leads to a template at all: a folder with a text in some language, or a single file that reads well.
 * To be asked before template_has_language, which only says yes or no. */
MUST_CHECK bool template_find(const char *name, struct error *error);
bool template_has_language(const char *name, const char *language);

const char *template_kind(const struct template *template);     /* "card", "letter" or "protest" */
const char *template_language(const struct template *template); /* "" when the header names none */
const char *template_title(const struct template *template);
const char *template_checked_by(const struct template *template); /* "" : read by no native reader yet */
const char *template_paper(const struct template *template);      /* "A4" as written; "": whatever is printed on */
const char *template_source(const struct template *template);     /* as read, to be kept with a run */

/* Blocks with the fields put in, in the arena. Errors: a field the template names but `fields` does not hold
 * (ERROR_DAMAGED), a field that is empty for this piece and has no fallback (ERROR_REFUSED); both say its name, line and
 * column. A line or block that consists of empty fields with an empty fallback, or of text whose condition does not hold,
 * leaves no blank line. */
MUST_CHECK bool template_fill(const struct template *template, const struct template_field *fields, size_t field_count,
                              struct arena *arena, struct template_block **blocks, size_t *block_count,
                              struct error *error);

/* ---- pictures in the text ---- */

struct template_image {
  const char *path;    /* as written; relative to the template's folder, never with ".." */
  size_t line, column; /* where it stands in the source */
};

/* Each picture the template may show, once, in the order of the text. A run that keeps the template's source keeps these
 * files beside it (template_image_read gives their bytes), since a template read back from its source knows no folder. */
void template_images(const struct template *template, struct arena *arena, struct template_image **images,
                     size_t *count);
/* The absolute path of a picture. It is a regular file of at most 64 MiB inside the template's folder, and no symbolic link
 * leads to it; whether it is a picture is seen by image/. `image` is the path of a block or of template_images. */
MUST_CHECK bool template_image_path(const struct template *template, const char *image, struct arena *arena,
                                    const char **path, struct error *error);
/* The same and its bytes, from the very file that was checked. */
MUST_CHECK bool template_image_read(const struct template *template, const char *image, struct buffer *out,
                                    struct error *error);

#endif
