/* SPDX-License-Identifier: MIT */
/* Postage of the register. */
#include "solipost/store/postage_store.h"

#include "solipost/store/record_store.h"

bool postage_known(struct store *store, struct arena *arena, struct postage_table *out, struct error *error) {
  LIST(struct postage) own = {0};
  struct record_cursor *rows = NULL;
  bool more = true;
  bool done = record_select(store, &postage_noun, &(struct record_query){.order = "rowid"}, &rows, error);
  while (done && more) {
    struct postage row;
    done = record_next(rows, &row, arena, &more, error);
    if (done && more) LIST_PUSH(&own, row);
  }
  record_cursor_close(rows);
  done = done && postage_load(own.items, own.count, arena, out, error);
  LIST_RELEASE(&own);
  return done;
}
