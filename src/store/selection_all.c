/* SPDX-License-Identifier: MIT */
/* A selection read at once. Reading whole tables in one go is many times quicker than asking for each row of thousands. */
#include <stdlib.h>
#include <string.h>

#include "selection_ids.h"
#include "solipost/model/address.h"
#include "solipost/store/record_store.h"

/* The rows of a noun, to be found by id: every record begins with it. */
struct shelf {
  void **records;
  size_t count;
};

static int compare_ids(const void *a, const void *b) { return memcmp(a, b, sizeof(struct uuid)); }
static int compare_records(const void *a, const void *b) { return compare_ids(*(void *const *)a, *(void *const *)b); }

static bool fill_shelf(struct store *store, const struct noun *noun, const char *where, struct arena *arena,
                       struct shelf *shelf, struct error *error) {
  struct record_cursor *rows = NULL;
  LIST(void *) found = {0};
  bool more = true;
  const struct record_query query = {.where = where};
  *shelf = (struct shelf){0};
  bool done = record_select(store, noun, &query, &rows, error);
  while (done) {
    void *record = arena_alloc(arena, noun->size);
    done = record_next(rows, record, arena, &more, error);
    if (!done || !more) break;
    LIST_PUSH(&found, record);
  }
  record_cursor_close(rows);
  if (found.count > 0) {
    shelf->records = arena_copy(arena, found.items, found.count * sizeof *found.items);
    shelf->count = found.count;
    qsort(shelf->records, shelf->count, sizeof *shelf->records, compare_records);
  }
  LIST_RELEASE(&found);
  return done;
}

static const void *find(const struct shelf *shelf, struct uuid id) {
  const struct uuid *wanted = &id;
  if (shelf->count == 0 || uuid_is_nil(id)) return NULL;
  void *const *found = bsearch(&wanted, shelf->records, shelf->count, sizeof *shelf->records, compare_records);
  return found == NULL ? NULL : *found;
}

struct shelves {
  struct shelf prisoners, stays, prisons, relays;
};

static const struct relay *find_relay(const struct shelves *shelves, const struct prisoner *prisoner,
                                      const struct prison *prison) {
  if (!address_needs_relay(prisoner, prison)) return NULL;
  const struct relay *own = find(&shelves->relays, prisoner->relay);
  if (own != NULL || prison == NULL) return own;
  return find(&shelves->relays, prison->relay);
}

/* A row that was removed since the ids were read is left out. */
static size_t put_together(const struct shelves *shelves, const struct selected_ids *ids, struct selected_row *out) {
  size_t count = 0;
  for (size_t i = 0; i < ids->count; i++) {
    const struct selected_id *id = &ids->items[i];
    struct selected_row row = {.prisoner = find(&shelves->prisoners, id->prisoner),
                               .stay = find(&shelves->stays, id->stay),
                               .prison = find(&shelves->prisons, id->prison)};
    if (row.prisoner == NULL) continue;
    row.relay = find_relay(shelves, row.prisoner, row.prison);
    out[count++] = row;
  }
  return count;
}

bool selection_all(struct store *store, const struct selection *selection, struct arena *arena,
                   struct selected_row **out, size_t *count, struct error *error) {
  struct selected_ids ids = {0};
  struct shelves shelves;
  *out = NULL;
  *count = 0;
  bool done = selection_find(store, selection, &ids, error) &&
              fill_shelf(store, &prisoner_noun, NULL, arena, &shelves.prisoners, error) &&
              fill_shelf(store, &stay_noun, "until IS NULL", arena, &shelves.stays, error) &&
              fill_shelf(store, &prison_noun, NULL, arena, &shelves.prisons, error) &&
              fill_shelf(store, &relay_noun, NULL, arena, &shelves.relays, error);
  if (done) {
    *out = ARENA_ARRAY(arena, struct selected_row, ids.count + 1);
    *count = put_together(&shelves, &ids, *out);
  }
  LIST_RELEASE(&ids);
  return done;
}
