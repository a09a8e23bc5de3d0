/* SPDX-License-Identifier: MIT */
/* Rows of any noun, read and written by its table of fields. */
#ifndef SOLIPOST_STORE_RECORD_STORE_H
#define SOLIPOST_STORE_RECORD_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/base/uuid.h"
#include "solipost/model/field.h"
#include "solipost/store/handle.h"

/* Gives the record a new id when it has none, keeps search words. Inside store_begin/commit, like every write. */
MUST_CHECK bool record_insert(struct store *store, const struct noun *noun, void *record, struct error *error);
MUST_CHECK bool record_update(struct store *store, const struct noun *noun, const void *record, struct error *error);
/* state 1: hidden, undoable. */
MUST_CHECK bool record_delete(struct store *store, const struct noun *noun, struct uuid id, struct error *error);

/* Texts live in the arena. A row that is deleted or absent gives ERROR_NOT_FOUND. */
MUST_CHECK bool record_load(struct store *store, const struct noun *noun, struct uuid id, void *record,
                            struct arena *arena, struct error *error);

/* The same, also for a row that is deleted: what the history speaks of. */
MUST_CHECK bool record_load_even_deleted(struct store *store, const struct noun *noun, struct uuid id, void *record,
                                         struct arena *arena, struct error *error);

/* Walks live rows. `where` is SQL on the noun's table written in the code ("prison = ?1 AND until IS NULL"), never from
 * a user; `order` likewise; either may be NULL. Values are bound from `values` (texts, or ids through record_value_id). */
enum record_value_kind { VALUE_TEXT, VALUE_ID, VALUE_INTEGER };
struct record_value {
  enum record_value_kind kind;
  const char *text;
  struct uuid id;
  int64_t integer;
};
struct record_query {
  const char *where, *order;
  const struct record_value *values;
  size_t value_count;
  int64_t limit; /* 0: all */
};
struct record_cursor;
MUST_CHECK bool record_select(struct store *store, const struct noun *noun, const struct record_query *query,
                              struct record_cursor **out, struct error *error);
/* Fills `record` with texts in `arena`; *more is false at the end. */
MUST_CHECK bool record_next(struct record_cursor *cursor, void *record, struct arena *arena, bool *more,
                            struct error *error);
/* How many are left, without reading them: quicker than asking anew where the question is long. Nothing is left then. */
MUST_CHECK bool record_rest(struct record_cursor *cursor, int64_t *count, struct error *error);
void record_cursor_close(struct record_cursor *cursor);
MUST_CHECK bool record_count(struct store *store, const struct noun *noun, const struct record_query *query,
                             int64_t *count, struct error *error);

#endif
