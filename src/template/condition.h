/* SPDX-License-Identifier: MIT */
/* A condition where it stands in the source of a template. */
#ifndef SOLIPOST_SRC_TEMPLATE_CONDITION_H
#define SOLIPOST_SRC_TEMPLATE_CONDITION_H

#include "parts.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

enum { CONDITION_DEPTH = 2, MOST_MARKS = 4096 };

/* The marks read so far, and those of them that are still open. */
struct condition_list {
  LIST(struct condition_mark) marks;
  size_t open[CONDITION_DEPTH];
  size_t open_count;
};

/* Whether the brace at `offset` begins {if ...}, {end} or what is meant as such. */
bool condition_is_at(const struct template *template, size_t offset);
/* Whether on the line that begins at `offset` stand conditions and nothing else. */
bool condition_has_line(const struct template *template, size_t offset);

/* Reads the mark whose brace is at `offset` into the list; *end is behind its closing brace. */
MUST_CHECK bool condition_read(struct template *template, size_t offset, bool has_own_line, struct condition_list *list,
                               size_t *end, struct error *error);
/* At the end of the text: fails when one is still open. */
MUST_CHECK bool condition_all_closed(const struct template *template, const struct condition_list *list,
                                     struct error *error);

#endif
