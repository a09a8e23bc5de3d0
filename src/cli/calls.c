/* SPDX-License-Identifier: MIT */
/* A table of rows and what they are called. */
#include "calls.h"

#include <string.h>

#include "pick.h"
#include "solipost/store/record_store.h"

static size_t slot_of(const struct calls *calls, struct uuid id) {
  size_t at = 0;
  memcpy(&at, id.bytes + sizeof id.bytes - sizeof at, sizeof at);
  for (at &= calls->size - 1; !uuid_is_nil(calls->slots[at].id) && !uuid_equal(calls->slots[at].id, id);)
    at = (at + 1) & (calls->size - 1);
  return at;
}

static void grow_calls(struct calls *calls) {
  struct calls wider = *calls;
  wider.size = calls->size == 0 ? 256 : calls->size * 2;
  wider.slots = ARENA_ARRAY(&calls->cli->arena, struct called, wider.size);
  for (size_t i = 0; i < calls->size; i++)
    if (!uuid_is_nil(calls->slots[i].id)) wider.slots[slot_of(&wider, calls->slots[i].id)] = calls->slots[i];
  *calls = wider;
}

/* Where what is known of this row stands, or will: then its call is NULL. */
static struct called *slot_for(struct calls *calls, struct uuid id) {
  if (calls->count * 2 >= calls->size) grow_calls(calls);
  return &calls->slots[slot_of(calls, id)];
}

const char *calls_known(struct calls *calls, struct uuid id) { return slot_for(calls, id)->call; }

void calls_keep(struct calls *calls, struct uuid id, const char *text) {
  *slot_for(calls, id) = (struct called){id, text};
  calls->count++;
}

const char *calls_of(struct calls *calls, const struct noun *noun, struct uuid id) {
  if (uuid_is_nil(id)) return "";
  const char *known = calls_known(calls, id);
  if (known != NULL) return known;
  const char *text = pick_call_row(calls->cli, noun, id);
  calls_keep(calls, id, text);
  return text;
}

/* ---- who wrote ---- */

static const char *join(struct calls *calls, const char *before, const char *more) {
  if (*before == '\0' || *more == '\0') return *before == '\0' ? more : before;
  return arena_printf(&calls->cli->arena, "%s, %s", before, more);
}

static bool some_are_shared(struct calls *calls) {
  int64_t count = 0;
  if (!calls->counted)
    calls->shared =
        record_count(calls->cli->store, &cosigner_noun, &(struct record_query){0}, &count, NULL) && count > 0;
  calls->counted = true;
  return calls->shared;
}

const char *calls_writers(struct calls *calls, const struct piece *piece) {
  const struct record_value value = {.kind = VALUE_ID, .id = piece->id};
  const struct record_query query = {.where = "piece = ?1", .order = "position", .values = &value, .value_count = 1};
  const char *text = calls_of(calls, &writer_noun, piece->writer);
  struct picked_list also = {0};
  if (some_are_shared(calls) && pick_all(calls->cli, &cosigner_noun, &query, &also, NULL))
    for (size_t i = 0; i < also.count; i++)
      text = join(calls, text, calls_of(calls, &writer_noun, ((const struct cosigner *)also.records[i])->writer));
  return join(calls, text, piece->signed_by);
}
