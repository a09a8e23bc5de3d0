/* SPDX-License-Identifier: MIT */
/* Rules by age and kind, and what they mean for the rows of today. */
#include "solipost/store/retention_store.h"

#include <assert.h>

#include "erase.h"
#include "solipost/store/record_store.h"
#include "statement.h"

/* ---- rules ---- */

/* A thousand years: what is kept for longer is kept for ever. */
enum { MOST_DAYS = 365000 };

static bool find_rule(struct store *store, int kind, struct retention *rule, bool *found, struct arena *arena,
                      struct error *error) {
  struct record_cursor *rows = NULL;
  *found = false;
  if (!record_select(store, &retention_noun, NULL, &rows, error)) return false;
  bool more = false, done = true;
  while ((done = record_next(rows, rule, arena, &more, error)) && more) {
    *found = rule->kind == kind;
    if (*found) break;
  }
  record_cursor_close(rows);
  return done;
}

bool retention_rules(struct store *store, int64_t days[RETENTION_KINDS], struct error *error) {
  struct arena arena;
  struct record_cursor *rows = NULL;
  for (size_t i = 0; i < RETENTION_KINDS; i++) days[i] = 0;
  if (!record_select(store, &retention_noun, NULL, &rows, error)) return false;
  arena_init(&arena);
  bool more = false, done = true;
  struct retention rule;
  while ((done = record_next(rows, &rule, &arena, &more, error)) && more) {
    bool known = rule.kind > RETENTION_UNKNOWN && rule.kind < RETENTION_KINDS;
    if (known && rule.days > 0 && rule.days <= MOST_DAYS) days[rule.kind] = rule.days;
  }
  record_cursor_close(rows);
  arena_release(&arena);
  return done;
}

bool retention_set(struct store *store, int kind, int64_t days, struct error *error) {
  assert(kind > RETENTION_UNKNOWN && kind < RETENTION_KINDS);
  struct arena arena;
  struct retention rule;
  bool found = false;
  arena_init(&arena);
  bool done = find_rule(store, kind, &rule, &found, &arena, error);
  if (done && found && days == 0) {
    done = record_delete(store, &retention_noun, rule.id, error);
  } else if (done && found) {
    rule.days = days;
    done = record_update(store, &retention_noun, &rule, error);
  } else if (done && days > 0) {
    noun_clear(&retention_noun, &rule);
    rule.kind = kind;
    rule.days = days;
    done = record_insert(store, &retention_noun, &rule, error);
  }
  arena_release(&arena);
  return done;
}

/* ---- what is due ---- */

/* The day on which a row was entered, or one of its fields got its value. */
#define DAY_OF_CHANGE(table, condition)                                                                                \
  "(SELECT substr(max(c.at), 1, 10) FROM journal_entry AS e JOIN journal_commit AS c ON c.number = e.commit_number"    \
  " WHERE e.row = " table ".id AND " condition ")"

/* Id and day of all whose day is not after ?1. A person released while a stay still stands open has the day on which that
 * was entered: an earlier stay that ended says nothing. */
static const char *const due_sql[RETENTION_KINDS] = {
    [RETENTION_RELEASED] =
        "SELECT id, day FROM (SELECT prisoner.id AS id, coalesce((SELECT max(until) FROM stay WHERE stay.prisoner ="
        " prisoner.id AND stay.row_state = 0 AND NOT EXISTS (SELECT 1 FROM stay AS open WHERE open.prisoner ="
        " prisoner.id AND open.row_state = 0 AND open.until IS NULL)), ended_on, " DAY_OF_CHANGE(
            "prisoner", "e.field = 'status'") ", " DAY_OF_CHANGE("prisoner",
                                                                 "e.act = 0") ") AS day FROM prisoner WHERE row_state ="
                                                                              " 0 AND status IN ('released', "
                                                                              "'deported', 'deceased')) WHERE day <= "
                                                                              "?1 ORDER BY day, id",
    [RETENTION_ENDED] =
        "SELECT id, ended_on FROM prisoner WHERE row_state = 0 AND ended_on <= ?1 ORDER BY ended_on, id",
    [RETENTION_NOTES] = "SELECT id, day FROM (SELECT note.id AS id, coalesce(made_on, " DAY_OF_CHANGE(
        "note", "e.act = 0") ") AS day FROM note WHERE row_state = 0) WHERE day <= ?1 ORDER BY day, id",
    [RETENTION_RUNS] =
        "SELECT id, day FROM (SELECT run.id AS id, (SELECT max(coalesce(mailed_on, piece.made_on)) FROM piece WHERE"
        " piece.run = run.id AND piece.row_state = 0) AS day FROM run WHERE row_state = 0 AND stage = 'printed' AND"
        " NOT EXISTS (SELECT 1 FROM piece WHERE piece.run = run.id AND piece.row_state = 0 AND (piece.stage IS NULL OR"
        " piece.stage NOT IN ('mailed', 'answered', 'returned', 'cancelled'))) AND (templates IS NOT NULL OR picture"
        " IS NOT NULL OR EXISTS (SELECT 1 FROM piece WHERE piece.run = run.id AND piece.row_state = 0 AND"
        " coalesce(address, address_native, sender, fields) IS NOT NULL))) WHERE day <= ?1 ORDER BY day, id",
    [RETENTION_EXPORTS] =
        "SELECT id, made_on FROM export WHERE row_state = 0 AND made_on <= ?1 AND EXISTS (SELECT 1 FROM export_item"
        " WHERE export_item.export = export.id AND export_item.row_state = 0) ORDER BY made_on, id",
};

struct item_list {
  struct retention_item *items;
  size_t count, capacity;
};

static bool is_listed(const struct item_list *list, struct uuid id) {
  for (size_t i = 0; i < list->count; i++) {
    if (uuid_equal(list->items[i].id, id)) return true;
  }
  return false;
}

static bool find_kind(struct store *store, int kind, struct date limit, struct item_list *found, struct error *error) {
  sqlite3_stmt *statement = NULL;
  char day[DATE_TEXT_SIZE];
  struct arena arena;
  date_format_iso(limit, day);
  if (!statement_lend(store, due_sql[kind], &statement, error)) return false;
  arena_init(&arena);
  bind_text(statement, 1, day);
  bool row = false, done = true;
  while ((done = statement_step(store, statement, &row, error)) && row) {
    struct retention_item item = {.kind = kind, .id = column_id(statement, 0)};
    if (!date_parse_iso(column_text(statement, 1, &arena), &item.since) || !date_has_year(item.since)) continue;
    if (kind != RETENTION_ENDED || !is_listed(found, item.id)) LIST_PUSH(found, item);
  }
  statement_return(store, statement);
  arena_release(&arena);
  return done;
}

bool retention_find_due(struct store *store, struct date today, struct arena *arena, struct retention_due *out,
                        struct error *error) {
  int64_t days[RETENTION_KINDS];
  struct item_list found = {0};
  *out = (struct retention_due){0};
  bool done = retention_rules(store, days, error);
  for (int kind = RETENTION_UNKNOWN + 1; done && kind < RETENTION_KINDS; kind++) {
    if (days[kind] > 0) done = find_kind(store, kind, date_add_days(today, -(long)days[kind]), &found, error);
  }
  if (done) {
    out->items = arena_copy(arena, found.items, found.count * sizeof *out->items);
    out->count = found.count;
  }
  LIST_RELEASE(&found);
  return done;
}

/* ---- letting go ---- */

static const char *const of_piece[] = {"address", "address_native", "sender", "fields", NULL};
static const char *const of_run[] = {"templates", "picture", NULL};

static bool gather_item(struct erasure *erasure, const struct retention_item *item, struct error *error) {
  switch ((enum retention_kind)item->kind) {
  case RETENTION_NOTES: return erasure_add(erasure, &note_noun, "id = ?1", &item->id, NULL, error);
  case RETENTION_EXPORTS: return erasure_add(erasure, &export_item_noun, "export = ?1", &item->id, NULL, error);
  case RETENTION_RUNS:
    return erasure_add(erasure, &piece_noun, "run = ?1", &item->id, of_piece, error) &&
           erasure_add(erasure, &run_noun, "id = ?1", &item->id, of_run, error);
  case RETENTION_UNKNOWN:
  case RETENTION_RELEASED:
  case RETENTION_ENDED: break;
  }
  return true;
}

static bool write_people(struct store *store, const struct retention_due *due, const char *const *command_names,
                         struct error *error) {
  LIST(struct forget_subject) people = {0};
  for (size_t i = 0; i < due->count; i++) {
    const struct retention_item *item = &due->items[i];
    if (item->kind != RETENTION_RELEASED && item->kind != RETENTION_ENDED) continue;
    LIST_PUSH(&people, (struct forget_subject){.noun = &prisoner_noun, .id = item->id});
  }
  bool done = people.count == 0 || forget_write(store, people.items, people.count, command_names, error);
  LIST_RELEASE(&people);
  return done;
}

bool retention_write(struct store *store, const struct retention_due *due, const char *const *command_names,
                     struct error *error) {
  struct arena arena;
  struct erasure erasure;
  arena_init(&arena);
  erasure_init(&erasure, store, command_names, &arena);
  bool done = write_people(store, due, command_names, error);
  for (size_t i = 0; done && i < due->count; i++) done = gather_item(&erasure, &due->items[i], error);
  if (done) done = erasure_apply(&erasure, error);
  erasure_release(&erasure);
  arena_release(&arena);
  return done;
}
