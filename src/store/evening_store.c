/* SPDX-License-Identifier: MIT */
/* Finds evenings and their letters. */
#include "solipost/store/evening_store.h"

#include <inttypes.h>

#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "solipost/store/record_store.h"
#include "statement.h"

/* All rows, in the arena: an array of structs of the noun. */
static bool select_all(struct store *store, const struct noun *noun, const struct record_query *query,
                       struct arena *arena, void **out, size_t *count, struct error *error) {
  struct record_cursor *rows = NULL;
  struct buffer found;
  bool more = true;
  *count = 0;
  buffer_init(&found);
  bool done = record_select(store, noun, query, &rows, error);
  while (done && more) {
    void *record = arena_alloc(arena, noun->size);
    done = record_next(rows, record, arena, &more, error);
    if (!done || !more) break;
    buffer_append_bytes(&found, record, noun->size);
    ++*count;
  }
  record_cursor_close(rows);
  *out = *count == 0 ? NULL : arena_copy(arena, found.bytes, found.length);
  buffer_release(&found);
  return done;
}

bool evening_by_number(struct store *store, int64_t number, struct evening *out, struct arena *arena,
                       struct error *error) {
  const struct record_value value = {.kind = VALUE_INTEGER, .integer = number};
  const struct record_query query = {.where = "number = ?1", .values = &value, .value_count = 1, .limit = 1};
  void *found;
  size_t count;
  if (!select_all(store, &evening_noun, &query, arena, &found, &count, error)) return false;
  if (count > 0) {
    *out = *(const struct evening *)found;
    return true;
  }
  error_set(error, ERROR_NOT_FOUND, _("there is no evening %" PRId64), number);
  return error_hint(error, _("'solipost list evenings' shows the numbers of all"));
}

bool evening_next_number(struct store *store, int64_t *number, struct error *error) {
  return store_next_number(store, "SELECT max(number) FROM evening", number, error);
}

bool evening_pieces(struct store *store, struct uuid evening, struct arena *arena, struct piece_list *out,
                    struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = evening};
  const struct record_query query = {
      .where = "id IN (SELECT id FROM piece WHERE evening = ?1 AND row_state = 0 UNION ALL"
               " SELECT p.id FROM run AS r JOIN piece AS p ON p.run = r.id WHERE r.evening = ?1 AND r.row_state = 0"
               " AND coalesce(r.stage, '') NOT IN ('making', 'cancelled') AND p.row_state = 0)"
               " AND coalesce(+stage, '') <> 'cancelled'",
      .order = "(SELECT r.number FROM run AS r WHERE r.id = piece.run AND r.evening = ?1) IS NULL,"
               " (SELECT r.number FROM run AS r WHERE r.id = piece.run), +position, +number",
      .values = &value,
      .value_count = 1};
  void *found;
  bool done = select_all(store, &piece_noun, &query, arena, &found, &out->count, error);
  out->items = found;
  return done;
}

bool evening_cosigners(struct store *store, struct uuid piece, struct arena *arena, struct uuid **writers,
                       size_t *count, struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = piece};
  const struct record_query query = {.where = "piece = ?1", .order = "position", .values = &value, .value_count = 1};
  void *found;
  if (!select_all(store, &cosigner_noun, &query, arena, &found, count, error)) return false;
  *writers = ARENA_ARRAY(arena, struct uuid, *count + 1);
  for (size_t i = 0; i < *count; i++) (*writers)[i] = ((const struct cosigner *)found)[i].writer;
  return true;
}

bool evening_runs(struct store *store, struct uuid evening, struct arena *arena, struct run_list *out,
                  struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = evening};
  const struct record_query query = {.where = "evening = ?1 AND coalesce(stage, '') <> 'cancelled'",
                                     .order = "number",
                                     .values = &value,
                                     .value_count = 1};
  void *found;
  bool done = select_all(store, &run_noun, &query, arena, &found, &out->count, error);
  out->items = found;
  return done;
}

bool evenings_open(struct store *store, struct date from, struct date until, struct arena *arena, struct evening **out,
                   size_t *count, struct error *error) {
  const struct record_value values[] = {{.kind = VALUE_TEXT, .text = date_text(from, arena)},
                                        {.kind = VALUE_TEXT, .text = date_text(until, arena)}};
  const struct record_query query = {.where = "closed_on IS NULL AND held_on >= coalesce(?1, '') AND held_on <= ?2",
                                     .order = "held_on, number",
                                     .values = values,
                                     .value_count = COUNT_OF(values)};
  void *found;
  bool done = select_all(store, &evening_noun, &query, arena, &found, count, error);
  *out = found;
  return done;
}
