/* SPDX-License-Identifier: MIT */
/* Decides whom to write to. Places are given in the order of need; which writer takes whom may still change while that
 * finds room for one more person (model/plan_deal.c), so that a language few writers know is not used up by accident. */
#include "solipost/model/plan.h"

#include <stdlib.h>
#include <string.h>

#include "plan_deal.h"

/* ---- who stands before whom ---- */

enum tier { TIER_NEVER, TIER_OVER, TIER_OTHERS };

bool plan_is_over(const struct plan_candidate *candidate, long wait_days) { return candidate->waited > wait_days; }

static enum tier tier_of(const struct plan_candidate *candidate, long wait_days) {
  if (candidate->waited == PLAN_NEVER) return TIER_NEVER;
  return plan_is_over(candidate, wait_days) ? TIER_OVER : TIER_OTHERS;
}

static int fewer_first(int64_t a, int64_t b) { return (a > b) - (a < b); }

/* P999 stands before P1000. */
static int compare_codes(const char *a, const char *b) {
  size_t left = strlen(a), right = strlen(b);
  return left != right ? (left < right ? -1 : 1) : strcmp(a, b);
}

int plan_compare(const struct plan_candidate *a, const struct plan_candidate *b, long wait_days) {
  enum tier tier = tier_of(a, wait_days);
  int order = (int)tier - (int)tier_of(b, wait_days);
  if (order == 0 && tier != TIER_OVER) order = fewer_first(a->writers, b->writers);
  if (order == 0) order = fewer_first(b->waited, a->waited);
  if (order == 0) order = fewer_first(a->letters, b->letters);
  if (order == 0) order = b->liked_best - a->liked_best;
  if (order == 0) order = b->topic - a->topic;
  return order != 0 ? order : compare_codes(a->code, b->code);
}

/* ---- the decision ---- */

struct ranked {
  const struct plan_problem *problem;
  size_t index;
};

static int compare_ranked(const void *a, const void *b) {
  const struct ranked *left = a, *right = b;
  const struct plan_problem *problem = left->problem;
  const struct plan_candidate *one = &problem->people[left->index], *other = &problem->people[right->index];
  if (one->added != 0 || other->added != 0) {
    if (one->added == 0 || other->added == 0) return one->added == 0 ? 1 : -1;
    return (one->added > other->added) - (one->added < other->added);
  }
  int order = plan_compare(one, other, problem->wait_days);
  return order != 0 ? order : (left->index > right->index) - (left->index < right->index);
}

struct deciding {
  const struct plan_problem *problem;
  struct plan_outcome *out;
  struct deal deal;
  bool *by_birthday; /* per person: the place is one of the share of birthdays */
  size_t taken;
};

static void put_in_order(const struct plan_problem *problem, struct arena *arena, struct plan_outcome *out) {
  struct ranked *ranked = ARENA_ARRAY(arena, struct ranked, problem->count + 1);
  out->order = ARENA_ARRAY(arena, size_t, problem->count + 1);
  for (size_t i = 0; i < problem->count; i++) ranked[i] = (struct ranked){problem, i};
  qsort(ranked, problem->count, sizeof *ranked, compare_ranked);
  for (size_t i = 0; i < problem->count; i++) out->order[i] = ranked[i].index;
}

static void choose(struct deciding *deciding, size_t person) {
  deciding->out->fate[person] = PLAN_CHOSEN;
  deciding->taken++;
}

static const struct plan_candidate *nth(const struct deciding *deciding, size_t place, size_t *person) {
  *person = deciding->out->order[place];
  return &deciding->problem->people[*person];
}

static void take_added(struct deciding *deciding) {
  size_t person;
  for (size_t i = 0; i < deciding->problem->count && nth(deciding, i, &person)->added != 0; i++) {
    if (!deal_to_partner(&deciding->deal, person)) (void)deal_to_somebody(&deciding->deal, person);
    choose(deciding, person);
  }
}

/* Whom a writer corresponds with already comes first: that was promised. */
static void take_partners(struct deciding *deciding) {
  for (size_t i = 0; i < deciding->problem->count && deciding->taken < deciding->problem->places; i++) {
    size_t person;
    const struct plan_candidate *one = nth(deciding, i, &person);
    if (one->waited != PLAN_NEVER && one->waited < PLAN_PARTNER_DAYS) continue;
    if (deciding->out->fate[person] != PLAN_CHOSEN && deal_to_partner(&deciding->deal, person))
      choose(deciding, person);
  }
}

static void take_in_order(struct deciding *deciding) {
  for (size_t i = 0; i < deciding->problem->count; i++) {
    size_t person;
    const struct plan_candidate *one = nth(deciding, i, &person);
    unsigned char *fate = &deciding->out->fate[person];
    if (*fate == PLAN_CHOSEN) continue;
    if (one->language_count == 0) *fate = PLAN_NO_READER;
    else if (deciding->taken >= deciding->problem->places) *fate = PLAN_NO_ROOM;
    else if (deal_to_somebody(&deciding->deal, person)) choose(deciding, person);
    else *fate = deal_has_room(&deciding->deal) ? PLAN_READERS_FULL : PLAN_NO_ROOM;
  }
}

static void count_birthday(struct deciding *deciding, size_t person) {
  deciding->by_birthday[person] = true;
  deciding->out->birthdays++;
}

/* Gives the place of whoever stands last, and can give it to this person, to them. A birthday that stands there by itself
 * keeps its place, which is one of the share from then on. */
static bool take_last_place(struct deciding *deciding, size_t person, size_t share) {
  const struct plan_problem *problem = deciding->problem;
  for (size_t i = problem->count; i-- > 0 && deciding->out->birthdays < share;) {
    size_t last;
    const struct plan_candidate *one = nth(deciding, i, &last);
    if (deciding->out->fate[last] != PLAN_CHOSEN || deciding->by_birthday[last] ||
        deal_is_partner(&deciding->deal, last))
      continue;
    if (one->added != 0 || plan_is_over(one, problem->wait_days)) return false;
    if (one->birthday) count_birthday(deciding, last);
    if (one->birthday || !deal_exchange(&deciding->deal, last, person)) continue;
    deciding->out->fate[last] = PLAN_NO_ROOM;
    deciding->out->fate[person] = PLAN_CHOSEN;
    count_birthday(deciding, person);
    return true;
  }
  return false;
}

static size_t count_waiting(const struct deciding *deciding) {
  const struct plan_problem *problem = deciding->problem;
  size_t waiting = 0;
  for (size_t i = 0; i < problem->count; i++)
    waiting += deciding->out->fate[i] == PLAN_NO_ROOM && plan_is_over(&problem->people[i], problem->wait_days);
  return waiting;
}

/* While somebody past the limit has no place, nobody who got a letter since gets one for a birthday. */
static void take_birthdays(struct deciding *deciding) {
  const struct plan_problem *problem = deciding->problem;
  size_t share = deciding->taken / PLAN_BIRTHDAY_PART, waiting = count_waiting(deciding);
  for (size_t i = 0; i < problem->count && deciding->out->birthdays < share; i++) {
    size_t person;
    const struct plan_candidate *one = nth(deciding, i, &person);
    unsigned char fate = deciding->out->fate[person];
    if (!one->birthday || fate == PLAN_CHOSEN || fate == PLAN_NO_READER) continue;
    if (waiting > 0 && tier_of(one, problem->wait_days) == TIER_OTHERS) continue;
    bool taken = take_last_place(deciding, person, share);
    if (!taken && problem->writers == NULL) return;
    waiting -= taken && fate == PLAN_NO_ROOM && plan_is_over(one, problem->wait_days);
  }
}

static unsigned why_of(const struct deciding *deciding, size_t person, size_t writer) {
  const struct plan_problem *problem = deciding->problem;
  const struct plan_candidate *one = &problem->people[person];
  unsigned why = 0;
  if (one->added != 0) why |= 1u << PLAN_ADDED;
  if (one->waited == PLAN_NEVER) why |= 1u << PLAN_NEVER_WRITTEN;
  else why |= 1u << (plan_is_over(one, problem->wait_days) ? PLAN_OVER_LIMIT : PLAN_WAITING);
  if (one->birthday) why |= 1u << PLAN_BIRTHDAY;
  if (deal_is_partner(&deciding->deal, person)) why |= 1u << PLAN_PARTNER;
  if (one->writers == 0 && one->waited != PLAN_NEVER) why |= 1u << PLAN_FEW_WRITERS;
  if (one->target) why |= 1u << PLAN_TARGET;
  if (one->topic) why |= 1u << PLAN_TOPIC;
  bool fits = writer != PLAN_NO_WRITER && one->liked_best && one->language_count > 0 &&
              problem->writers[writer].language_count > 0 && problem->writers[writer].languages[0] == one->languages[0];
  if (fits) why |= 1u << PLAN_LANGUAGE;
  return why;
}

static void write_down(struct deciding *deciding, struct arena *arena) {
  struct plan_outcome *out = deciding->out;
  out->chosen = ARENA_ARRAY(arena, struct plan_choice, deciding->taken + 1);
  for (size_t i = 0; i < deciding->problem->count; i++) {
    size_t person = out->order[i];
    if (out->fate[person] != PLAN_CHOSEN) continue;
    size_t writer = deal_writer_of(&deciding->deal, person);
    out->chosen[out->count++] = (struct plan_choice){person, writer, why_of(deciding, person, writer)};
  }
}

void plan_decide(const struct plan_problem *problem, struct arena *arena, struct plan_outcome *out) {
  struct deciding deciding = {.problem = problem, .out = out};
  *out = (struct plan_outcome){.fate = ARENA_ARRAY(arena, unsigned char, problem->count + 1)};
  deciding.by_birthday = ARENA_ARRAY(arena, bool, problem->count + 1);
  for (size_t i = 0; i < problem->count; i++) out->fate[i] = PLAN_NO_ROOM;
  put_in_order(problem, arena, out);
  deal_begin(&deciding.deal, problem, arena);
  take_added(&deciding);
  take_partners(&deciding);
  take_in_order(&deciding);
  take_birthdays(&deciding);
  write_down(&deciding, arena);
  deal_end(&deciding.deal);
}

/* ---- reasons for programs ---- */

static const char *const why_keys[PLAN_WHY_COUNT] = {
    [PLAN_ADDED] = "added",           [PLAN_NEVER_WRITTEN] = "never-written",
    [PLAN_OVER_LIMIT] = "over-limit", [PLAN_BIRTHDAY] = "birthday",
    [PLAN_PARTNER] = "corresponds",   [PLAN_FEW_WRITERS] = "no-writer",
    [PLAN_WAITING] = "waiting",       [PLAN_TARGET] = "campaign",
    [PLAN_LANGUAGE] = "language",     [PLAN_TOPIC] = "topic",
};

const char *plan_why_key(enum plan_why why) { return why_keys[why]; }

enum plan_why plan_why_of(const char *key, size_t length) {
  for (enum plan_why why = 0; why < PLAN_WHY_COUNT; why++)
    if (strlen(why_keys[why]) == length && memcmp(why_keys[why], key, length) == 0) return why;
  return PLAN_WHY_COUNT;
}

const char *plan_why_write(unsigned why, struct arena *arena) {
  const char *keys = "";
  for (enum plan_why one = 0; one < PLAN_WHY_COUNT; one++)
    if ((why & 1u << one) != 0) keys = arena_printf(arena, "%s%s%s", keys, *keys == '\0' ? "" : " ", why_keys[one]);
  return keys;
}

unsigned plan_why_read(const char *keys) {
  unsigned why = 0;
  for (const char *at = keys; *at != '\0'; at += strspn(at, " ")) {
    size_t length = strcspn(at, " ");
    enum plan_why one = plan_why_of(at, length);
    if (one != PLAN_WHY_COUNT) why |= 1u << one;
    at += length;
  }
  return why;
}
