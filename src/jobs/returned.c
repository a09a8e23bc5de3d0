/* SPDX-License-Identifier: MIT */
/* What follows when letters come back. */
#include "solipost/jobs/returned.h"

#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/jobs/return_marks.h"
#include "solipost/store/mail_store.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

/* ---- envelopes ---- */

static bool is_chosen(const struct letter_choice *choice, struct uuid piece) {
  for (size_t i = 0; i < choice->count; i++)
    if (uuid_equal(choice->items[i].piece.id, piece)) return true;
  return false;
}

static bool add_mates(struct store *store, const struct piece *piece, struct letter_choice *choice, struct arena *arena,
                      struct error *error) {
  struct piece_list mates;
  if (!mail_in_envelope(store, piece->envelope, piece->mailed_on, arena, &mates, error)) return false;
  struct chosen_letter *items = ARENA_ARRAY(arena, struct chosen_letter, choice->count + mates.count + 1);
  memcpy(items, choice->items, choice->count * sizeof *items);
  choice->items = items;
  for (size_t i = 0; i < mates.count; i++) {
    struct chosen_letter mate = {.piece = mates.items[i]};
    if (is_chosen(choice, mate.piece.id)) continue;
    if (!letter_choice_name(store, &mate.piece, arena, &mate.who, error)) return false;
    choice->items[choice->count++] = mate;
  }
  return true;
}

bool returned_whole_envelopes(struct store *store, struct letter_choice *choice, struct arena *arena, size_t *added,
                              struct error *error) {
  const size_t given = choice->count;
  for (size_t i = 0; i < given; i++) {
    const struct piece piece = choice->items[i].piece;
    if (uuid_is_nil(piece.envelope) || piece.stage != STAGE_MAILED) continue;
    if (!add_mates(store, &piece, choice, arena, error)) return false;
  }
  *added = choice->count - given;
  return true;
}

/* ---- consequences ---- */

struct looking {
  struct store *store;
  const struct return_event *event;
  struct arena *arena;
  struct returned_look *out;
  LIST(struct returned_person) people;
  LIST(struct returned_place) places;
};

static int proposal(int reason) {
  if (reason == RETURN_RELEASED) return STATUS_RELEASED;
  return reason == RETURN_DECEASED ? STATUS_DECEASED : STATUS_UNKNOWN;
}

static bool begin_person(struct looking *looking, struct uuid id, struct uuid prison, bool alone,
                         struct returned_person *person, struct error *error) {
  struct prison now;
  bool held = false;
  *person = (struct returned_person){.sent_to = prison};
  if (!record_load_even_deleted(looking->store, &prisoner_noun, id, &person->prisoner, looking->arena, error) ||
      !people_current_stay(looking->store, id, &person->stay, &now, &held, looking->arena, error))
    return false;
  person->who = prisoner_call(&person->prisoner, looking->arena);
  person->still_there = held && uuid_equal(now.id, prison);
  person->was_doubtful = person->still_there && date_is_set(person->stay.doubtful_on);
  int status = person->prisoner.status;
  bool known = status == STATUS_RELEASED || status == STATUS_DECEASED || status == STATUS_DEPORTED;
  /* Of a couple nobody knows who it is. */
  if (alone && person->still_there && !known) person->proposes = proposal(looking->event->reason);
  return person->proposes == STATUS_UNKNOWN ||
         ripple_look(looking->store, id, looking->event->log.day, looking->arena, &person->letters, error);
}

static bool count_person(struct looking *looking, struct uuid id, struct uuid prison, bool alone, struct error *error) {
  for (size_t i = 0; i < looking->people.count; i++) {
    struct returned_person *person = &looking->people.items[i];
    if (!uuid_equal(person->prisoner.id, id) || !uuid_equal(person->sent_to, prison)) continue;
    person->events++;
    return true;
  }
  struct returned_person person;
  if (!begin_person(looking, id, prison, alone, &person, error)) return false;
  person.events = 1;
  LIST_PUSH(&looking->people, person);
  return true;
}

static bool count_place(struct looking *looking, struct uuid id, struct error *error) {
  struct returned_place place = {.events = 1};
  if (uuid_is_nil(id)) return true;
  for (size_t i = 0; i < looking->places.count; i++) {
    if (!uuid_equal(looking->places.items[i].prison.id, id)) continue;
    looking->places.items[i].events++;
    return true;
  }
  if (!record_load_even_deleted(looking->store, &prison_noun, id, &place.prison, looking->arena, error)) return false;
  LIST_PUSH(&looking->places, place);
  return true;
}

/* Whether one that was looked at before lay in the same envelope. */
static bool was_counted(const struct letter_choice *choice, size_t at, bool same_person) {
  const struct piece *piece = &choice->items[at].piece;
  if (uuid_is_nil(piece->envelope)) return false;
  for (size_t i = 0; i < at; i++) {
    const struct piece *other = &choice->items[i].piece;
    if (!uuid_equal(other->envelope, piece->envelope)) continue;
    if (!same_person || uuid_equal(other->prisoner, piece->prisoner)) return true;
  }
  return false;
}

static bool count_letter(struct looking *looking, const struct letter_choice *choice, size_t at, struct error *error) {
  const struct piece *piece = &choice->items[at].piece;
  struct uuid *people;
  size_t count;
  if (!was_counted(choice, at, false) && !count_place(looking, piece->prison, error)) return false;
  if (was_counted(choice, at, true)) return true;
  if (!mail_addressees(looking->store, piece, looking->arena, &people, &count, error)) return false;
  for (size_t i = 0; i < count; i++)
    if (!count_person(looking, people[i], piece->prison, count == 1, error)) return false;
  return true;
}

/* Nothing before the address was confirmed, or before the person came there, counts. */
static struct date counts_after(const struct stay *stay) {
  struct date came = date_is_set(stay->from) ? date_add_days(stay->from, -1) : stay->from;
  if (!date_is_set(stay->confirmed_on)) return came;
  return date_is_set(came) && date_compare(came, stay->confirmed_on) > 0 ? came : stay->confirmed_on;
}

/* What was made with the address that is in doubt now. */
static bool look_for_ready(struct looking *looking, struct returned_person *person, struct error *error) {
  struct piece_list unsent;
  struct piece_list *ready = &person->ready;
  if (!mail_unsent(looking->store, person->prisoner.id, looking->arena, &unsent, error)) return false;
  ready->items = ARENA_ARRAY(looking->arena, struct piece, unsent.count + 1);
  for (size_t i = 0; i < unsent.count; i++) {
    const struct piece *piece = &unsent.items[i];
    bool is_back = piece->stage == STAGE_RETURNED || !uuid_equal(piece->prison, person->sent_to);
    if (!is_back) ready->items[ready->count++] = *piece;
  }
  return true;
}

static bool judge_person(struct looking *looking, struct returned_person *person, struct error *error) {
  enum return_weight weight = return_reason_weight(looking->event->reason);
  int soft[RETURN_OTHER + 1];
  size_t soft_count = 0;
  int64_t before;
  if (!person->still_there || person->was_doubtful || weight == RETURN_NO_DOUBT) return true;
  person->doubts = weight == RETURN_HARD;
  if (person->doubts) return look_for_ready(looking, person, error);
  for (int i = 0; i <= RETURN_OTHER; i++)
    if (return_reason_weight(i) == RETURN_SOFT) soft[soft_count++] = i;
  if (!mail_returns_of(looking->store, person->prisoner.id, person->sent_to, counts_after(&person->stay), soft,
                       soft_count, &before, error))
    return false;
  person->doubts = before + (int64_t)person->events >= RETURN_SOFT_NEEDED;
  person->needs_another = !person->doubts;
  return !person->doubts || look_for_ready(looking, person, error);
}

static bool judge_place(struct looking *looking, struct returned_place *place, struct error *error) {
  int reason = looking->event->reason;
  struct date from = date_add_days(looking->event->log.day, -RETURN_ALIKE_DAYS);
  if (!mail_returns_from(looking->store, place->prison.id, from, reason, &place->alike, error)) return false;
  place->alike += (int64_t)place->events;
  bool about_mail = reason == RETURN_SUSPENDED || reason == RETURN_MAIL_BAN;
  place->maybe_itself = place->alike >= RETURN_ALIKE_NEEDED || reason == RETURN_SUSPENDED;
  place->could_suspend = about_mail && place->maybe_itself && place->prison.mail_status != MAIL_SUSPENDED;
  return true;
}

static bool judge_all(struct looking *looking, struct error *error) {
  for (size_t i = 0; i < looking->people.count; i++)
    if (!judge_person(looking, &looking->people.items[i], error)) return false;
  for (size_t i = 0; i < looking->places.count; i++)
    if (!judge_place(looking, &looking->places.items[i], error)) return false;
  return true;
}

bool returned_consequences(struct store *store, const struct return_event *event, const struct letter_choice *choice,
                           struct arena *arena, struct returned_look *out, struct error *error) {
  struct looking looking = {.store = store, .event = event, .arena = arena, .out = out};
  bool done = true;
  *out = (struct returned_look){0};
  for (size_t i = 0; done && i < choice->count; i++) done = count_letter(&looking, choice, i, error);
  done = done && judge_all(&looking, error);
  if (done && looking.people.count > 0) {
    out->people = arena_copy(arena, looking.people.items, looking.people.count * sizeof *out->people);
    out->person_count = looking.people.count;
  }
  if (done && looking.places.count > 0) {
    out->places = arena_copy(arena, looking.places.items, looking.places.count * sizeof *out->places);
    out->place_count = looking.places.count;
  }
  LIST_RELEASE(&looking.people);
  LIST_RELEASE(&looking.places);
  return done;
}

/* ---- writing ---- */

static bool write_rows(struct store *store, const struct return_event *event, const struct letter_choice *choice,
                       struct error *error) {
  for (size_t i = 0; i < choice->count; i++) {
    const struct piece *piece = &choice->items[i].piece;
    struct returned_mail row;
    if (post_step(piece->stage, POST_RETURN).ruling == POST_WRONG) continue;
    noun_clear(&returned_mail_noun, &row);
    row.piece = piece->id;
    row.prison = piece->prison;
    row.mailed_on = piece->mailed_on;
    row.returned_on = event->log.day;
    row.reason = event->reason;
    row.mark = event->mark;
    if (!record_insert(store, &returned_mail_noun, &row, error)) return false;
  }
  return true;
}

static bool write_person(struct store *store, const struct return_event *event, const struct returned_person *person,
                         struct error *error) {
  struct arena arena;
  struct stay stay;
  bool held = false, done = true;
  arena_init(&arena);
  if (person->records) {
    const struct departure departure = {.prisoner = person->prisoner.id,
                                        .status = person->proposes,
                                        .day = event->log.day,
                                        .source = _("a letter came back")};
    size_t marked;
    done = departure_write(store, &departure, error) &&
           ripple_mark_old_place(store, &person->letters, (struct uuid){{0}}, event->log.day, &marked, error);
  } else if (person->doubts) {
    done = people_current_stay(store, person->prisoner.id, &stay, NULL, &held, &arena, error);
    if (done && held && uuid_equal(stay.id, person->stay.id)) {
      stay.doubtful_on = event->log.day;
      stay.doubtful_why = return_reason_word(event->reason);
      done = record_update(store, &stay_noun, &stay, error);
    }
  }
  arena_release(&arena);
  return done;
}

static bool write_place(struct store *store, const struct returned_place *place, struct error *error) {
  struct arena arena;
  struct prison prison;
  if (!place->suspends) return true;
  arena_init(&arena);
  bool done = record_load(store, &prison_noun, place->prison.id, &prison, &arena, error);
  if (done) prison.mail_status = MAIL_SUSPENDED;
  done = done && record_update(store, &prison_noun, &prison, error);
  arena_release(&arena);
  return done;
}

bool returned_write(struct store *store, const struct return_event *event, const struct letter_choice *choice,
                    const struct returned_look *look, size_t *done, struct error *error) {
  if (!log_write(store, &event->log, choice, done, error) || !write_rows(store, event, choice, error)) return false;
  for (size_t i = 0; i < look->person_count; i++)
    if (!write_person(store, event, &look->people[i], error)) return false;
  for (size_t i = 0; i < look->place_count; i++)
    if (!write_place(store, &look->places[i], error)) return false;
  return true;
}
