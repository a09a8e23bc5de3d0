/* SPDX-License-Identifier: MIT */
/* Finds birthdays by month and day, and judges whether a card can go there. */
#include "calendar_birthdays.h"

#include "solipost/model/address.h"
#include "solipost/model/eligibility.h"
#include "solipost/store/hold_store.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

struct search {
  struct store *store;
  const struct calendar_request *request;
  const struct lead_time_table *times;
  struct own_group group;
  struct hold_list holds;
  struct arena *arena;
  calendar_entries *entries;
  size_t *left_out;
};

static void add(struct search *search, const struct prisoner *prisoner, const char *country) {
  const struct calendar_request *request = search->request;
  int64_t lead = lead_time_for(search->times, country)->days;
  for (int year = request->from.year; year <= request->until.year; year++) {
    struct date day = date_in_year(prisoner->birthday, year);
    if (date_compare(day, request->from) < 0 || date_compare(day, request->until) > 0) continue;
    if (date_has_year(prisoner->birthday) && year < prisoner->birthday.year) continue;
    struct calendar_entry entry = {.kind = CALENDAR_BIRTHDAY,
                                   .day = day,
                                   .until = day,
                                   .mail_by = date_add_days(day, -(long)lead),
                                   .lead_days = lead,
                                   .row = prisoner->id,
                                   .prisoner = prisoner->id,
                                   .code = prisoner->code,
                                   .name = prisoner->name,
                                   .first_name = prisoner_first_name(prisoner, search->arena),
                                   .country = country,
                                   .age = date_has_year(prisoner->birthday) ? year - prisoner->birthday.year : 0,
                                   .what = "",
                                   .origin = "",
                                   .key = ""};
    LIST_PUSH(search->entries, entry);
  }
}

/* Whether something may be printed for this person today. */
static bool can_be_written_to(const struct search *search, const struct prisoner *prisoner, const struct stay *stay,
                              const struct prison *prison, const struct relay *relay) {
  struct judgement judgement;
  const struct address_request request = {.prisoner = prisoner,
                                          .stay = stay,
                                          .prison = prison,
                                          .posting_country = search->group.country,
                                          .posting_language = search->group.posting_language,
                                          .relay = relay};
  if (stay != NULL && date_is_set(stay->doubtful_on)) return false;
  eligibility_judge(&request, &search->holds, (struct uuid){0}, date_today(), search->arena, &judgement);
  return judgement.worst < SEVERITY_BLOCK;
}

/* A person's next birthday in these days is near enough for the post. */
static bool is_near_enough(const struct search *search, const struct prisoner *prisoner, const char *country) {
  const struct calendar_request *request = search->request;
  if (!date_is_set(request->post_until)) return true;
  long lead = (long)lead_time_for(search->times, country)->days;
  for (int year = request->from.year; year <= request->until.year; year++) {
    struct date day = date_in_year(prisoner->birthday, year);
    if (date_compare(day, request->from) >= 0) return date_compare(date_add_days(day, -lead), request->post_until) <= 0;
  }
  return false;
}

static bool consider(struct search *search, const struct prisoner *prisoner, struct error *error) {
  struct stay stay;
  struct prison prison;
  struct relay relay;
  bool held = false, relayed = false;
  if (!people_current_stay(search->store, prisoner->id, &stay, &prison, &held, search->arena, error)) return false;
  if (!is_near_enough(search, prisoner, held ? prison.country : "")) return true;
  if (!people_relay(search->store, prisoner, held ? &prison : NULL, &relay, &relayed, search->arena, error))
    return false;
  if (can_be_written_to(search, prisoner, held ? &stay : NULL, held ? &prison : NULL, relayed ? &relay : NULL))
    add(search, prisoner, held ? prison.country : "");
  else ++*search->left_out;
  return true;
}

/* Those between two days "MM-DD" of one year. */
static bool find(struct search *search, const char *first, const char *last, struct error *error) {
  const struct record_value values[] = {{.kind = VALUE_TEXT, .text = first}, {.kind = VALUE_TEXT, .text = last}};
  const struct record_query query = {
      .where = "birthday IS NOT NULL AND ended_on IS NULL AND substr(birthday, -5) BETWEEN ?1 AND ?2",
      .order = "substr(birthday, -5)",
      .values = values,
      .value_count = COUNT_OF(values)};
  struct record_cursor *rows = NULL;
  struct prisoner prisoner;
  bool more = true;
  bool done = record_select(search->store, &prisoner_noun, &query, &rows, error);
  while (done && (done = record_next(rows, &prisoner, search->arena, &more, error)) && more) {
    done = consider(search, &prisoner, error);
  }
  record_cursor_close(rows);
  return done;
}

static const char *month_and_day(struct date day, struct arena *arena) {
  return arena_printf(arena, "%02d-%02d", day.month, day.day);
}

bool calendar_add_birthdays(struct store *store, const struct calendar_request *request,
                            const struct lead_time_table *times, struct arena *arena, calendar_entries *entries,
                            size_t *left_out, struct error *error) {
  struct search search = {
      .store = store, .request = request, .times = times, .arena = arena, .entries = entries, .left_out = left_out};
  if (!people_own_group(store, &search.group, arena, error) || !holds_in_force(store, arena, &search.holds, error))
    return false;
  /* The 28th stands for the 29th as well. */
  const char *first = month_and_day(request->from, arena), *last = month_and_day(request->until, arena);
  if (request->until.month == 2 && request->until.day == 28) last = "02-29";
  if (date_to_days(request->until) - date_to_days(request->from) >= 365) return find(&search, "01-01", "12-31", error);
  if (request->from.year == request->until.year) return find(&search, first, last, error);
  return find(&search, first, "12-31", error) && find(&search, "01-01", last, error);
}
