/* SPDX-License-Identifier: MIT */
/* The fields that exist. */
#ifndef SOLIPOST_TEMPLATE_FIELD_LIST_H
#define SOLIPOST_TEMPLATE_FIELD_LIST_H

#include <stdbool.h>
#include <stddef.h>

/* Every field a template may name, in the order in which help shows them; the only place where they are listed. */
struct template_field_info {
  const char *name;
  const char *meaning; /* for N_(): the reader calls _() */
  bool may_be_empty;   /* for some people: without a fallback or a condition it stops their pieces */
};
const struct template_field_info *template_field_list(size_t *count);

#endif
