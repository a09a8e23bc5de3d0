/* SPDX-License-Identifier: MIT */
/* Numbers of exports. */
#include "solipost/store/export_store.h"

#include "statement.h"

bool export_next_number(struct store *store, int64_t *number, struct error *error) {
  return store_next_number(store, "SELECT max(number) FROM export", number, error);
}
