/* SPDX-License-Identifier: MIT */
/* What changes in the register during an evening and at its end. */
#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/jobs/evening.h"
#include "solipost/store/pair_store.h"
#include "solipost/store/plan_store.h"
#include "solipost/store/record_store.h"

enum waiting evening_waiting(enum evening_what what) {
  switch (what) {
  case EVENING_HOME: return WAITING_HOME;
  case EVENING_TRANSLATION: return WAITING_TRANSLATION;
  case EVENING_READING: return WAITING_READING;
  case EVENING_STAMP: return WAITING_STAMP;
  case EVENING_WRITTEN:
  case EVENING_NOBODY:
  case EVENING_WHAT_COUNT: break;
  }
  return WAITING_NONE;
}

/* ---- a line ---- */

static bool update_entry(struct store *store, const struct plan_entry *seen, int64_t position, struct date dropped_on,
                         struct error *error) {
  struct arena arena;
  struct plan_entry entry;
  arena_init(&arena);
  bool done = record_load(store, &plan_entry_noun, seen->id, &entry, &arena, error);
  if (done && (entry.position != position || date_compare(entry.dropped_on, dropped_on) != 0)) {
    entry.position = position;
    entry.dropped_on = dropped_on;
    done = record_update(store, &plan_entry_noun, &entry, error);
  }
  arena_release(&arena);
  return done;
}

/* Somebody else entered a letter to this person since the list was read: this one may be the same. */
static bool is_as_seen(struct store *store, const struct evening_seat *seat, struct error *error) {
  struct arena arena;
  struct plan_entry entry;
  arena_init(&arena);
  bool done = record_load(store, &plan_entry_noun, seat->entry.id, &entry, &arena, error);
  if (done && uuid_is_nil(seat->entry.piece) && !uuid_is_nil(entry.piece)) {
    error_set(error, ERROR_BUSY, _("somebody else has just entered a letter to %s"), seat->called);
    done = error_hint(error, "%s", _("nothing was written; look at it and enter it again if it is another"));
  }
  arena_release(&arena);
  return done;
}

bool evening_seat_fill(struct store *store, const struct evening_seat *seat, const struct piece *known,
                       struct error *error) {
  if (uuid_is_nil(seat->entry.id)) return true;
  if (!is_as_seen(store, seat, error) ||
      !update_entry(store, &seat->entry, seat->entry.position, (struct date){0}, error))
    return false;
  /* A new letter fulfils it by being written (handwritten_write), a printed one did when it was printed, a
   * cancelled one does when it is not (log_write). */
  bool waits = known != NULL && known->stage != STAGE_CANCELLED && uuid_is_nil(seat->entry.piece);
  return !waits || plan_entry_fulfil(store, known, seat->prisoner.id, seat->entry.plan, error);
}

bool evening_write_late(struct store *store, const struct log_event *event, const struct piece *seen,
                        struct error *error) {
  struct arena arena;
  struct piece piece;
  arena_init(&arena);
  bool done = record_load(store, &piece_noun, seen->id, &piece, &arena, error);
  if (done) {
    bool after = date_is_set(piece.mailed_on) && date_compare(piece.mailed_on, event->day) < 0;
    if (!date_is_set(piece.written_on)) piece.written_on = after ? piece.mailed_on : event->day;
    piece.evening = event->evening;
    piece.writer = event->writer;
    piece.signed_by = event->signed_by == NULL ? "" : event->signed_by;
    done = record_update(store, &piece_noun, &piece, error) && log_write_cosigners(store, event, piece.id, error) &&
           pairs_confirm(store, &piece, error);
  }
  arena_release(&arena);
  return done;
}

/* Back to what it was: a blank card, or a letter that is not there after all. */
static void take_back(struct piece *piece) {
  const struct log_event cancel = {.event = POST_CANCEL};
  piece->written_on = (struct date){0};
  piece->writer = piece->evening = (struct uuid){{0}};
  piece->signed_by = piece->waiting_who = "";
  piece->waiting = WAITING_NONE;
  piece->waiting_since = (struct date){0};
  if (uuid_is_nil(piece->run)) log_change(&cancel, piece);
  else piece->stage = STAGE_PRINTED;
}

static bool clear_letter(struct store *store, const struct evening_seat *seat, struct error *error) {
  /* An event that names nobody, in so many words: those who signed sign no more. */
  const struct log_event unsaid = {.event = POST_WRITE, .signed_by = ""};
  struct arena arena;
  struct piece piece;
  arena_init(&arena);
  bool done = record_load(store, &piece_noun, seat->piece.id, &piece, &arena, error);
  if (done && piece.stage != STAGE_WRITTEN)
    done = error_set(error, ERROR_REFUSED, _("the letter to %s is on its way already"), seat->called);
  if (done) {
    take_back(&piece);
    done = record_update(store, &piece_noun, &piece, error) && log_write_cosigners(store, &unsaid, piece.id, error) &&
           (piece.stage != STAGE_CANCELLED || plan_entry_release(store, piece.id, error));
  }
  arena_release(&arena);
  return done;
}

bool evening_seat_clear(struct store *store, const struct evening_seat *seat, struct date day, struct error *error) {
  if (seat->written && !clear_letter(store, seat, error)) return false;
  return uuid_is_nil(seat->entry.id) || update_entry(store, &seat->entry, seat->entry.position, day, error);
}

/* ---- more people ---- */

bool evening_append(struct store *store, const struct evening_list *list, int64_t plan, struct error *error) {
  struct arena arena;
  struct plan_entry_list entries;
  int64_t last = 0;
  for (size_t i = 0; i < list->count; i++)
    if (list->seats[i].row > last) last = list->seats[i].row;
  arena_init(&arena);
  bool done = plan_entries(store, plan, &arena, &entries, error);
  for (size_t i = 0; done && i < entries.count; i++)
    done = update_entry(store, &entries.items[i], last + entries.items[i].position, (struct date){0}, error);
  arena_release(&arena);
  return done;
}

/* ---- the order on paper ---- */

static const struct evening_seat *seat_of(const struct evening_list *list, struct uuid prisoner) {
  for (size_t i = 0; i < list->count; i++)
    if (!uuid_is_nil(list->seats[i].entry.id) && uuid_equal(list->seats[i].prisoner.id, prisoner))
      return &list->seats[i];
  return NULL;
}

static bool is_among(struct uuid prisoner, const struct uuid *prisoners, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (uuid_equal(prisoner, prisoners[i])) return true;
  return false;
}

bool evening_keep_order(struct store *store, const struct evening_list *list, const struct uuid *prisoners,
                        size_t count, struct error *error) {
  struct arena arena;
  struct evening evening;
  int64_t row = 0;
  arena_init(&arena);
  bool done = record_load(store, &evening_noun, list->evening.id, &evening, &arena, error);
  if (done) {
    evening.sheets_out = (int64_t)count;
    done = record_update(store, &evening_noun, &evening, error);
  }
  arena_release(&arena);
  for (size_t i = 0; done && i < count; i++) {
    const struct evening_seat *seat = seat_of(list, prisoners[i]);
    row++; /* also of somebody nobody planned: the paper counts them */
    if (seat != NULL) done = update_entry(store, &seat->entry, row, seat->entry.dropped_on, error);
  }
  /* Whoever is on no paper stands behind them. */
  for (size_t i = 0; done && i < list->count; i++) {
    const struct evening_seat *seat = &list->seats[i];
    if (uuid_is_nil(seat->entry.id) || is_among(seat->prisoner.id, prisoners, count)) continue;
    done = update_entry(store, &seat->entry, ++row, seat->entry.dropped_on, error);
  }
  return done;
}

/* ---- figures ---- */

struct people {
  LIST(struct uuid) writers;
  LIST(const char *) names;
};

static void count_writer(struct people *people, struct uuid writer) {
  if (uuid_is_nil(writer) || is_among(writer, people->writers.items, people->writers.count)) return;
  LIST_PUSH(&people->writers, writer);
}

static void count_name(struct people *people, const char *name) {
  for (size_t i = 0; i < people->names.count; i++)
    if (strcmp(people->names.items[i], name) == 0) return;
  LIST_PUSH(&people->names, name);
}

/* Whoever is no writer of the register, by name; guests without one are counted by their letters. */
static void count_names(struct people *people, const char *names, struct evening_count *out, struct arena *arena) {
  for (const char *at = names; *(at += strspn(at, ", ")) != '\0';) {
    size_t length = strcspn(at, ",");
    const char *name = arena_strndup(arena, at, length);
    if (strcmp(name, "guest") == 0) out->guests++;
    else count_name(people, name);
    at += length;
  }
}

static bool is_counted(const struct evening_list *list, size_t at) {
  for (size_t i = 0; i < at; i++)
    if (uuid_equal(list->seats[i].piece.id, list->seats[at].piece.id)) return true;
  return false;
}

static bool count_letter(struct store *store, const struct piece *piece, struct people *people, struct arena *arena,
                         struct evening_count *out, struct error *error) {
  struct uuid *cosigners;
  size_t count;
  out->letters++;
  out->home += piece->waiting == WAITING_HOME;
  out->waits += piece->waiting != WAITING_HOME && piece->waiting != WAITING_NONE;
  count_writer(people, piece->writer);
  count_names(people, piece->signed_by, out, arena);
  if (!evening_cosigners(store, piece->id, arena, &cosigners, &count, error)) return false;
  for (size_t i = 0; i < count; i++) count_writer(people, cosigners[i]);
  return true;
}

bool evening_count(struct store *store, const struct evening_list *list, struct arena *arena, struct evening_count *out,
                   struct error *error) {
  struct people people = {.writers = {0}, .names = {0}};
  bool done = true;
  *out = (struct evening_count){.letters = 0};
  for (size_t i = 0; done && i < list->count; i++) {
    const struct evening_seat *seat = &list->seats[i];
    out->open += evening_seat_is_open(seat);
    out->back += date_is_set(seat->entry.dropped_on);
    out->blank += evening_seat_has_blank(seat);
    if (seat->written && !is_counted(list, i)) done = count_letter(store, &seat->piece, &people, arena, out, error);
  }
  out->writers = people.writers.count;
  out->named = people.names.count;
  LIST_RELEASE(&people.writers);
  LIST_RELEASE(&people.names);
  return done;
}

/* ---- the end ---- */

/* Whoever they were printed for is open again in the plan. */
static bool cancel_blanks(struct store *store, const struct evening_list *list, struct date day, struct error *error) {
  const struct log_event cancel = {.event = POST_CANCEL, .day = day};
  struct letter_choice blanks = {.items = mem_alloc_array(list->count + 1, sizeof *blanks.items)};
  size_t done;
  for (size_t i = 0; i < list->count; i++)
    if (evening_seat_has_blank(&list->seats[i]))
      blanks.items[blanks.count++] = (struct chosen_letter){.piece = list->seats[i].piece, .who = ""};
  bool written = log_write(store, &cancel, &blanks, &done, error);
  mem_free(blanks.items);
  return written;
}

/* What was logged without a word of the evening was written at it all the same. */
static bool note_letters(struct store *store, const struct evening_list *list, struct error *error) {
  struct arena arena;
  bool done = true;
  arena_init(&arena);
  for (size_t i = 0; done && i < list->count; i++) {
    struct piece piece;
    if (!list->seats[i].written || !uuid_is_nil(list->seats[i].piece.evening)) continue;
    done = record_load(store, &piece_noun, list->seats[i].piece.id, &piece, &arena, error);
    if (!done) break;
    piece.evening = list->evening.id;
    done = record_update(store, &piece_noun, &piece, error);
  }
  arena_release(&arena);
  return done;
}

static bool write_end(struct store *store, const struct evening_list *list, const struct evening_end *end,
                      struct error *error) {
  struct arena arena;
  struct evening evening;
  arena_init(&arena);
  bool done = record_load(store, &evening_noun, list->evening.id, &evening, &arena, error);
  if (done && date_is_set(evening.closed_on))
    done = error_set(error, ERROR_BUSY, "%s", _("somebody else has just closed this evening"));
  if (done) {
    evening.closed_on = end->day;
    evening.writer_count = end->writers;
    evening.guest_count = end->guests;
    evening.sheets_back = end->sheets_back;
    if (*end->note != '\0')
      evening.note = arena_printf(&arena, "%s%s%s", evening.note, *evening.note == '\0' ? "" : "\n", end->note);
    done = record_update(store, &evening_noun, &evening, error);
  }
  arena_release(&arena);
  return done;
}

bool evening_close(struct store *store, const struct evening_list *list, const struct evening_end *end, size_t *back,
                   struct error *error) {
  *back = 0;
  if (!write_end(store, list, end, error) || !note_letters(store, list, error)) return false;
  if (!end->keeps_blanks && !cancel_blanks(store, list, end->day, error)) return false;
  if (!plan_entry_drop(store, 0, list->evening.id, (struct uuid){{0}}, end->day, back, error)) return false;
  /* A card that stays printed keeps their entry done: it goes back all the same. */
  for (size_t i = 0; end->keeps_blanks && i < list->count; i++) {
    const struct evening_seat *seat = &list->seats[i];
    if (!evening_seat_is_open(seat) || !evening_seat_has_blank(seat)) continue;
    if (!update_entry(store, &seat->entry, seat->entry.position, end->day, error)) return false;
    ++*back;
  }
  return true;
}
