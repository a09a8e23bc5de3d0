/* SPDX-License-Identifier: MIT */
/* Questions about replies and follow-ups. */
#include "solipost/store/reply_store.h"

#include <inttypes.h>
#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/store/record_store.h"
#include "statement.h"

bool reply_next_number(struct store *store, int64_t *number, struct error *error) {
  return store_next_number(store, "SELECT max(number) FROM reply", number, error);
}

bool follow_up_next_number(struct store *store, int64_t *number, struct error *error) {
  return store_next_number(store, "SELECT max(number) FROM follow_up", number, error);
}

static bool by_number(struct store *store, const struct noun *noun, int64_t number, void *out, bool *found,
                      struct arena *arena, struct error *error) {
  const struct record_value value = {.kind = VALUE_INTEGER, .integer = number};
  const struct record_query query = {
      .where = "number = ?1", .order = "id DESC", .values = &value, .value_count = 1, .limit = 1};
  struct record_cursor *rows = NULL;
  noun_clear(noun, out);
  if (!record_select(store, noun, &query, &rows, error)) return false;
  bool done = record_next(rows, out, arena, found, error);
  record_cursor_close(rows);
  return done;
}

bool reply_by_number(struct store *store, int64_t number, struct reply *out, struct arena *arena, struct error *error) {
  bool found = false;
  if (!by_number(store, &reply_noun, number, out, &found, arena, error)) return false;
  if (found) return true;
  error_set(error, ERROR_NOT_FOUND, _("there is no reply %" PRId64), number);
  return error_hint(error, _("'solipost list replies' shows the numbers there are"));
}

bool follow_up_by_number(struct store *store, int64_t number, struct follow_up *out, struct arena *arena,
                         struct error *error) {
  bool found = false;
  if (!by_number(store, &follow_up_noun, number, out, &found, arena, error)) return false;
  if (found) return true;
  error_set(error, ERROR_NOT_FOUND, _("there is no follow-up %" PRId64), number);
  return error_hint(error, _("'solipost list follow-ups' shows the numbers there are"));
}

/* ---- lists ---- */

/* Conditions and what they are bound to; the texts of SQL are ours. */
struct conditions {
  struct arena *arena;
  const char *where;
  struct record_value values[4];
  size_t count;
};

static void add(struct conditions *conditions, const char *sql) {
  const char *before = conditions->where;
  conditions->where = before == NULL ? sql : arena_printf(conditions->arena, "%s AND %s", before, sql);
}

static void add_bound(struct conditions *conditions, const char *column, const char *operator,
                      struct record_value value) {
  conditions->values[conditions->count++] = value;
  add(conditions, arena_printf(conditions->arena, "%s %s ?%zu", column, operator, conditions->count));
}

static void add_id(struct conditions *conditions, const char *column, struct uuid id) {
  if (!uuid_is_nil(id)) add_bound(conditions, column, "=", (struct record_value){.kind = VALUE_ID, .id = id});
}

static void add_day(struct conditions *conditions, const char *column, struct date day) {
  char text[DATE_TEXT_SIZE];
  if (!date_is_set(day)) return;
  date_format_iso(day, text);
  add_bound(conditions, column,
            "<=", (struct record_value){.kind = VALUE_TEXT, .text = arena_strdup(conditions->arena, text)});
}

static bool collect(struct store *store, const struct noun *noun, const struct conditions *conditions,
                    const char *order, struct arena *arena, void ***rows, size_t *count, struct error *error) {
  const struct record_query query = {
      .where = conditions->where, .order = order, .values = conditions->values, .value_count = conditions->count};
  struct record_cursor *cursor = NULL;
  LIST(void *) found = {0};
  bool done, more = false;
  if (!record_select(store, noun, &query, &cursor, error)) return false;
  for (;;) {
    void *row = arena_alloc(arena, noun->size);
    done = record_next(cursor, row, arena, &more, error);
    if (!done || !more) break;
    LIST_PUSH(&found, row);
  }
  record_cursor_close(cursor);
  *rows = arena_copy(arena, found.items, found.count * sizeof *found.items);
  *count = found.count;
  LIST_RELEASE(&found);
  return done;
}

bool replies_find(struct store *store, const struct reply_filter *filter, struct arena *arena, struct reply_list *out,
                  struct error *error) {
  struct conditions conditions = {.arena = arena};
  void **rows;
  add_id(&conditions, "prisoner", filter->prisoner);
  if (filter->waiting || filter->unclaimed) add(&conditions, "handed_on IS NULL");
  if (filter->unclaimed) add(&conditions, "writer IS NULL AND claimed_by IS NULL");
  if (filter->unanswered)
    add(&conditions, "NOT EXISTS (SELECT 1 FROM piece WHERE piece.id = reply.answer AND piece.row_state = 0 AND "
                     "coalesce(piece.stage, '') <> 'cancelled')");
  add_day(&conditions, "received_on", filter->until);
  if (!collect(store, &reply_noun, &conditions, "received_on, number", arena, &rows, &out->count, error)) return false;
  out->items = ARENA_ARRAY(arena, struct reply, out->count + 1);
  for (size_t i = 0; i < out->count; i++) out->items[i] = *(struct reply *)rows[i];
  return true;
}

bool follow_ups_find(struct store *store, const struct follow_up_filter *filter, struct arena *arena,
                     struct follow_up_list *out, struct error *error) {
  struct conditions conditions = {.arena = arena};
  void **rows;
  add_id(&conditions, "prisoner", filter->prisoner);
  add_id(&conditions, "reply", filter->reply);
  if (filter->open || date_is_set(filter->due)) add(&conditions, "done_on IS NULL");
  add_day(&conditions, "due_on", filter->due);
  if (!collect(store, &follow_up_noun, &conditions, "due_on IS NULL, due_on, number", arena, &rows, &out->count, error))
    return false;
  out->items = ARENA_ARRAY(arena, struct follow_up, out->count + 1);
  for (size_t i = 0; i < out->count; i++) out->items[i] = *(struct follow_up *)rows[i];
  return true;
}

bool reply_answers(struct store *store, struct uuid reply, struct arena *arena, const char **out, struct error *error) {
  sqlite3_stmt *statement = NULL;
  bool row = false, done;
  *out = "";
  if (!statement_lend(store,
                      "SELECT piece.number FROM answered JOIN piece ON piece.id = answered.piece WHERE "
                      "answered.reply = ?1 AND answered.row_state = 0 AND piece.row_state = 0 ORDER BY 1",
                      &statement, error))
    return false;
  bind_id(statement, 1, &reply);
  while ((done = statement_step(store, statement, &row, error)) && row)
    *out = arena_printf(arena, "%s%s%" PRId64, *out, **out == '\0' ? "" : ", ",
                        (int64_t)sqlite3_column_int64(statement, 0));
  statement_return(store, statement);
  return done;
}

/* ---- scans ---- */

bool reply_scans(struct store *store, struct arena *arena, const char *const **names, size_t *count,
                 struct error *error) {
  LIST(const char *) found = {0};
  sqlite3_stmt *statement = NULL;
  bool row = false, done;
  if (!statement_lend(store, "SELECT DISTINCT scans FROM reply WHERE scans IS NOT NULL", &statement, error))
    return false;
  while ((done = statement_step(store, statement, &row, error)) && row) {
    for (const char *at = column_text(statement, 0, arena); *(at += strspn(at, " ")) != '\0';) {
      size_t length = strcspn(at, " ");
      const char *name = arena_strndup(arena, at, length);
      bool known = false;
      for (size_t i = 0; !known && i < found.count; i++) known = strcmp(found.items[i], name) == 0;
      if (!known) LIST_PUSH(&found, name);
      at += length;
    }
  }
  statement_return(store, statement);
  *count = found.count;
  LIST_PUSH(&found, NULL);
  *names = arena_copy(arena, found.items, found.count * sizeof *found.items);
  LIST_RELEASE(&found);
  return done;
}
