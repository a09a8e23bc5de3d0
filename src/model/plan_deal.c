/* SPDX-License-Identifier: MIT */
/* Deals people to writers: paths of exchanges in a graph of people and writers, so that whoever stands first in the order
 * is left out only when no dealing at all has a place for them beside those before them. */
#include "plan_deal.h"

#define NOBODY SIZE_MAX

/* How well the two fit: place in the person's languages, then in the writer's. Less is better. */
static size_t fit_of(const struct plan_candidate *candidate, const struct plan_writer *writer) {
  for (size_t i = 0; i < candidate->language_count; i++)
    for (size_t k = 0; k < writer->language_count; k++)
      if (candidate->languages[i] == writer->languages[k]) return i * PLAN_MOST_LANGUAGES + k;
  return SIZE_MAX;
}

static uint64_t languages_of(const struct plan_candidate *candidate) {
  uint64_t set = 0;
  for (size_t i = 0; i < candidate->language_count; i++) set |= UINT64_C(1) << candidate->languages[i];
  return set;
}

void deal_begin(struct deal *deal, const struct plan_problem *problem, struct arena *arena) {
  *deal = (struct deal){.problem = problem};
  deal->writer_of = ARENA_ARRAY(arena, size_t, problem->count + 1);
  deal->is_partner = ARENA_ARRAY(arena, bool, problem->count + 1);
  deal->dealt = ARENA_ARRAY(arena, size_t, problem->count + 1);
  deal->room = ARENA_ARRAY(arena, size_t, problem->writer_count + 1);
  deal->tried = ARENA_ARRAY(arena, bool, problem->writer_count + 1);
  deal->first_of = ARENA_ARRAY(arena, size_t, problem->writer_count + 1);
  deal->next_of = ARENA_ARRAY(arena, size_t, problem->count + 1);
  for (size_t i = 0; i < problem->count; i++) deal->writer_of[i] = PLAN_NO_WRITER;
  for (size_t i = 0; i < problem->writer_count; i++) deal->room_left += deal->room[i] = problem->writers[i].room;
}

void deal_end(struct deal *deal) {
  LIST_RELEASE(&deal->full);
  LIST_RELEASE(&deal->searched);
  LIST_RELEASE(&deal->refused);
}

bool deal_has_room(const struct deal *deal) { return deal->problem->writers == NULL || deal->room_left > 0; }
bool deal_is_partner(const struct deal *deal, size_t person) { return deal->is_partner[person]; }
size_t deal_writer_of(const struct deal *deal, size_t person) { return deal->writer_of[person]; }

static void give(struct deal *deal, size_t person, size_t writer) {
  deal->writer_of[person] = writer;
  deal->room[writer]--;
  deal->room_left--;
}

bool deal_to_partner(struct deal *deal, size_t person) {
  const struct plan_candidate *one = &deal->problem->people[person];
  size_t best = PLAN_NO_WRITER;
  for (size_t i = 0; i < one->partner_count; i++) {
    size_t writer = one->partners[i];
    if (deal->room[writer] > 0 && (best == PLAN_NO_WRITER || deal->room[writer] > deal->room[best])) best = writer;
  }
  if (best == PLAN_NO_WRITER) return false;
  give(deal, person, best);
  deal->is_partner[person] = true;
  return true;
}

/* The writer with room who fits best; of several the one with the most room. */
static size_t find_free(const struct deal *deal, const struct plan_candidate *one) {
  size_t best = PLAN_NO_WRITER, best_fit = SIZE_MAX;
  for (size_t w = 0; w < deal->problem->writer_count; w++) {
    if (deal->room[w] == 0) continue;
    size_t fit = fit_of(one, &deal->problem->writers[w]);
    if (fit == SIZE_MAX || fit > best_fit) continue;
    if (fit == best_fit && deal->room[w] <= deal->room[best]) continue;
    best = w;
    best_fit = fit;
  }
  return best;
}

/* Whether a search that is under way has come to all writers who know one of these languages, or soon will. */
static bool is_searched(const struct deal *deal, uint64_t languages) {
  for (size_t i = 0; i < deal->searched.count; i++)
    if ((languages & ~deal->searched.items[i]) == 0) return true;
  return false;
}

/* A writer for this person, if need be by moving others on. Who reads no other languages than somebody for whom this search
 * looked in vain finds no other way either: so each set of languages is looked for once, however many people there are. */
static bool place(struct deal *deal, size_t person) {
  const struct plan_candidate *one = &deal->problem->people[person];
  uint64_t languages = languages_of(one);
  if (is_searched(deal, languages)) return false;
  size_t free = find_free(deal, one);
  if (free != PLAN_NO_WRITER) {
    give(deal, person, free);
    return true;
  }
  LIST_PUSH(&deal->searched, languages);
  for (size_t w = 0; w < deal->problem->writer_count; w++) {
    if (deal->tried[w] || fit_of(one, &deal->problem->writers[w]) == SIZE_MAX) continue;
    deal->tried[w] = true;
    for (size_t other = deal->first_of[w]; other != NOBODY; other = deal->next_of[other]) {
      if (!place(deal, other)) continue;
      /* `other` has moved on, and its old place is free. */
      deal->writer_of[person] = w;
      return true;
    }
  }
  return false;
}

/* Whom each writer has, but for partners, who stay. */
static void list_dealt(struct deal *deal) {
  for (size_t w = 0; w < deal->problem->writer_count; w++) deal->first_of[w] = NOBODY;
  for (size_t i = deal->dealt_count; i-- > 0;) {
    size_t person = deal->dealt[i], writer = deal->writer_of[person];
    if (writer == PLAN_NO_WRITER || deal->is_partner[person]) continue;
    deal->next_of[person] = deal->first_of[writer];
    deal->first_of[writer] = person;
  }
}

static bool search(struct deal *deal, size_t person) {
  if (deal->room_left == 0) return false;
  size_t free = find_free(deal, &deal->problem->people[person]);
  if (free != PLAN_NO_WRITER) {
    give(deal, person, free);
    return true;
  }
  for (size_t w = 0; w < deal->problem->writer_count; w++) deal->tried[w] = false;
  deal->searched.count = 0;
  list_dealt(deal);
  return place(deal, person);
}

static bool is_known_full(const struct deal *deal, uint64_t languages) {
  for (size_t i = 0; i < deal->full.count; i++)
    if ((languages & ~deal->full.items[i]) == 0) return true;
  return false;
}

bool deal_to_somebody(struct deal *deal, size_t person) {
  if (deal->problem->writers == NULL) return true;
  uint64_t languages = languages_of(&deal->problem->people[person]);
  if (deal->room_left == 0 || is_known_full(deal, languages)) return false;
  if (search(deal, person)) {
    deal->dealt[deal->dealt_count++] = person;
    return true;
  }
  LIST_PUSH(&deal->full, languages);
  return false;
}

static uint64_t known_by(const struct plan_writer *writer) {
  uint64_t set = 0;
  for (size_t i = 0; i < writer->language_count; i++) set |= UINT64_C(1) << writer->languages[i];
  return set;
}

/* As long as nobody moves, a place with the same languages is of no use to the same languages again. */
static bool is_refused(const struct deal *deal, uint64_t known, uint64_t wanted) {
  for (size_t i = 0; i < deal->refused.count; i++)
    if (deal->refused.items[i].known == known && deal->refused.items[i].wanted == wanted) return true;
  return false;
}

bool deal_exchange(struct deal *deal, size_t from, size_t to) {
  if (deal->problem->writers == NULL) return true;
  size_t writer = deal->writer_of[from];
  if (writer == PLAN_NO_WRITER) return false;
  uint64_t known = known_by(&deal->problem->writers[writer]), wanted = languages_of(&deal->problem->people[to]);
  if (is_refused(deal, known, wanted)) return false;
  deal->writer_of[from] = PLAN_NO_WRITER;
  deal->room[writer]++;
  deal->room_left++;
  if (search(deal, to)) {
    for (size_t i = 0; i < deal->dealt_count; i++)
      if (deal->dealt[i] == from) deal->dealt[i] = to;
    deal->refused.count = 0;
    return true;
  }
  give(deal, from, writer);
  LIST_PUSH(&deal->refused, (struct deal_refusal){known, wanted});
  return false;
}
