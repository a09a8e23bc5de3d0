/* SPDX-License-Identifier: MIT */
/* Reads the list of an evening and finds what is meant on it. */
#include "solipost/jobs/evening.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/jobs/letter_choice.h"
#include "solipost/lang/text.h"
#include "solipost/store/people_store.h"
#include "solipost/store/plan_store.h"
#include "solipost/store/record_store.h"

struct reading {
  struct store *store;
  struct arena *arena;
  struct evening_list *list;
  struct piece_list pieces;
  bool *taken; /* pieces that have a seat */
};

/* ---- what was entered ---- */

static const char *joined(const char *text, const char *between, const char *more, struct arena *arena) {
  return *text == '\0' ? more : arena_printf(arena, "%s%s%s", text, between, more);
}

static bool add_writer(struct reading *reading, struct uuid id, struct evening_seat *seat, struct error *error) {
  struct writer writer;
  if (uuid_is_nil(id)) return true;
  if (!record_load_even_deleted(reading->store, &writer_noun, id, &writer, reading->arena, error)) return false;
  const char *name = *writer.pseudonym == '\0' ? _("(forgotten)") : writer.pseudonym;
  seat->by = joined(seat->by, "+", name, reading->arena);
  seat->who = joined(seat->who, ", ", name, reading->arena);
  return true;
}

/* "Anna, guest" as it was said at the table. */
static void add_names(struct reading *reading, const char *names, struct evening_seat *seat) {
  for (const char *at = names; *(at += strspn(at, ", ")) != '\0';) {
    size_t length = strcspn(at, ",");
    const char *name = arena_strndup(reading->arena, at, length);
    seat->by = joined(seat->by, "+", name, reading->arena);
    seat->who = joined(seat->who, ", ", strcmp(name, "guest") == 0 ? _("guest") : name, reading->arena);
    at += length;
  }
}

static enum evening_what what_of(const struct piece *piece) {
  switch ((enum waiting)piece->waiting) {
  case WAITING_HOME: return EVENING_HOME;
  case WAITING_TRANSLATION: return EVENING_TRANSLATION;
  case WAITING_READING: return EVENING_READING;
  case WAITING_STAMP: return EVENING_STAMP;
  case WAITING_NONE: break;
  }
  return EVENING_WRITTEN;
}

static bool say_letter(struct reading *reading, struct evening_seat *seat, struct error *error) {
  struct uuid *cosigners;
  size_t count;
  const struct piece *piece = &seat->piece;
  bool here = !uuid_is_nil(piece->evening) && uuid_equal(piece->evening, reading->list->evening.id);
  bool elsewhere = piece->stage == STAGE_WRITTEN || piece->stage == STAGE_MAILED || piece->stage == STAGE_ANSWERED ||
                   piece->stage == STAGE_RETURNED;
  seat->written = here || elsewhere;
  if (!seat->written) return true;
  seat->what = evening_what_word(what_of(piece));
  if (!evening_cosigners(reading->store, piece->id, reading->arena, &cosigners, &count, error) ||
      !add_writer(reading, piece->writer, seat, error))
    return false;
  for (size_t i = 0; i < count; i++)
    if (!add_writer(reading, cosigners[i], seat, error)) return false;
  add_names(reading, piece->signed_by, seat);
  return true;
}

/* ---- people and their letters ---- */

static bool name_seat(struct reading *reading, struct uuid prisoner, struct evening_seat *seat, struct error *error) {
  seat->called = seat->by = seat->what = seat->who = "";
  noun_clear(&prisoner_noun, &seat->prisoner);
  if (uuid_is_nil(prisoner)) return true;
  if (!record_load_even_deleted(reading->store, &prisoner_noun, prisoner, &seat->prisoner, reading->arena, error))
    return false;
  seat->called = prisoner_call(&seat->prisoner, reading->arena);
  return true;
}

static void seat_piece(struct reading *reading, struct evening_seat *seat, size_t at) {
  seat->piece = reading->pieces.items[at];
  reading->taken[at] = true;
}

/* The letter their entry names, else one to them. */
static bool find_piece(struct reading *reading, struct evening_seat *seat, struct error *error) {
  for (size_t i = 0; i < reading->pieces.count; i++) {
    if (!uuid_equal(reading->pieces.items[i].id, seat->entry.piece)) continue;
    seat_piece(reading, seat, i);
    return true;
  }
  for (size_t i = 0; i < reading->pieces.count; i++) {
    if (reading->taken[i] || !uuid_equal(reading->pieces.items[i].prisoner, seat->prisoner.id)) continue;
    seat_piece(reading, seat, i);
    return true;
  }
  for (size_t i = 0; i < reading->pieces.count; i++) {
    struct uuid *people;
    size_t count;
    if (!mail_addressees(reading->store, &reading->pieces.items[i], reading->arena, &people, &count, error))
      return false;
    for (size_t k = 1; k < count; k++) {
      if (!uuid_equal(people[k], seat->prisoner.id)) continue;
      seat_piece(reading, seat, i);
      return true;
    }
  }
  return true;
}

static bool add_entries(struct reading *reading, const struct plan_entry_list *entries, struct error *error) {
  struct evening_list *list = reading->list;
  for (size_t i = 0; i < entries->count; i++) {
    struct evening_seat *seat = &list->seats[list->count++];
    *seat = (struct evening_seat){.row = entries->items[i].position, .entry = entries->items[i]};
    noun_clear(&piece_noun, &seat->piece);
    if (!name_seat(reading, seat->entry.prisoner, seat, error) || !find_piece(reading, seat, error) ||
        !say_letter(reading, seat, error))
      return false;
  }
  return true;
}

static bool add_others(struct reading *reading, struct error *error) {
  struct evening_list *list = reading->list;
  for (size_t i = 0; i < reading->pieces.count; i++) {
    if (reading->taken[i]) continue;
    struct evening_seat *seat = &list->seats[list->count++];
    *seat = (struct evening_seat){.row = 0};
    noun_clear(&plan_entry_noun, &seat->entry);
    seat_piece(reading, seat, i);
    if (!name_seat(reading, seat->piece.prisoner, seat, error) || !say_letter(reading, seat, error)) return false;
  }
  return true;
}

static int compare_positions(const void *a, const void *b) {
  const struct plan_entry *left = a, *right = b;
  if (left->position != right->position) return left->position < right->position ? -1 : 1;
  return memcmp(&left->id, &right->id, sizeof left->id);
}

bool evening_read(struct store *store, int64_t number, struct arena *arena, struct evening_list *out,
                  struct error *error) {
  struct reading reading = {.store = store, .arena = arena, .list = out};
  struct plan_entry_list entries;
  *out = (struct evening_list){.count = 0};
  if (!evening_by_number(store, number, &out->evening, arena, error) ||
      !evening_runs(store, out->evening.id, arena, &out->runs, error) ||
      !plan_entries_of_evening(store, out->evening.id, arena, &entries, error) ||
      !evening_pieces(store, out->evening.id, arena, &reading.pieces, error))
    return false;
  out->seats = ARENA_ARRAY(arena, struct evening_seat, entries.count + reading.pieces.count + 1);
  reading.taken = ARENA_ARRAY(arena, bool, reading.pieces.count + 1);
  if (entries.count > 0) qsort(entries.items, entries.count, sizeof *entries.items, compare_positions);
  return add_entries(&reading, &entries, error) && add_others(&reading, error);
}

bool evening_seat_is_on(const struct evening_list *list, const struct evening_seat *seat) {
  struct date dropped = seat->entry.dropped_on;
  return seat->row > 0 && (!date_is_set(dropped) || date_compare(dropped, list->evening.held_on) >= 0);
}

bool evening_seat_is_open(const struct evening_seat *seat) {
  return !seat->written && !uuid_is_nil(seat->entry.id) && !date_is_set(seat->entry.dropped_on);
}

bool evening_seat_has_blank(const struct evening_seat *seat) {
  return !uuid_is_nil(seat->piece.id) && !seat->written &&
         (seat->piece.stage == STAGE_PRINTED || seat->piece.stage == STAGE_PLANNED);
}

/* ---- which are meant ---- */

struct finding {
  struct store *store;
  const struct evening_list *list;
  struct arena *arena;
  LIST(struct evening_hit) hits;
};

static void hit_seat(struct finding *finding, struct evening_seat *seat) {
  LIST_PUSH(&finding->hits, (struct evening_hit){.seat = seat, .piece = seat->piece, .name = seat->prisoner.code});
}

static struct evening_seat *in_row(const struct evening_list *list, int64_t row) {
  for (size_t i = 0; row > 0 && i < list->count; i++)
    if (list->seats[i].row == row) return &list->seats[i];
  return NULL;
}

static struct evening_seat *with_letter(const struct evening_list *list, int64_t number) {
  for (size_t i = 0; number > 0 && i < list->count; i++)
    if (list->seats[i].piece.number == number) return &list->seats[i];
  return NULL;
}

static bool no_row(const struct evening_list *list, int64_t row, struct error *error) {
  error_set(error, ERROR_NOT_FOUND, _("the list of evening %" PRId64 " has no row %" PRId64), list->evening.number,
            row);
  return error_hint(error, _("'solipost show evening %" PRId64 "' shows the list"), list->evening.number);
}

static bool find_rows(struct finding *finding, const struct evening_which *which, struct error *error) {
  for (int64_t row = which->from; row <= which->to; row++) {
    struct evening_seat *seat = in_row(finding->list, row);
    if (seat == NULL) return no_row(finding->list, row, error);
    hit_seat(finding, seat);
  }
  return true;
}

static bool find_letters(struct finding *finding, const struct evening_which *which, struct error *error) {
  struct arena *arena = finding->arena;
  const char *word = which->from == which->to ? arena_printf(arena, "%" PRId64, which->from)
                                              : arena_printf(arena, "%" PRId64 "-%" PRId64, which->from, which->to);
  const struct letter_wish wish = {.words = &word, .word_count = 1, .event = POST_WRITE};
  struct letter_choice choice;
  if (!letter_choice_make(finding->store, &wish, arena, &choice, error)) return false;
  for (size_t i = 0; i < choice.count; i++) {
    const struct piece *piece = &choice.items[i].piece;
    struct evening_hit hit = {
        .seat = with_letter(finding->list, piece->number), .piece = *piece, .name = choice.items[i].who};
    LIST_PUSH(&finding->hits, hit);
  }
  return true;
}

static bool is_both(const struct evening_which *which, struct error *error) {
  error_set(error, ERROR_AMBIGUOUS, _("%" PRId64 " is a row of the list and a letter number"), which->from);
  return error_hint(error, _("type #%" PRId64 " for the row, no.%" PRId64 " for the letter"), which->from, which->from);
}

/* Whoever mistypes a row need not read about letters of the whole register. */
static bool neither(const struct evening_list *list, const struct evening_which *which, struct error *error) {
  if (error->kind != ERROR_NOT_FOUND) return false;
  int64_t last = 0;
  for (size_t i = 0; i < list->count; i++)
    if (list->seats[i].row > last) last = list->seats[i].row;
  if (which->from == which->to)
    error_set(error, ERROR_NOT_FOUND, _("there is no row and no letter no. %" PRId64), which->from);
  else
    error_set(error, ERROR_NOT_FOUND, _("there are no rows and no letters no. %" PRId64 "-%" PRId64), which->from,
              which->to);
  return error_hint(error, _("the last row of the list is %" PRId64 "; 'solipost show evening %" PRId64 "' shows all"),
                    last, list->evening.number);
}

static bool find_numbers(struct finding *finding, const struct evening_which *which, struct error *error) {
  bool rows = true, letters = false, same = true;
  for (int64_t number = which->from; number <= which->to; number++) {
    const struct evening_seat *row = in_row(finding->list, number), *letter = with_letter(finding->list, number);
    rows = rows && row != NULL;
    letters = letters || letter != NULL;
    same = same && row == letter;
  }
  if (rows && letters && !same) return is_both(which, error);
  if (rows && !letters) return find_rows(finding, which, error);
  return find_letters(finding, which, error) || neither(finding->list, which, error);
}

/* ---- names ---- */

bool evening_knows_person(void *store, const char *words) {
  struct arena arena;
  struct uuid *ids;
  struct error ignored;
  size_t count = 0;
  arena_init(&arena);
  bool knows = people_find(store, &prisoner_noun, words, 1, &arena, &ids, &count, &ignored) && count > 0;
  arena_release(&arena);
  return knows;
}

static bool several_people(struct finding *finding, const char *name, struct evening_seat *const *seats, size_t count,
                           struct error *error) {
  enum { MOST_SHOWN = 12 };
  const char *lines = "";
  for (size_t i = 0; i < count && i < MOST_SHOWN; i++)
    lines = arena_printf(finding->arena, "%s\n#%" PRId64 "  %s", lines, seats[i]->row, seats[i]->called);
  error_set(error, ERROR_AMBIGUOUS, _("'%s' could be several people of the list"), name);
  return error_hint(error, _("type the row or the code of one:%s"), lines);
}

/* Those on the list who are called so; a code means one alone. */
static bool find_seats(struct finding *finding, const char *name, struct evening_seat ***out, size_t *count,
                       struct error *error) {
  enum { MOST_FOUND = 200 };
  const struct evening_list *list = finding->list;
  struct uuid *ids;
  size_t found;
  *count = 0;
  *out = ARENA_ARRAY(finding->arena, struct evening_seat *, list->count + 1);
  if (!people_find(finding->store, &prisoner_noun, name, MOST_FOUND, finding->arena, &ids, &found, error)) return false;
  for (size_t i = 0; i < list->count; i++) {
    struct evening_seat *seat = &list->seats[i];
    if (seat->row == 0) continue;
    if (ascii_equal_ignoring_case(seat->prisoner.code, name)) {
      (*out)[0] = seat;
      *count = 1;
      return true;
    }
    for (size_t k = 0; k < found; k++)
      if (uuid_equal(ids[k], seat->prisoner.id)) (*out)[(*count)++] = seat;
  }
  return true;
}

/* "Berfîn Mînak" is not Berfîn Mînakî: a whole name goes before the beginning of one. */
static void choose_exact(const char *name, struct evening_seat **seats, size_t *count) {
  size_t exact = 0;
  struct evening_seat *one = NULL;
  for (size_t i = 0; i < *count; i++) {
    if (!lang_same_words(name, seats[i]->prisoner.name)) continue;
    one = seats[i];
    exact++;
  }
  if (exact != 1) return;
  seats[0] = one;
  *count = 1;
}

static bool find_name(struct finding *finding, const char *name, struct error *error) {
  struct evening_seat **seats;
  size_t count = 0;
  if (strchr(name, '+') == NULL && !find_seats(finding, name, &seats, &count, error)) return false;
  if (count > 1) choose_exact(name, seats, &count);
  if (count > 1) return several_people(finding, name, seats, count, error);
  if (count == 1) hit_seat(finding, seats[0]);
  else LIST_PUSH(&finding->hits, (struct evening_hit){.name = name});
  /* One that is written already is finished: this is another. */
  struct evening_hit *hit = &finding->hits.items[finding->hits.count - 1];
  if (count == 0 || hit->seat->written) noun_clear(&piece_noun, &hit->piece);
  return true;
}

bool evening_find(struct store *store, const struct evening_list *list, const struct evening_which *which,
                  struct arena *arena, struct evening_hit **hits, size_t *count, struct error *error) {
  struct finding finding = {.store = store, .list = list, .arena = arena};
  bool done = false;
  switch (which->how) {
  case EVENING_NUMBER: done = find_numbers(&finding, which, error); break;
  case EVENING_ROW: done = find_rows(&finding, which, error); break;
  case EVENING_LETTER: done = find_letters(&finding, which, error); break;
  case EVENING_NAME: done = find_name(&finding, which->name, error); break;
  }
  *count = done ? finding.hits.count : 0;
  *hits = *count == 0 ? NULL : arena_copy(arena, finding.hits.items, *count * sizeof **hits);
  LIST_RELEASE(&finding.hits);
  return done;
}
