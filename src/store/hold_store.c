/* SPDX-License-Identifier: MIT */
/* Holds in force, and what they meet. */
#include "solipost/store/hold_store.h"

#include "solipost/store/record_store.h"
#include "statement.h"

/* ---- holds ---- */

/* What people type: the code, or the name of who has none. Also of a row that was deleted. */
static bool name_of(struct store *store, const struct hold *hold, struct arena *arena, const char **called,
                    struct error *error) {
  const struct noun *noun = !uuid_is_nil(hold->prisoner) ? &prisoner_noun
                            : !uuid_is_nil(hold->prison) ? &prison_noun
                                                         : &campaign_noun;
  struct uuid id = !uuid_is_nil(hold->prisoner) ? hold->prisoner
                   : !uuid_is_nil(hold->prison) ? hold->prison
                                                : hold->campaign;
  *called = hold->country;
  if (uuid_is_nil(id)) return true;
  void *record = arena_alloc(arena, noun->size);
  if (!record_load_even_deleted(store, noun, id, record, arena, error)) return false;
  *called = field_get(noun_field(noun, "code"), record, arena);
  if (**called == '\0') *called = field_get(noun_field(noun, "name"), record, arena);
  return true;
}

static bool load(struct store *store, const struct record_query *query, struct arena *arena, struct hold_list *out,
                 struct error *error) {
  LIST(struct hold_in_force) found = {0};
  struct record_cursor *rows = NULL;
  bool more = true;
  *out = (struct hold_list){0};
  bool done = record_select(store, &hold_noun, query, &rows, error);
  while (done && more) {
    struct hold_in_force held = {.called = ""};
    done = record_next(rows, &held.hold, arena, &more, error);
    if (done && more) LIST_PUSH(&found, held);
  }
  record_cursor_close(rows);
  for (size_t i = 0; done && i < found.count; i++)
    done = name_of(store, &found.items[i].hold, arena, &found.items[i].called, error);
  if (done && found.count > 0)
    *out = (struct hold_list){arena_copy(arena, found.items, found.count * sizeof *found.items), found.count};
  LIST_RELEASE(&found);
  return done;
}

bool holds_in_force(struct store *store, struct arena *arena, struct hold_list *out, struct error *error) {
  return load(store, &(struct record_query){.where = "lifted_on IS NULL", .order = "id"}, arena, out, error);
}

bool holds_all(struct store *store, struct arena *arena, struct hold_list *out, struct error *error) {
  return load(store, &(struct record_query){.order = "lifted_on IS NOT NULL, id"}, arena, out, error);
}

/* ---- whom a hold means ---- */

/* The one value of a hold, and the condition that has it as ?1. */
struct meaning {
  struct record_value value;
  const char *same, *pieces, *exported;
};

#define PEOPLE_THERE "SELECT prisoner FROM stay WHERE prison = ?1 AND until IS NULL AND row_state = 0"
#define PEOPLE_IN_COUNTRY                                                                                              \
  "SELECT stay.prisoner FROM stay JOIN prison ON prison.id = stay.prison WHERE prison.country = ?1 AND "               \
  "stay.until IS NULL AND stay.row_state = 0"

/* Pieces that are for one of these people too. */
#define ADDRESSED "SELECT piece FROM addressee WHERE row_state = 0 AND prisoner IN "
/* Alone or with others. */
#define PIECES_TO "(prisoner = ?1 OR id IN (SELECT piece FROM addressee WHERE prisoner = ?1 AND row_state = 0))"

static struct meaning meaning_of(const struct hold *hold) {
  if (!uuid_is_nil(hold->prisoner))
    return (struct meaning){{.kind = VALUE_ID, .id = hold->prisoner}, "prisoner = ?1", PIECES_TO, "prisoner = ?1"};
  if (!uuid_is_nil(hold->prison))
    return (struct meaning){{.kind = VALUE_ID, .id = hold->prison},
                            "prison = ?1",
                            "(prison = ?1 OR prisoner IN (" PEOPLE_THERE ") OR id IN (" ADDRESSED "(" PEOPLE_THERE
                            ")))",
                            "prisoner IN (" PEOPLE_THERE ")"};
  if (!uuid_is_nil(hold->campaign))
    return (struct meaning){{.kind = VALUE_ID, .id = hold->campaign},
                            "campaign = ?1",
                            "campaign = ?1",
                            "prisoner IN (SELECT prisoner FROM target WHERE campaign = ?1 AND row_state = 0)"};
  return (struct meaning){{.kind = VALUE_TEXT, .text = hold->country},
                          "country = ?1",
                          "(prison IN (SELECT id FROM prison WHERE country = ?1) OR prisoner IN (" PEOPLE_IN_COUNTRY
                          ") OR id IN (" ADDRESSED "(" PEOPLE_IN_COUNTRY ")))",
                          "prisoner IN (" PEOPLE_IN_COUNTRY ")"};
}

bool holds_of(struct store *store, const struct hold *meant, struct arena *arena, struct hold_list *out,
              struct error *error) {
  struct meaning meaning = meaning_of(meant);
  const char *where = arena_printf(arena, "%s AND lifted_on IS NULL", meaning.same);
  struct record_query query = {.where = where, .order = "id", .values = &meaning.value, .value_count = 1};
  return load(store, &query, arena, out, error);
}

/* ---- what exists already ---- */

bool holds_pieces(struct store *store, const struct hold *hold, struct uuid run, struct arena *arena,
                  struct held_piece **out, size_t *count, struct error *error) {
  struct meaning meaning = meaning_of(hold);
  struct record_value values[] = {meaning.value, {.kind = VALUE_ID, .id = run}};
  bool of_run = !uuid_is_nil(run);
  struct record_query query = {.where = arena_printf(arena, "%s%s", meaning.pieces, of_run ? " AND run = ?2" : ""),
                               .order = "number",
                               .values = values,
                               .value_count = of_run ? 2 : 1};
  LIST(struct held_piece) found = {0};
  struct record_cursor *rows = NULL;
  bool more = true;
  bool done = record_select(store, &piece_noun, &query, &rows, error);
  while (done && more) {
    struct held_piece held = {.run = 0};
    done = record_next(rows, &held.piece, arena, &more, error);
    if (done && more) LIST_PUSH(&found, held);
  }
  record_cursor_close(rows);
  for (size_t i = 0; done && i < found.count; i++) {
    struct run made;
    if (uuid_is_nil(found.items[i].piece.run)) continue;
    if (i > 0 && uuid_equal(found.items[i].piece.run, found.items[i - 1].piece.run)) {
      found.items[i].run = found.items[i - 1].run;
      continue;
    }
    done = record_load_even_deleted(store, &run_noun, found.items[i].piece.run, &made, arena, error);
    if (done) found.items[i].run = made.number;
  }
  *count = done ? found.count : 0;
  *out = *count > 0 ? arena_copy(arena, found.items, found.count * sizeof *found.items) : NULL;
  LIST_RELEASE(&found);
  return done;
}

bool holds_exports(struct store *store, const struct hold *hold, struct arena *arena, struct held_export **out,
                   size_t *count, struct error *error) {
  struct meaning meaning = meaning_of(hold);
  struct record_query query = {.where = meaning.exported, .order = "id", .values = &meaning.value, .value_count = 1};
  LIST(struct held_export) found = {0};
  struct record_cursor *rows = NULL;
  bool more = true;
  bool done = record_select(store, &export_item_noun, &query, &rows, error);
  while (done && more) {
    struct export_item item;
    done = record_next(rows, &item, arena, &more, error);
    if (done && more) LIST_PUSH(&found, (struct held_export){.export = {.id = item.export}, .prisoner = item.prisoner});
  }
  record_cursor_close(rows);
  for (size_t i = 0; done && i < found.count; i++)
    done =
        record_load_even_deleted(store, &export_noun, found.items[i].export.id, &found.items[i].export, arena, error);
  *count = done ? found.count : 0;
  *out = *count > 0 ? arena_copy(arena, found.items, found.count * sizeof *found.items) : NULL;
  LIST_RELEASE(&found);
  return done;
}
