/* SPDX-License-Identifier: MIT */
/* Fields of a prisoner, the place, and notes that may lie on the table, as a row of CSV. */
#include "export_rows.h"

#include <assert.h>

#include "solipost/store/record_store.h"
#include "solipost/table/writer.h"

enum { MOST_CELLS = 64 };

struct row {
  const char *cells[MOST_CELLS];
  size_t count;
};

static void add(struct row *row, const char *cell) {
  assert(row->count < MOST_CELLS);
  row->cells[row->count++] = cell;
}

/* Names that import reads; the public is told the country in words. */
void export_append_header(enum use use, struct buffer *csv) {
  struct row row = {.count = 0};
  for (size_t i = 0; i < prisoner_noun.field_count; i++)
    if (guard_field_may_go(&prisoner_noun.fields[i], use)) add(&row, prisoner_noun.fields[i].name);
  add(&row, "prison");
  add(&row, use == USE_PUBLISH ? "country" : "unit");
  if (use != USE_PUBLISH) add(&row, "ward");
  if (use != USE_PUBLISH) add(&row, "note");
  csv_append_row(csv, row.cells, row.count);
}

/* Those that may go, one below the other. */
static bool append_notes(struct store *store, enum use use, struct uuid prisoner, struct arena *arena,
                         const char **text, struct error *error) {
  struct record_value value = {.kind = VALUE_ID, .id = prisoner};
  struct record_query query = {.where = "prisoner = ?1", .order = "id", .values = &value, .value_count = 1};
  struct record_cursor *rows = NULL;
  bool more = true;
  *text = "";
  bool done = record_select(store, &note_noun, &query, &rows, error);
  while (done && more) {
    struct note note;
    done = record_next(rows, &note, arena, &more, error);
    if (!done || !more || !guard_note_may_go(&note, use)) continue;
    *text = **text == '\0' ? note.text : arena_printf(arena, "%s\n%s", *text, note.text);
  }
  record_cursor_close(rows);
  return done;
}

static void add_place(struct row *row, enum use use, const struct selected *selected, struct arena *arena) {
  const struct prison *prison = &selected->prison;
  bool known = !uuid_is_nil(prison->id);
  if (use == USE_PUBLISH) {
    add(row, known ? prison->name : "");
    add(row, known ? field_show(noun_field(&prison_noun, "country"), prison, arena) : "");
    return;
  }
  add(row, !known ? "" : *prison->code != '\0' ? prison->code : prison->name);
  add(row, known ? selected->stay.unit : "");
  add(row, known ? selected->stay.ward : "");
}

bool export_append_row(struct store *store, enum use use, const struct selected *selected, struct buffer *csv,
                       struct arena *arena, struct error *error) {
  struct row row = {.count = 0};
  for (size_t i = 0; i < prisoner_noun.field_count; i++) {
    const struct field *field = &prisoner_noun.fields[i];
    if (guard_field_may_go(field, use)) add(&row, field_get(field, &selected->prisoner, arena));
  }
  add_place(&row, use, selected, arena);
  if (use != USE_PUBLISH) {
    const char *notes = "";
    if (!append_notes(store, use, selected->prisoner.id, arena, &notes, error)) return false;
    add(&row, notes);
  }
  csv_append_row(csv, row.cells, row.count);
  return true;
}
