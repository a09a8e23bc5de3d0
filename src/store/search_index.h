/* SPDX-License-Identifier: MIT */
/* The words under which a row is found, kept beside it. */
#ifndef STORE_SEARCH_INDEX_H
#define STORE_SEARCH_INDEX_H

#include "handle.h"
#include "solipost/base/buffer.h"

bool search_is_kept(const struct noun *noun); /* some nouns have no searched field */
/* The row is new: its words are added. */
MUST_CHECK bool search_add(struct store *store, const struct noun *noun, const void *record, struct error *error);
/* The row may have changed: its words are made to fit. */
MUST_CHECK bool search_refresh(struct store *store, const struct noun *noun, const void *record, struct error *error);
MUST_CHECK bool search_remove(struct store *store, struct uuid row, struct error *error);
/* The key under which namesakes meet: '=' and the folded words of the Latin name; empty when there is no name. */
void search_name_key(const char *name, struct buffer *out);

#endif
