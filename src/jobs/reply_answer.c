/* SPDX-License-Identifier: MIT */
/* Which letter of ours answers a reply. */
#include <inttypes.h>
#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/jobs/reply.h"
#include "solipost/store/record_store.h"

bool reply_letter_people(struct store *store, const struct piece *piece, struct arena *arena, struct uuid **people,
                         size_t *count, struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = piece->id};
  const struct record_query query = {.where = "piece = ?1", .order = "position", .values = &value, .value_count = 1};
  struct record_cursor *rows;
  LIST(struct uuid) found = {0};
  bool done, more = false;
  if (!record_select(store, &addressee_noun, &query, &rows, error)) return false;
  LIST_PUSH(&found, piece->prisoner);
  for (;;) {
    struct addressee addressee;
    done = record_next(rows, &addressee, arena, &more, error);
    if (!done || !more) break;
    LIST_PUSH(&found, addressee.prisoner);
  }
  record_cursor_close(rows);
  *people = arena_copy(arena, found.items, found.count * sizeof *found.items);
  *count = found.count;
  LIST_RELEASE(&found);
  return done;
}

bool reply_answer_of(struct store *store, const struct reply *reply, struct arena *arena, struct piece *out,
                     bool *found, struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = reply->answer};
  const struct record_query query = {
      .where = "id = ?1 AND coalesce(stage, '') <> 'cancelled'", .values = &value, .value_count = 1};
  struct record_cursor *rows;
  *found = false;
  if (uuid_is_nil(reply->answer)) return true;
  noun_clear(&piece_noun, out);
  if (!record_select(store, &piece_noun, &query, &rows, error)) return false;
  bool done = record_next(rows, out, arena, found, error);
  record_cursor_close(rows);
  return done;
}

/* "guest" is nobody who could be known again. */
static bool is_with(const struct reply *reply, const struct piece *piece, const struct log_event *written) {
  if (!date_is_set(reply->handed_on)) return false;
  if (uuid_is_nil(reply->writer))
    return *reply->claimed_by != '\0' && strcmp(reply->claimed_by, "guest") != 0 &&
           ascii_equal_ignoring_case(reply->claimed_by, piece->signed_by);
  if (uuid_equal(reply->writer, piece->writer)) return true;
  for (size_t i = 0; i < written->cosigner_count; i++)
    if (uuid_equal(reply->writer, written->cosigners[i])) return true;
  return false;
}

bool reply_waiting_for(struct store *store, struct uuid prisoner, const struct piece *piece,
                       const struct log_event *written, struct arena *arena, struct reply_list *out,
                       struct error *error) {
  const struct reply_filter filter = {.prisoner = prisoner, .until = written->day};
  struct reply_list all;
  *out = (struct reply_list){.count = 0};
  if (!replies_find(store, &filter, arena, &all, error)) return false;
  out->items = ARENA_ARRAY(arena, struct reply, all.count + 1);
  for (size_t i = 0; i < all.count; i++) {
    struct piece answer;
    bool answered;
    if (!reply_answer_of(store, &all.items[i], arena, &answer, &answered, error)) return false;
    if (answered && !uuid_is_nil(piece->id) && uuid_equal(answer.id, piece->id)) {
      out->count = 0; /* one letter, one answer; a second by itself would be guessed */
      return true;
    }
    if (!answered && is_with(&all.items[i], piece, written)) out->items[out->count++] = all.items[i];
  }
  return true;
}

bool reply_answer(struct store *store, const struct reply *seen, const struct piece *piece, struct error *error) {
  struct arena arena;
  struct reply reply;
  arena_init(&arena);
  bool done = record_load(store, &reply_noun, seen->id, &reply, &arena, error);
  if (done && !uuid_equal(reply.answer, seen->answer)) {
    done = error_set(error, ERROR_BUSY, _("somebody else has just answered reply %" PRId64), reply.number);
    error_hint(error, "%s", _("nothing was written; look at it and run the same command again"));
  }
  if (done) {
    struct date day = date_is_set(piece->written_on) ? piece->written_on : piece->made_on;
    reply.answer = piece->id;
    if (uuid_is_nil(reply.writer) && *reply.claimed_by == '\0') {
      reply.writer = piece->writer;
      if (uuid_is_nil(piece->writer)) reply.claimed_by = piece->signed_by;
    }
    /* Who answered it had it. */
    if (!date_is_set(reply.handed_on))
      reply.handed_on = date_compare(day, reply.received_on) < 0 ? reply.received_on : day;
    done = record_update(store, &reply_noun, &reply, error);
  }
  arena_release(&arena);
  return done;
}
