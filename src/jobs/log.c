/* SPDX-License-Identifier: MIT */
/* Logs what became of letters. */
#include "solipost/jobs/log.h"

#include <inttypes.h>

#include "solipost/base/i18n.h"
#include "solipost/store/commit.h"
#include "solipost/store/pair_store.h"
#include "solipost/store/mail_store.h"
#include "solipost/store/plan_store.h"
#include "solipost/store/record_store.h"

/* ---- what makes no sense ---- */

static bool is_before(struct date day, struct date other) {
  return date_is_set(day) && date_is_set(other) && date_compare(day, other) < 0;
}

static bool comes_from_outside(enum post_event event) {
  return event == POST_RETURN || event == POST_REPLY || event == POST_ARRIVE;
}

/* "" when the day does. */
static const char *doubt_of_day(const struct log_event *event, const struct piece *piece, struct date today,
                                struct arena *arena) {
  if (is_before(today, event->day)) return arena_printf(arena, _("%s has not come yet"), date_text(event->day, arena));
  if (is_before(event->day, piece->made_on) && event->event != POST_CANCEL)
    return arena_printf(arena, _("it was made later, on %s"), date_text(piece->made_on, arena));
  if (event->event == POST_MAIL && is_before(event->day, piece->written_on))
    return arena_printf(arena, _("it was written later, on %s"), date_text(piece->written_on, arena));
  if (event->event == POST_MAIL && is_before(event->day, piece->returned_on))
    return arena_printf(arena, _("it came back later, on %s"), date_text(piece->returned_on, arena));
  if (comes_from_outside(event->event) && is_before(event->day, piece->mailed_on))
    return arena_printf(arena, _("it was mailed later, on %s"), date_text(piece->mailed_on, arena));
  if (event->event == POST_REPLY && is_before(event->dated, piece->first_mailed_on))
    return arena_printf(arena, _("it was mailed only on %s, after the day on the reply"),
                        date_text(piece->first_mailed_on, arena));
  return "";
}

static const char *doubt_of_address(const struct log_event *event, const struct chosen_letter *letter,
                                    struct arena *arena) {
  if (!date_is_set(letter->doubtful_since)) return "";
  if (letter->piece.stage == STAGE_RETURNED) return _("it came back, and its address is still in doubt");
  if (is_before(event->day, letter->doubtful_since)) return "";
  return arena_printf(arena, _("its address is in doubt since %s"), date_text(letter->doubtful_since, arena));
}

void log_look(const struct log_event *event, const struct letter_choice *choice, struct date today, struct arena *arena,
              struct log_doubts *out) {
  *out = (struct log_doubts){.items = ARENA_ARRAY(arena, struct log_doubt, choice->count + 1)};
  for (size_t i = 0; i < choice->count; i++) {
    const struct chosen_letter *letter = &choice->items[i];
    struct post_step step = post_step(letter->piece.stage, event->event);
    const char *why = step.ruling == POST_FITS ? doubt_of_day(event, &letter->piece, today, arena) : step.why;
    if (*why == '\0' && event->event == POST_MAIL) why = doubt_of_address(event, letter, arena);
    if (*why == '\0') continue;
    out->items[out->count++] = (struct log_doubt){
        .number = letter->piece.number, .who = letter->who, .why = why, .wrong = step.ruling == POST_WRONG};
    out->wrong += step.ruling == POST_WRONG;
  }
}

/* ---- what changes ---- */

static bool names_somebody(const struct log_event *event) {
  return !uuid_is_nil(event->writer) || event->signed_by != NULL;
}

static void change_written(const struct log_event *event, struct piece *piece) {
  if (!date_is_set(piece->written_on)) piece->written_on = event->day;
  if (names_somebody(event)) {
    piece->writer = event->writer;
    piece->signed_by = event->signed_by == NULL ? "" : event->signed_by;
  }
  if (!uuid_is_nil(event->evening)) piece->evening = event->evening;
  piece->waiting = event->waiting;
  piece->waiting_since = event->waiting == WAITING_NONE ? (struct date){0} : event->day;
  piece->waiting_who = event->waiting == WAITING_NONE || event->waiting_who == NULL ? "" : event->waiting_who;
}

static void stop_waiting(struct piece *piece) {
  piece->waiting = WAITING_NONE;
  piece->waiting_since = (struct date){0};
  piece->waiting_who = "";
}

static void change_mailed(struct date day, struct piece *piece) {
  bool again = date_is_set(piece->returned_on) && date_compare(piece->returned_on, piece->mailed_on) >= 0;
  if (again) piece->envelope = (struct uuid){{0}}; /* it came back in the old one */
  piece->mailed_on = day;
  if (!date_is_set(piece->first_mailed_on)) piece->first_mailed_on = day;
  stop_waiting(piece);
}

/* What came from outside was mailed before, whether somebody logged it or not: so that it counts as sent. */
static void assume_mailed(struct piece *piece) {
  if (date_is_set(piece->mailed_on)) return;
  struct date day = date_is_set(piece->written_on) ? piece->written_on : piece->made_on;
  change_mailed(day, piece);
}

void log_change(const struct log_event *event, struct piece *piece) {
  struct post_step step = post_step(piece->stage, event->event);
  if (step.ruling == POST_WRONG) return;
  if (comes_from_outside(event->event)) assume_mailed(piece);
  piece->stage = (int)step.to;
  switch (event->event) {
  case POST_WRITE: change_written(event, piece); break;
  case POST_MAIL: change_mailed(event->day, piece); break;
  case POST_RETURN: piece->returned_on = event->day; break;
  case POST_REPLY:
    /* The first answer, also when one that came earlier is entered later. */
    if (!date_is_set(piece->answered_on) || is_before(event->day, piece->answered_on)) piece->answered_on = event->day;
    break;
  case POST_ARRIVE:
    piece->arrived_on = event->day;
    if (event->how != NULL) piece->arrived_how = event->how;
    break;
  case POST_CANCEL: stop_waiting(piece); break;
  case POST_EVENT_COUNT: break;
  }
}

/* ---- writing ---- */

enum { LETTERS_PER_CHUNK = 1000 };

static bool changed_meanwhile(int64_t number, struct error *error) {
  error_set(error, ERROR_BUSY, _("somebody else has just logged something about letter no. %" PRId64), number);
  return error_hint(error, _("nothing was written; look at it and run the same command again"));
}

static bool remove_cosigners(struct store *store, struct uuid piece, struct arena *arena, struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = piece};
  const struct record_query query = {.where = "piece = ?1", .values = &value, .value_count = 1};
  struct record_cursor *rows;
  LIST(struct uuid) found = {0};
  bool done, more = false;
  if (!record_select(store, &cosigner_noun, &query, &rows, error)) return false;
  for (;;) {
    struct cosigner cosigner;
    done = record_next(rows, &cosigner, arena, &more, error);
    if (!done || !more) break;
    LIST_PUSH(&found, cosigner.id);
  }
  record_cursor_close(rows);
  for (size_t i = 0; done && i < found.count; i++) done = record_delete(store, &cosigner_noun, found.items[i], error);
  LIST_RELEASE(&found);
  return done;
}

static bool add_cosigners(struct store *store, const struct log_event *event, struct uuid piece, struct error *error) {
  for (size_t i = 0; i < event->cosigner_count; i++) {
    struct cosigner cosigner;
    noun_clear(&cosigner_noun, &cosigner);
    cosigner.piece = piece;
    cosigner.writer = event->cosigners[i];
    cosigner.position = (int64_t)i + 2;
    if (!record_insert(store, &cosigner_noun, &cosigner, error)) return false;
  }
  return true;
}

bool log_write_cosigners(struct store *store, const struct log_event *event, struct uuid piece, struct error *error) {
  struct arena arena;
  if (event->event != POST_WRITE || !names_somebody(event)) return true;
  arena_init(&arena);
  bool done = remove_cosigners(store, piece, &arena, error) && add_cosigners(store, event, piece, error);
  arena_release(&arena);
  return done;
}

/* What came back in one envelope and is mailed again all at once goes in one new envelope: it stays one that costs once and
 * comes back as one. The others go each for itself. */
static bool goes_together(struct store *store, const struct letter_choice *choice, const struct piece *piece,
                          bool *together, struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = piece->envelope};
  const struct record_query query = {.where = "envelope = ?1", .values = &value, .value_count = 1};
  int64_t in_it, chosen = 0;
  *together = false;
  if (uuid_is_nil(piece->envelope) || piece->stage != STAGE_RETURNED) return true;
  if (!record_count(store, &piece_noun, &query, &in_it, error)) return false;
  for (size_t i = 0; i < choice->count; i++) {
    const struct piece *other = &choice->items[i].piece;
    chosen += uuid_equal(other->envelope, piece->envelope) && uuid_equal(other->prison, piece->prison) &&
              other->stage == STAGE_RETURNED;
  }
  *together = in_it > 1 && chosen == in_it;
  return true;
}

/* `last`: of the piece before, so that an envelope is weighed once. */
static bool write_cost(struct store *store, const struct log_event *event, bool again, struct piece *piece,
                       struct uuid *last, struct arena *arena, struct error *error) {
  struct envelope envelope;
  if (event->event != POST_MAIL || event->cost == NULL) return true;
  if (uuid_is_nil(piece->envelope))
    return mail_cost_of_piece(store, event->cost, event->day, again, piece, arena, error);
  if (uuid_equal(piece->envelope, *last)) return true;
  *last = piece->envelope;
  if (!record_load(store, &envelope_noun, piece->envelope, &envelope, arena, error)) return false;
  if (again && date_compare(envelope.mailed_on, event->day) == 0) return true; /* with another that lay in it */
  return mail_cost_of_envelope(store, event->cost, event->day, again, &envelope, arena, error) &&
         record_update(store, &envelope_noun, &envelope, error);
}

/* What was planned is open again when its letter is cancelled, and done when that letter is there after all. */
static bool tell_plan(struct store *store, int before, const struct piece *piece, struct arena *arena,
                      struct error *error) {
  struct uuid *people;
  size_t count;
  if ((before == STAGE_CANCELLED) == (piece->stage == STAGE_CANCELLED)) return true;
  if (piece->stage == STAGE_CANCELLED) return plan_entry_release(store, piece->id, error);
  if (!mail_addressees(store, piece, arena, &people, &count, error)) return false;
  for (size_t i = 0; i < count; i++)
    if (!plan_entry_fulfil(store, piece, people[i], 0, error)) return false;
  return true;
}

static bool write_one(struct store *store, const struct log_event *event, const struct letter_choice *choice,
                      const struct piece *seen, struct uuid *envelope, struct arena *arena, struct error *error) {
  struct piece piece;
  bool together = false;
  if (!record_load(store, &piece_noun, seen->id, &piece, arena, error)) return false;
  if (piece.stage != seen->stage || date_compare(piece.mailed_on, seen->mailed_on) != 0)
    return changed_meanwhile(seen->number, error);
  bool again = piece.stage == STAGE_RETURNED;
  int before = piece.stage;
  if (event->event == POST_MAIL && !goes_together(store, choice, &piece, &together, error)) return false;
  log_change(event, &piece);
  if (together) piece.envelope = seen->envelope;
  return write_cost(store, event, again, &piece, envelope, arena, error) &&
         record_update(store, &piece_noun, &piece, error) && tell_plan(store, before, &piece, arena, error) &&
         log_write_cosigners(store, event, piece.id, error) && pairs_confirm(store, &piece, error);
}

bool log_write(struct store *store, const struct log_event *event, const struct letter_choice *choice, size_t *done,
               struct error *error) {
  struct arena arena;
  struct uuid envelope = {{0}};
  bool written = true;
  *done = 0;
  arena_init(&arena);
  for (size_t i = 0; written && i < choice->count; i++) {
    const struct piece *piece = &choice->items[i].piece;
    if (post_step(piece->stage, event->event).ruling == POST_WRONG) continue;
    arena_reset(&arena);
    written = write_one(store, event, choice, piece, &envelope, &arena, error) &&
              (++*done % LETTERS_PER_CHUNK != 0 || store_commit_chunk(store, error));
  }
  arena_release(&arena);
  return written;
}
