/* SPDX-License-Identifier: MIT */
/* Reads pairs with the letters and replies their state follows from, and confirms them. */
#include "solipost/store/pair_store.h"

#include "solipost/store/record_store.h"
#include "statement.h"

static struct record_value id_value(struct uuid id) { return (struct record_value){.kind = VALUE_ID, .id = id}; }

/* ---- what was heard ---- */

bool pair_hear(struct store *store, struct uuid writer, struct uuid prisoner, struct pair_heard *out,
               struct error *error) {
  sqlite3_stmt *statement = NULL;
  bool row = false;
  *out = (struct pair_heard){0};
  if (!statement_lend(
          store,
          "SELECT (SELECT max(day) FROM (" PAIR_LETTERS_SQL(
              "?1", "?2", PAIR_LETTER_DAY_SQL " AS day",
              "1") "))," /* a comma behind the letters */
                   " (SELECT max(received_on) FROM reply WHERE prisoner = ?2 AND writer = ?1 AND row_state = 0)",
          &statement, error))
    return false;
  bind_id(statement, 1, &writer);
  bind_id(statement, 2, &prisoner);
  bool done = statement_step(store, statement, &row, error);
  if (done && row) *out = (struct pair_heard){.letter = column_day(statement, 0), .reply = column_day(statement, 1)};
  statement_return(store, statement);
  return done;
}

/* ---- pairs ---- */

static bool read_pairs(struct store *store, const struct record_query *query, struct arena *arena, struct pair **out,
                       size_t *count, struct error *error) {
  struct record_cursor *rows = NULL;
  LIST(struct pair) found = {0};
  bool more = true;
  bool done = record_select(store, &pair_noun, query, &rows, error);
  while (done) {
    struct pair pair;
    done = record_next(rows, &pair, arena, &more, error);
    if (!done || !more) break;
    LIST_PUSH(&found, pair);
  }
  record_cursor_close(rows);
  *out = found.count > 0 ? arena_copy(arena, found.items, found.count * sizeof *found.items) : NULL;
  *count = found.count;
  LIST_RELEASE(&found);
  return done;
}

static bool view(struct store *store, const struct pair_filter *filter, const struct pair *pair, struct arena *arena,
                 struct pair_view *out, struct error *error) {
  struct error none;
  *out = (struct pair_view){.pair = *pair, .writer_state = WRITER_GONE};
  noun_clear(&writer_noun, &out->writer);
  if (record_load(store, &writer_noun, pair->writer, &out->writer, arena, &none)) {
    out->writer_state = writer_state_on(&out->writer, filter->day);
  } else if (none.kind != ERROR_NOT_FOUND) {
    *error = none;
    return false;
  }
  if (!pair_hear(store, pair->writer, pair->prisoner, &out->heard, error)) return false;
  long dormant = filter->dormant_days > 0 ? filter->dormant_days : PAIR_DORMANT_DAYS;
  out->state = pair_state_on(pair, &out->heard, dormant, filter->day);
  return true;
}

bool pairs_find(struct store *store, const struct pair_filter *filter, struct arena *arena, struct pair_list *out,
                struct error *error) {
  struct record_value values[2];
  size_t bound = 0;
  struct pair *pairs;
  const char *where = "prisoner IN (SELECT p.id FROM prisoner AS p WHERE p.row_state = 0)";
  *out = (struct pair_list){0};
  if (!filter->ended) where = arena_printf(arena, "%s AND ended_on IS NULL", where);
  if (!uuid_is_nil(filter->writer)) {
    values[bound++] = id_value(filter->writer);
    where = arena_printf(arena, "%s AND writer = ?%zu", where, bound);
  }
  if (!uuid_is_nil(filter->prisoner)) {
    values[bound++] = id_value(filter->prisoner);
    where = arena_printf(arena, "%s AND prisoner = ?%zu", where, bound);
  }
  const struct record_query query = {.where = where, .order = "since, +id", .values = values, .value_count = bound};
  if (!read_pairs(store, &query, arena, &pairs, &out->count, error)) return false;
  out->items = ARENA_ARRAY(arena, struct pair_view, out->count + 1);
  for (size_t i = 0; i < out->count; i++)
    if (!view(store, filter, &pairs[i], arena, &out->items[i], error)) return false;
  return true;
}

bool pair_find_open(struct store *store, struct uuid writer, struct uuid prisoner, struct pair *out, bool *found,
                    struct arena *arena, struct error *error) {
  const struct record_value values[] = {id_value(writer), id_value(prisoner)};
  const struct record_query query = {.where = "writer = ?1 AND +prisoner = ?2 AND ended_on IS NULL",
                                     .order = "since DESC, +id DESC",
                                     .values = values,
                                     .value_count = 2,
                                     .limit = 1};
  struct pair *pairs;
  size_t count;
  noun_clear(&pair_noun, out);
  if (!read_pairs(store, &query, arena, &pairs, &count, error)) return false;
  *found = count > 0;
  if (*found) *out = pairs[0];
  return true;
}

/* ---- the first letter ---- */

static struct date day_of(const struct piece *piece) {
  return date_compare(piece->written_on, piece->mailed_on) > 0 ? piece->written_on : piece->mailed_on;
}

static bool confirm_each(struct store *store, const struct piece *piece, struct arena *arena, struct error *error) {
  const struct record_value values[] = {id_value(piece->writer), id_value(piece->prisoner), id_value(piece->id)};
  const struct record_query query = {
      .where = "ended_on IS NULL AND confirmed_on IS NULL AND (writer = ?1 OR writer IN (SELECT c.writer FROM cosigner "
               "AS c WHERE c.piece = ?3 AND c.row_state = 0)) AND (prisoner = ?2 OR prisoner IN (SELECT a.prisoner "
               "FROM addressee AS a WHERE a.piece = ?3 AND a.row_state = 0))",
      .values = values,
      .value_count = 3};
  struct pair *pairs;
  size_t count;
  struct date day = day_of(piece);
  if (!read_pairs(store, &query, arena, &pairs, &count, error)) return false;
  for (size_t i = 0; i < count; i++) {
    if (!pair_is_confirmed_by(&pairs[i], day)) continue;
    pairs[i].confirmed_on = day;
    if (!record_update(store, &pair_noun, &pairs[i], error)) return false;
  }
  return true;
}

bool pairs_confirm(struct store *store, const struct piece *piece, struct error *error) {
  struct arena arena;
  bool out = piece->stage == STAGE_WRITTEN || piece->stage == STAGE_MAILED || piece->stage == STAGE_ANSWERED ||
             piece->stage == STAGE_RETURNED;
  if (!out || uuid_is_nil(piece->writer)) return true;
  arena_init(&arena);
  bool done = confirm_each(store, piece, &arena, error);
  arena_release(&arena);
  return done;
}

/* ---- figures ---- */

bool pairs_served(struct store *store, struct date day, struct arena *arena, struct pair_served **out, size_t *count,
                  struct error *error) {
  sqlite3_stmt *statement = NULL;
  LIST(struct pair_served) found = {0};
  char today[DATE_TEXT_SIZE], dormant[DATE_TEXT_SIZE];
  bool row = true;
  *out = NULL;
  *count = 0;
  date_format_iso(day, today);
  date_format_iso(date_add_days(day, -PAIR_DORMANT_DAYS), dormant);
  if (!statement_lend(
          store,
          "SELECT pair.prisoner, count(*) FROM pair JOIN writer ON writer.id = pair.writer WHERE " PAIR_COUNTS_SQL(
              "?1", "?2") " GROUP BY pair.prisoner",
          &statement, error))
    return false;
  bind_text(statement, 1, today);
  bind_text(statement, 2, dormant);
  bool done;
  while ((done = statement_step(store, statement, &row, error)) && row) {
    struct pair_served served = {column_id(statement, 0), sqlite3_column_int64(statement, 1)};
    LIST_PUSH(&found, served);
  }
  statement_return(store, statement);
  if (found.count > 0) *out = arena_copy(arena, found.items, found.count * sizeof *found.items);
  *count = found.count;
  LIST_RELEASE(&found);
  return done;
}

bool pair_letters_of(struct store *store, struct uuid writer, struct date from, struct date until, int64_t *count,
                     struct error *error) {
  char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
  date_format_iso(from, first);
  date_format_iso(until, last);
  const struct record_value values[] = {
      id_value(writer), {.kind = VALUE_TEXT, .text = first}, {.kind = VALUE_TEXT, .text = last}};
  const struct record_query query = {
      .where = "id IN (SELECT m.id FROM piece AS m WHERE m.writer = ?1 AND m.row_state = 0 UNION SELECT c.piece FROM "
               "cosigner AS c WHERE c.writer = ?1 AND c.row_state = 0) AND +stage IN ('written', 'mailed', 'answered', "
               "'returned') AND coalesce(written_on, +first_mailed_on) BETWEEN ?2 AND ?3",
      .values = values,
      .value_count = 3};
  return record_count(store, &piece_noun, &query, count, error);
}

bool pairs_written(struct store *store, struct date from, struct date until, struct arena *arena,
                   struct pair_written **out, size_t *count, struct error *error) {
  static const char sql[] =
      "WITH letter AS (SELECT id, writer FROM piece WHERE row_state = 0 AND first_mailed_on IS NOT NULL AND "
      "first_mailed_on >= date(?1, '-31 days') AND +stage IN ('written', 'mailed', 'answered', 'returned') AND "
      "coalesce(written_on, +first_mailed_on) BETWEEN ?1 AND ?2 UNION ALL SELECT id, writer FROM piece WHERE "
      "row_state = 0 AND stage = 'written' AND +first_mailed_on IS NULL AND written_on BETWEEN ?1 AND ?2) "
      "SELECT writer, count(*) FROM (SELECT writer, id FROM letter WHERE writer IS NOT NULL UNION SELECT c.writer, "
      "letter.id FROM letter CROSS JOIN cosigner AS c ON c.piece = letter.id WHERE c.row_state = 0 AND c.writer IS NOT "
      "NULL) GROUP BY writer ORDER BY writer";
  sqlite3_stmt *statement = NULL;
  LIST(struct pair_written) found = {0};
  char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
  bool row = true;
  *out = NULL;
  *count = 0;
  date_format_iso(from, first);
  date_format_iso(until, last);
  bool done = statement_lend(store, sql, &statement, error);
  if (done) {
    bind_text(statement, 1, first);
    bind_text(statement, 2, last);
  }
  while (done && (done = statement_step(store, statement, &row, error)) && row) {
    struct pair_written written = {column_id(statement, 0), sqlite3_column_int64(statement, 1)};
    LIST_PUSH(&found, written);
  }
  statement_return(store, statement);
  if (done && found.count > 0) *out = arena_copy(arena, found.items, found.count * sizeof *found.items);
  *count = done ? found.count : 0;
  LIST_RELEASE(&found);
  return done;
}
