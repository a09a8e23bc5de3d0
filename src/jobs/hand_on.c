/* SPDX-License-Identifier: MIT */
/* Gathers what a writer has open, and makes it somebody else's. */
#include "solipost/jobs/hand_on.h"

#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/store/record_store.h"
#include "solipost/store/reply_store.h"

struct gathering {
  struct store *store;
  struct arena *arena;
  struct hand_on *out;
  struct uuid *people; /* to be looked at, each once */
  size_t count, room;
};

static void add_person(struct gathering *gathering, struct uuid prisoner) {
  for (size_t i = 0; i < gathering->count; i++)
    if (uuid_equal(gathering->people[i], prisoner)) return;
  if (gathering->count == gathering->room) {
    gathering->room = gathering->room == 0 ? 16 : gathering->room * 2;
    struct uuid *wider = ARENA_ARRAY(gathering->arena, struct uuid, gathering->room);
    if (gathering->count > 0) memcpy(wider, gathering->people, gathering->count * sizeof *wider);
    gathering->people = wider;
  }
  gathering->people[gathering->count++] = prisoner;
}

/* Live rows of a noun, in the arena. */
static bool rows_of(struct gathering *gathering, const struct noun *noun, const struct record_query *query, void **out,
                    size_t *count, struct error *error) {
  struct record_cursor *rows = NULL;
  char *items = NULL;
  size_t room = 0;
  bool done = record_select(gathering->store, noun, query, &rows, error), more = true;
  *count = 0;
  while (done) {
    if (*count == room) {
      room = room == 0 ? 8 : room * 2;
      char *wider = arena_alloc(gathering->arena, room * noun->size);
      if (*count > 0) memcpy(wider, items, *count * noun->size);
      items = wider;
    }
    done = record_next(rows, items + *count * noun->size, gathering->arena, &more, error);
    if (!done || !more) break;
    ++*count;
  }
  record_cursor_close(rows);
  *out = items;
  return done;
}

/* ---- whom ---- */

static bool add_waiting(struct gathering *gathering, struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = gathering->out->writer.id};
  const struct record_query query = {
      .where = "writer = ?1 AND handed_on IS NULL AND prisoner IS NOT NULL", .values = &value, .value_count = 1};
  void *rows;
  size_t count;
  if (!rows_of(gathering, &reply_noun, &query, &rows, &count, error)) return false;
  const struct reply *replies = rows;
  for (size_t i = 0; i < count; i++) add_person(gathering, replies[i].prisoner);
  return true;
}

bool hand_on_is_theirs(const struct follow_up *follow_up, const struct writer *writer) {
  return ascii_equal_ignoring_case(follow_up->who, writer->pseudonym);
}

static bool add_todo(struct gathering *gathering, struct error *error) {
  const struct follow_up_filter filter = {.open = true};
  struct follow_up_list list;
  if (!follow_ups_find(gathering->store, &filter, gathering->arena, &list, error)) return false;
  for (size_t i = 0; i < list.count; i++)
    if (!uuid_is_nil(list.items[i].prisoner) && hand_on_is_theirs(&list.items[i], &gathering->out->writer))
      add_person(gathering, list.items[i].prisoner);
  return true;
}

/* ---- what ---- */

static bool look_at(struct gathering *gathering, const struct pair_list *pairs, struct hand_on_one *one,
                    struct error *error) {
  struct uuid prisoner = one->prisoner.id;
  const struct record_value values[] = {{.kind = VALUE_ID, .id = prisoner},
                                        {.kind = VALUE_ID, .id = gathering->out->writer.id}};
  struct record_query query = {.where = "prisoner = ?1 AND writer = ?2 AND handed_on IS NULL",
                               .order = "received_on, number",
                               .values = values,
                               .value_count = 2};
  const struct follow_up_filter filter = {.prisoner = prisoner, .open = true};
  struct follow_up_list todo;
  void *rows;
  noun_clear(&pair_noun, &one->pair.pair);
  for (size_t i = 0; i < pairs->count; i++)
    if (uuid_equal(pairs->items[i].pair.prisoner, prisoner)) one->pair = pairs->items[i];
  if (!rows_of(gathering, &reply_noun, &query, &rows, &one->reply_count, error) ||
      !follow_ups_find(gathering->store, &filter, gathering->arena, &todo, error))
    return false;
  one->replies = rows;
  one->follow_ups = todo.items;
  one->follow_up_count = todo.count;
  one->who = prisoner_call(&one->prisoner, gathering->arena);
  query.where = "writer = ?2 AND +prisoner = ?1 AND +stage IN ('planned', 'printed', 'written')";
  query.order = "+number";
  if (!rows_of(gathering, &piece_noun, &query, &rows, &one->piece_count, error)) return false;
  one->pieces = rows;
  return true;
}

static bool has_something(const struct hand_on_one *one, const struct writer *writer) {
  bool theirs = one->reply_count > 0 || !uuid_is_nil(one->pair.pair.id);
  for (size_t i = 0; !theirs && i < one->follow_up_count; i++) theirs = hand_on_is_theirs(&one->follow_ups[i], writer);
  return theirs;
}

static bool nothing_open(const struct hand_on *out, const struct hand_on_one *one, struct error *error) {
  error_set(error, ERROR_NOT_FOUND, _("%s has nothing open with %s"), out->writer.pseudonym, one->who);
  return error_hint(error, _("'solipost hand-on %s' lists all there is"), out->writer.pseudonym);
}

bool hand_on_look(struct store *store, const struct writer *writer, const struct prisoner *people, size_t count,
                  struct date day, struct arena *arena, struct hand_on *out, struct error *error) {
  struct gathering gathering = {.store = store, .arena = arena, .out = out};
  const struct pair_filter filter = {.writer = writer->id, .day = day};
  struct pair_list pairs;
  *out = (struct hand_on){.writer = *writer};
  if (!pairs_find(store, &filter, arena, &pairs, error)) return false;
  for (size_t i = 0; i < count; i++) add_person(&gathering, people[i].id);
  if (count == 0) {
    for (size_t i = 0; i < pairs.count; i++) /* whom nobody began to write to waits for anybody */
      if (pairs.items[i].state != PAIR_FALLEN_BACK) add_person(&gathering, pairs.items[i].pair.prisoner);
    if (!add_waiting(&gathering, error) || !add_todo(&gathering, error)) return false;
  }
  out->items = ARENA_ARRAY(arena, struct hand_on_one, gathering.count + 1);
  for (size_t i = 0; i < gathering.count; i++) {
    struct hand_on_one *one = &out->items[out->count];
    struct error gone;
    if (!record_load(store, &prisoner_noun, gathering.people[i], &one->prisoner, arena, &gone)) {
      if (gone.kind == ERROR_NOT_FOUND) continue; /* deleted since */
      *error = gone;
      return false;
    }
    out->count++;
    if (!look_at(&gathering, &pairs, one, error)) return false;
    if (!has_something(one, writer)) return nothing_open(out, one, error);
  }
  return true;
}

/* ---- writing ---- */

static bool end_pair(struct store *store, const struct hand_on_one *one, struct date day, const char *why,
                     struct arena *arena, struct error *error) {
  struct pair now;
  if (uuid_is_nil(one->pair.pair.id)) return true;
  if (!record_load(store, &pair_noun, one->pair.pair.id, &now, arena, error)) return false;
  if (date_is_set(now.ended_on)) return true;
  now.ended_on = day;
  now.ended_why = why;
  return record_update(store, &pair_noun, &now, error);
}

static bool give_replies(struct store *store, const struct hand_on_one *one, struct uuid to, struct arena *arena,
                         struct error *error) {
  for (size_t i = 0; i < one->reply_count; i++) {
    struct reply now;
    if (!record_load(store, &reply_noun, one->replies[i].id, &now, arena, error)) return false;
    if (date_is_set(now.handed_on)) continue;
    now.writer = to;
    if (!record_update(store, &reply_noun, &now, error)) return false;
  }
  return true;
}

static bool give_follow_ups(struct store *store, const struct hand_on_one *one, const struct writer *from,
                            const struct writer *to, struct arena *arena, struct error *error) {
  for (size_t i = 0; i < one->follow_up_count; i++) {
    struct follow_up now;
    if (!hand_on_is_theirs(&one->follow_ups[i], from)) continue;
    if (!record_load(store, &follow_up_noun, one->follow_ups[i].id, &now, arena, error)) return false;
    now.who = to->pseudonym;
    if (!record_update(store, &follow_up_noun, &now, error)) return false;
  }
  return true;
}

static bool is_refused(const struct take_on *to, struct uuid prisoner) {
  for (size_t i = 0; i < to->count; i++)
    if (uuid_equal(to->items[i].prisoner.id, prisoner)) return to->items[i].kind == TAKE_ON_REFUSED;
  return false;
}

bool hand_on_write(struct store *store, const struct hand_on *from, const struct take_on *to, const char *why,
                   struct error *error) {
  struct arena arena;
  arena_init(&arena);
  bool done = take_on_write(store, to, error);
  for (size_t i = 0; done && i < from->count; i++) {
    const struct hand_on_one *one = &from->items[i];
    if (is_refused(to, one->prisoner.id)) continue;
    done = end_pair(store, one, to->day, why, &arena, error) &&
           give_replies(store, one, to->writer.id, &arena, error) &&
           give_follow_ups(store, one, &from->writer, &to->writer, &arena, error);
  }
  arena_release(&arena);
  return done;
}
