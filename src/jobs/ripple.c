/* SPDX-License-Identifier: MIT */
/* Letters follow the people they are for. */
#include "solipost/jobs/ripple.h"

#include "solipost/base/i18n.h"
#include "solipost/jobs/log.h"
#include "solipost/store/people_store.h"
#include "solipost/store/plan_store.h"
#include "solipost/store/record_store.h"

bool ripple_look(struct store *store, struct uuid prisoner, struct date today, struct arena *arena, struct ripple *out,
                 struct error *error) {
  struct date since = date_add_days(today, -MAIL_ON_ITS_WAY_DAYS);
  *out = (struct ripple){0};
  if (!mail_unsent(store, prisoner, arena, &out->unsent, error) ||
      !mail_on_its_way(store, prisoner, since, arena, &out->in_post, error))
    return false;
  out->shared = ARENA_ARRAY(arena, bool, out->unsent.count + 1);
  for (size_t i = 0; i < out->unsent.count; i++) {
    struct uuid *people;
    size_t count;
    if (!mail_addressees(store, &out->unsent.items[i], arena, &people, &count, error)) return false;
    out->shared[i] = count > 1;
  }
  return true;
}

bool ripple_is_on_paper(const struct piece *piece) {
  return !uuid_is_nil(piece->run) || piece->stage == STAGE_RETURNED;
}

/* Each unsent letter for this person alone, as it is now, when it is still as it was seen. */
typedef bool change_piece(struct store *store, struct piece *piece, void *context, struct arena *arena,
                          struct error *error);

static bool change_unsent(struct store *store, const struct ripple *ripple, change_piece *change, void *context,
                          size_t *done, struct error *error) {
  struct arena arena;
  bool fine = true;
  *done = 0;
  arena_init(&arena);
  for (size_t i = 0; fine && i < ripple->unsent.count; i++) {
    const struct piece *seen = &ripple->unsent.items[i];
    struct piece piece;
    if (ripple->shared[i]) continue;
    arena_reset(&arena);
    fine = record_load(store, &piece_noun, seen->id, &piece, &arena, error);
    if (!fine || piece.stage != seen->stage) continue;
    fine = change(store, &piece, context, &arena, error) && record_update(store, &piece_noun, &piece, error);
    *done += fine;
  }
  arena_release(&arena);
  return fine;
}

static bool readdress(struct store *store, struct piece *piece, void *context, struct arena *arena,
                      struct error *error) {
  const struct address_request *request = context;
  struct address_block block;
  struct error incomplete;
  (void)store;
  (void)error;
  piece->prison = request->prison->id;
  piece->envelope = (struct uuid){{0}}; /* that goes to the former place */
  bool composed = address_compose(request, arena, &block, &incomplete);
  piece->address = composed ? block.lines : "";
  piece->address_native = composed ? block.local_lines : "";
  return true;
}

bool ripple_readdress(struct store *store, const struct ripple *ripple, const struct address_request *request,
                      size_t *done, struct error *error) {
  struct address_request asked = *request;
  return change_unsent(store, ripple, readdress, &asked, done, error);
}

static bool cancel(struct store *store, struct piece *piece, void *context, struct arena *arena, struct error *error) {
  (void)arena;
  log_change(context, piece);
  return plan_entry_release(store, piece->id, error);
}

bool ripple_cancel(struct store *store, const struct ripple *ripple, size_t *done, struct error *error) {
  struct log_event event = {.event = POST_CANCEL};
  return change_unsent(store, ripple, cancel, &event, done, error);
}

bool ripple_mark_old_place(struct store *store, const struct ripple *ripple, struct uuid now, struct date day,
                           size_t *done, struct error *error) {
  struct arena arena;
  bool fine = true;
  *done = 0;
  arena_init(&arena);
  for (size_t i = 0; fine && i < ripple->in_post.count; i++) {
    struct piece piece;
    arena_reset(&arena);
    fine = record_load(store, &piece_noun, ripple->in_post.items[i].id, &piece, &arena, error);
    if (!fine || piece.stage != STAGE_MAILED || date_is_set(piece.old_place_on)) continue;
    if (uuid_is_nil(piece.prison) || uuid_equal(piece.prison, now)) continue;
    piece.old_place_on = day;
    fine = record_update(store, &piece_noun, &piece, error);
    *done += fine;
  }
  arena_release(&arena);
  return fine;
}

bool departure_write(struct store *store, const struct departure *departure, struct error *error) {
  struct arena arena;
  struct prisoner prisoner;
  struct stay stay;
  bool held = false;
  arena_init(&arena);
  bool done = record_load(store, &prisoner_noun, departure->prisoner, &prisoner, &arena, error) &&
              people_current_stay(store, departure->prisoner, &stay, NULL, &held, &arena, error);
  if (done) {
    prisoner.status = departure->status;
    prisoner.verified_on = departure->day;
    prisoner.source = departure->source;
    done = record_update(store, &prisoner_noun, &prisoner, error);
  }
  if (done && held) {
    bool later = date_is_set(stay.from) && date_compare(departure->day, stay.from) < 0;
    stay.until = later ? stay.from : departure->day;
    stay.why_ended = departure->status == STATUS_DECEASED ? "deceased" : "released";
    done = record_update(store, &stay_noun, &stay, error);
  }
  arena_release(&arena);
  size_t dropped; /* nobody writes to them any more */
  return done && plan_entry_drop(store, 0, (struct uuid){{0}}, departure->prisoner, departure->day, &dropped, error);
}
