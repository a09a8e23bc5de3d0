/* SPDX-License-Identifier: MIT */
/* Collects the search words of a record from its searched fields. */
#include "solipost/model/search.h"

#include "solipost/lang/text.h"

/* A newline divides words like a blank and occurs in no single field, so that fields never grow together. */
void search_words_of(const struct noun *noun, const void *record, struct buffer *out) {
  struct arena arena;
  arena_init(&arena);
  struct buffer text;
  buffer_init(&text);
  for (size_t i = 0; i < noun->field_count; i++) {
    const struct field *field = &noun->fields[i];
    if ((field->flags & FIELD_SEARCHED) == 0 || !field_is_set(field, record)) continue;
    if (text.length > 0) buffer_append_char(&text, '\n');
    buffer_append(&text, field_get(field, record, &arena));
  }
  lang_search_words(text.bytes, out);
  buffer_release(&text);
  arena_release(&arena);
}
