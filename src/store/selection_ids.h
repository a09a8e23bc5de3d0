/* SPDX-License-Identifier: MIT */
/* Who is selected, as ids in order. */
#ifndef STORE_SELECTION_IDS_H
#define STORE_SELECTION_IDS_H

#include "solipost/store/people_store.h"

struct selected_id {
  struct uuid prisoner, stay, prison; /* nil where nothing is known */
};
struct selected_ids {
  struct selected_id *items;
  size_t count, capacity;
};
/* Fills an empty list; the caller releases it, also after an error. */
MUST_CHECK bool selection_find(struct store *store, const struct selection *selection, struct selected_ids *out,
                               struct error *error);

#endif
