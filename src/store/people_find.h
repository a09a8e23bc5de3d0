/* SPDX-License-Identifier: MIT */
/* Lists of ids, and the ways in which records are found that several files need. */
#ifndef STORE_PEOPLE_FIND_H
#define STORE_PEOPLE_FIND_H

#include "handle.h"

struct id_list {
  struct uuid *items;
  size_t count, capacity;
};

/* Each once, in the order of finding. */
void id_list_add(struct id_list *list, struct uuid id);

/* Live rows whose text field holds exactly this. A noun without the field finds nothing. */
MUST_CHECK bool find_by_field(struct store *store, const struct noun *noun, const char *field, const char *text,
                              struct id_list *found, struct error *error);
/* Live rows of which all typed words begin a word. */
MUST_CHECK bool find_by_words(struct store *store, const struct noun *noun, const char *typed, size_t limit,
                              struct id_list *found, struct error *error);
/* Live rows with the same name, however it is spelt. */
MUST_CHECK bool find_by_name(struct store *store, const struct noun *noun, const char *name, struct id_list *found,
                             struct error *error);

#endif
