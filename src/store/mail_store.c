/* SPDX-License-Identifier: MIT */
/* What waits, is on its way, or came back. */
#include "solipost/store/mail_store.h"

#include <inttypes.h>

#include "solipost/store/record_store.h"
#include "statement.h"

static bool select_pieces(struct store *store, const struct record_query *query, struct arena *arena,
                          struct piece_list *out, struct error *error) {
  struct record_cursor *rows = NULL;
  LIST(struct piece) found = {0};
  bool more = true;
  bool done = record_select(store, &piece_noun, query, &rows, error);
  while (done && more) {
    struct piece piece;
    done = record_next(rows, &piece, arena, &more, error);
    if (done && more) LIST_PUSH(&found, piece);
  }
  record_cursor_close(rows);
  *out = (struct piece_list){0};
  if (done && found.count > 0) {
    out->items = arena_copy(arena, found.items, found.count * sizeof *found.items);
    out->count = found.count;
  }
  LIST_RELEASE(&found);
  return done;
}

static struct record_value day_value(struct date day, struct arena *arena) {
  char text[DATE_TEXT_SIZE];
  date_format_iso(day, text);
  return (struct record_value){.kind = VALUE_TEXT, .text = arena_strdup(arena, text)};
}

bool mail_waiting(struct store *store, struct date since, struct arena *arena, struct piece_list *out,
                  struct error *error) {
  const struct record_value value = day_value(since, arena);
  const struct record_query query = {.where = "waiting IS NOT NULL AND waiting_since <= ?1",
                                     .order = "waiting_since, number",
                                     .values = &value,
                                     .value_count = 1};
  return select_pieces(store, &query, arena, out, error);
}

/* By the indexes of both, and sorted afterwards ('+'): never by a walk through all letters. */
#define TO_PERSON                                                                                                      \
  "id IN (SELECT id FROM piece WHERE prisoner = ?1 AND row_state = 0 UNION ALL"                                        \
  " SELECT piece FROM addressee WHERE prisoner = ?1 AND row_state = 0)"

bool mail_unsent(struct store *store, struct uuid prisoner, struct arena *arena, struct piece_list *out,
                 struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = prisoner};
  const struct record_query query = {.where = TO_PERSON
                                     " AND (stage IS NULL OR +stage IN ('planned', 'printed', 'written', 'returned'))",
                                     .order = "+number",
                                     .values = &value,
                                     .value_count = 1};
  return select_pieces(store, &query, arena, out, error);
}

bool mail_unsent_to(struct store *store, struct uuid prison, struct arena *arena, struct piece_list *out,
                    struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = prison};
  const struct record_query query = {.where = "prison = ?1 AND stage IN ('planned', 'printed', 'written')",
                                     .order = "+number",
                                     .values = &value,
                                     .value_count = 1};
  return select_pieces(store, &query, arena, out, error);
}

bool mail_on_its_way(struct store *store, struct uuid prisoner, struct date since, struct arena *arena,
                     struct piece_list *out, struct error *error) {
  const struct record_value values[] = {{.kind = VALUE_ID, .id = prisoner}, day_value(since, arena)};
  const struct record_query query = {.where =
                                         TO_PERSON " AND +stage = 'mailed' AND mailed_on >= ?2 AND arrived_on IS NULL",
                                     .order = "+number",
                                     .values = values,
                                     .value_count = COUNT_OF(values)};
  return select_pieces(store, &query, arena, out, error);
}

bool mail_sent_to(struct store *store, struct uuid prison, struct date from, struct date until, struct arena *arena,
                  struct piece_list *out, struct error *error) {
  const struct record_value values[] = {
      {.kind = VALUE_ID, .id = prison}, day_value(from, arena), day_value(until, arena)};
  const struct record_query query = {.where = "prison = ?1 AND stage = 'mailed' AND mailed_on BETWEEN ?2 AND ?3",
                                     .order = "mailed_on, number",
                                     .values = values,
                                     .value_count = COUNT_OF(values)};
  return select_pieces(store, &query, arena, out, error);
}

bool mail_in_envelope(struct store *store, struct uuid envelope, struct date mailed_on, struct arena *arena,
                      struct piece_list *out, struct error *error) {
  const struct record_value values[] = {{.kind = VALUE_ID, .id = envelope}, day_value(mailed_on, arena)};
  const struct record_query query = {.where = "envelope = ?1 AND +mailed_on = ?2 AND +stage = 'mailed'",
                                     .order = "+number",
                                     .values = values,
                                     .value_count = COUNT_OF(values)};
  return select_pieces(store, &query, arena, out, error);
}

bool mail_addressees(struct store *store, const struct piece *piece, struct arena *arena, struct uuid **prisoners,
                     size_t *count, struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = piece->id};
  const struct record_query query = {.where = "piece = ?1", .order = "position", .values = &value, .value_count = 1};
  struct record_cursor *rows = NULL;
  LIST(struct uuid) found = {0};
  bool more = true;
  if (!uuid_is_nil(piece->prisoner)) LIST_PUSH(&found, piece->prisoner);
  bool done = record_select(store, &addressee_noun, &query, &rows, error);
  while (done && more) {
    struct addressee addressee;
    done = record_next(rows, &addressee, arena, &more, error);
    if (done && more) LIST_PUSH(&found, addressee.prisoner);
  }
  record_cursor_close(rows);
  *count = done ? found.count : 0;
  *prisoners = *count == 0 ? NULL : arena_copy(arena, found.items, found.count * sizeof *found.items);
  LIST_RELEASE(&found);
  return done;
}

/* ---- counting returns ---- */

/* Letters to one person that were mailed on one day and came back on one are one event: mostly they lay in one envelope, and
 * which one is forgotten when they go out again in a new one. */
#define EVENTS                                                                                                         \
  "SELECT count(DISTINCT coalesce(hex(piece.prisoner), '') || coalesce(returned_mail.mailed_on, '') ||"                \
  " returned_mail.returned_on)"

static bool count_with(struct store *store, const char *sql, const struct uuid *ids, size_t id_count, const char *day,
                       const char *reason, int64_t *count, struct error *error) {
  sqlite3_stmt *statement = NULL;
  bool row = false;
  if (!statement_lend(store, sql, &statement, error)) return false;
  for (size_t i = 0; i < id_count; i++) bind_id(statement, (int)i + 1, &ids[i]);
  bind_text(statement, (int)id_count + 1, day);
  bind_text(statement, (int)id_count + 2, reason);
  bool done = statement_step(store, statement, &row, error);
  *count = done && row ? sqlite3_column_int64(statement, 0) : 0;
  statement_return(store, statement);
  return done;
}

static const char *reason_word(int reason) { return noun_field(&returned_mail_noun, "reason")->choices[reason].word; }

bool mail_returns_of(struct store *store, struct uuid prisoner, struct uuid prison, struct date after,
                     const int *reasons, size_t reason_count, int64_t *count, struct error *error) {
  static const char sql[] = EVENTS
      " FROM returned_mail JOIN piece ON piece.id = returned_mail.piece WHERE returned_mail.row_state = 0"
      " AND (piece.prisoner = ?1 OR piece.id IN (SELECT piece FROM addressee WHERE prisoner = ?1 AND row_state = 0))"
      " AND returned_mail.prison = ?2 AND returned_mail.returned_on > coalesce(?3, '') AND"
      " coalesce(returned_mail.reason, 'unknown') = ?4";
  const struct uuid ids[] = {prisoner, prison};
  char day[DATE_TEXT_SIZE];
  date_format_iso(after, day);
  *count = 0;
  for (size_t i = 0; i < reason_count; i++) {
    int64_t some;
    if (!count_with(store, sql, ids, COUNT_OF(ids), day, reason_word(reasons[i]), &some, error)) return false;
    *count += some;
  }
  return true;
}

bool mail_returns_from(struct store *store, struct uuid prison, struct date from, int reason, int64_t *count,
                       struct error *error) {
  static const char sql[] =
      EVENTS " FROM returned_mail JOIN piece ON piece.id = returned_mail.piece WHERE returned_mail.row_state = 0"
             " AND returned_mail.prison = ?1 AND returned_mail.returned_on >= ?2 AND returned_mail.reason = ?3";
  char day[DATE_TEXT_SIZE];
  date_format_iso(from, day);
  return count_with(store, sql, &prison, 1, day, reason_word(reason), count, error);
}

/* ---- doubtful addresses ---- */

static bool letters_back(struct store *store, struct doubtful *doubtful, struct arena *arena, struct error *error) {
  const struct record_value values[] = {{.kind = VALUE_ID, .id = doubtful->prisoner.id},
                                        {.kind = VALUE_ID, .id = doubtful->prison.id}};
  const struct record_query query = {.where = TO_PERSON
                                     " AND id IN (SELECT piece FROM returned_mail WHERE prison = ?2 AND row_state = 0)",
                                     .order = "returned_on DESC, number DESC",
                                     .values = values,
                                     .value_count = COUNT_OF(values)};
  struct piece_list pieces;
  if (!select_pieces(store, &query, arena, &pieces, error)) return false;
  doubtful->letters = "";
  for (size_t i = 0; i < pieces.count; i++)
    doubtful->letters =
        arena_printf(arena, "%s%s%" PRId64, doubtful->letters, i == 0 ? "" : ", ", pieces.items[i].number);
  return true;
}

bool mail_doubtful(struct store *store, struct arena *arena, struct doubtful **out, size_t *count,
                   struct error *error) {
  const struct record_query query = {.where = "doubtful_on IS NOT NULL AND until IS NULL", .order = "doubtful_on, id"};
  struct record_cursor *rows = NULL;
  LIST(struct doubtful) found = {0};
  bool more = true;
  bool done = record_select(store, &stay_noun, &query, &rows, error);
  while (done && more) {
    struct doubtful one = {.letters = ""};
    done = record_next(rows, &one.stay, arena, &more, error);
    if (done && more) LIST_PUSH(&found, one);
  }
  record_cursor_close(rows);
  for (size_t i = 0; done && i < found.count; i++) {
    struct doubtful *one = &found.items[i];
    done = record_load_even_deleted(store, &prisoner_noun, one->stay.prisoner, &one->prisoner, arena, error) &&
           record_load_even_deleted(store, &prison_noun, one->stay.prison, &one->prison, arena, error) &&
           letters_back(store, one, arena, error);
  }
  *count = done ? found.count : 0;
  *out = *count == 0 ? NULL : arena_copy(arena, found.items, found.count * sizeof *found.items);
  LIST_RELEASE(&found);
  return done;
}
