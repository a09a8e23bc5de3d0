/* SPDX-License-Identifier: MIT */
/* Gathers what falls on which day from the register and from data/calendar.tsv. */
#include "solipost/jobs/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "calendar_birthdays.h"
#include "solipost/model/nouns.h"
#include "solipost/model/solidarity.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

struct gathering {
  struct store *store;
  const struct calendar_request *request;
  const struct lead_time_table *times;
  struct arena *arena;
  calendar_entries entries;
};

/* ---- how far letters have to go ---- */

/* The longest way to one of the prisons that `query` finds and that `day`, when there is one, is for; 0: to none. */
static bool longest_way(struct gathering *all, const struct record_query *query, const struct solidarity_day *day,
                        int64_t *lead, struct error *error) {
  struct record_cursor *rows = NULL;
  struct prison prison;
  bool more = true;
  *lead = 0;
  bool done = record_select(all->store, &prison_noun, query, &rows, error);
  while (done && (done = record_next(rows, &prison, all->arena, &more, error)) && more) {
    if (day != NULL && !solidarity_is_for(day, prison.country)) continue;
    int64_t days = lead_time_for(all->times, prison.country)->days;
    if (days > *lead) *lead = days;
  }
  record_cursor_close(rows);
  return done;
}

static struct calendar_entry entry_on(enum calendar_kind kind, struct date day, int64_t lead) {
  struct calendar_entry entry = {.kind = kind,
                                 .day = day,
                                 .until = day,
                                 .lead_days = lead,
                                 .code = "",
                                 .name = "",
                                 .first_name = "",
                                 .country = "",
                                 .what = "",
                                 .origin = "",
                                 .key = ""};
  if (lead > 0) entry.mail_by = date_add_days(day, -(long)lead);
  return entry;
}

/* ---- days of solidarity ---- */

static bool add_solidarity_day(struct gathering *all, const struct solidarity_day *day, struct error *error) {
  static const struct record_query held = {
      .where = "EXISTS (SELECT 1 FROM stay WHERE stay.prison = prison.id AND stay.row_state = 0 AND until IS NULL)"};
  const struct calendar_request *request = all->request;
  for (int year = request->from.year - 1; year <= request->until.year; year++) {
    struct date from, until;
    int64_t lead;
    solidarity_in_year(day, year, &from, &until);
    if (date_compare(until, request->from) < 0 || date_compare(from, request->until) > 0) continue;
    if (!longest_way(all, &held, day, &lead, error)) return false;
    struct calendar_entry entry = entry_on(CALENDAR_SOLIDARITY, from, lead);
    entry.until = until;
    bool whole_season = strcmp(day->kind, "season") == 0; /* a card is in time until its end */
    if (whole_season && lead > 0) entry.mail_by = date_add_days(until, -(long)lead);
    entry.what = day->name;
    entry.origin = day->origin;
    entry.key = arena_printf(all->arena, "%04d-%02d-%02d-%s", from.year, from.month, from.day, day->kind);
    LIST_PUSH(&all->entries, entry);
  }
  return true;
}

static bool add_solidarity(struct gathering *all, struct error *error) {
  struct solidarity_day *days;
  size_t count;
  if (!solidarity_load(all->request->language, all->arena, &days, &count, error)) return false;
  for (size_t i = 0; i < count; i++)
    if (!add_solidarity_day(all, &days[i], error)) return false;
  return true;
}

/* ---- rows with a day ---- */

typedef bool add_row(struct gathering *all, const void *record, struct error *error);

static bool add_rows(struct gathering *all, const struct noun *noun, const char *where, add_row *add,
                     struct error *error) {
  char from[DATE_TEXT_SIZE], until[DATE_TEXT_SIZE];
  date_format_iso(all->request->from, from);
  date_format_iso(all->request->until, until);
  const struct record_value values[] = {{.kind = VALUE_TEXT, .text = from}, {.kind = VALUE_TEXT, .text = until}};
  const struct record_query query = {.where = where, .order = "rowid", .values = values, .value_count = 2};
  struct record_cursor *rows = NULL;
  bool more = true;
  void *record = arena_alloc(all->arena, noun->size);
  bool done = record_select(all->store, noun, &query, &rows, error);
  while (done && (done = record_next(rows, record, all->arena, &more, error)) && more) done = add(all, record, error);
  record_cursor_close(rows);
  return done;
}

/* Who it is and where, when the row says so. */
static bool fill_person(struct gathering *all, struct uuid id, struct calendar_entry *entry, struct error *error) {
  struct prisoner prisoner;
  struct stay stay;
  struct prison prison;
  bool held = false;
  entry->prisoner = id;
  if (uuid_is_nil(id)) return true;
  if (!record_load_even_deleted(all->store, &prisoner_noun, id, &prisoner, all->arena, error) ||
      !people_current_stay(all->store, id, &stay, &prison, &held, all->arena, error))
    return false;
  entry->code = prisoner.code;
  entry->name = prisoner.name;
  entry->first_name = prisoner_first_name(&prisoner, all->arena);
  entry->country = held ? prison.country : "";
  return true;
}

static bool add_campaign(struct gathering *all, const void *record, struct error *error) {
  const struct campaign *campaign = record;
  const struct record_value value = {.kind = VALUE_ID, .id = campaign->id};
  const struct record_query targets = {
      .where = "id IN (SELECT stay.prison FROM target JOIN stay ON stay.prisoner = target.prisoner AND "
               "stay.row_state = 0 AND stay.until IS NULL WHERE target.campaign = ?1 AND target.row_state = 0)",
      .values = &value,
      .value_count = 1};
  int64_t lead;
  if (!longest_way(all, &targets, NULL, &lead, error)) return false;
  struct calendar_entry entry = entry_on(CALENDAR_CAMPAIGN, campaign->until, lead);
  entry.row = campaign->id;
  entry.code = campaign->code;
  entry.name = campaign->name;
  LIST_PUSH(&all->entries, entry);
  return true;
}

/* A promise is to write by that day, so that nothing has to be posted before it. */
static bool add_promise(struct gathering *all, const void *record, struct error *error) {
  const struct pair *pair = record;
  struct writer writer;
  struct calendar_entry entry = entry_on(CALENDAR_PROMISE, pair->confirm_by, 0);
  entry.row = pair->id;
  if (!fill_person(all, pair->prisoner, &entry, error)) return false;
  if (!uuid_is_nil(pair->writer)) {
    if (!record_load_even_deleted(all->store, &writer_noun, pair->writer, &writer, all->arena, error)) return false;
    entry.what = writer.pseudonym;
  }
  LIST_PUSH(&all->entries, entry);
  return true;
}

static bool add_follow_up(struct gathering *all, const void *record, struct error *error) {
  const struct follow_up *follow_up = record;
  struct calendar_entry entry = entry_on(CALENDAR_FOLLOW_UP, follow_up->due_on, 0);
  entry.row = follow_up->id;
  entry.number = follow_up->number;
  entry.origin = field_show(noun_field(&follow_up_noun, "kind"), follow_up, all->arena);
  entry.what = *follow_up->detail != '\0' ? follow_up->detail : entry.origin;
  if (!fill_person(all, follow_up->prisoner, &entry, error)) return false;
  LIST_PUSH(&all->entries, entry);
  return true;
}

/* ---- all of it ---- */

static int compare_entries(const void *a, const void *b) {
  const struct calendar_entry *left = a, *right = b;
  int order = date_compare(left->day, right->day);
  if (order == 0) order = (int)left->kind - (int)right->kind;
  if (order == 0) order = strcmp(left->code, right->code);
  if (order == 0) order = strcmp(left->what, right->what);
  return order;
}

bool calendar_collect(struct store *store, const struct calendar_request *request, const struct lead_time_table *times,
                      struct arena *arena, struct calendar_list *out, struct error *error) {
  struct gathering all = {.store = store, .request = request, .times = times, .arena = arena};
  *out = (struct calendar_list){0};
  bool done = calendar_add_birthdays(store, request, times, arena, &all.entries, &out->left_out, error) &&
              add_solidarity(&all, error) &&
              add_rows(&all, &campaign_noun, "until BETWEEN ?1 AND ?2", add_campaign, error);
  if (done && request->part == CALENDAR_ALL)
    done = add_rows(&all, &pair_noun, "confirm_by BETWEEN ?1 AND ?2 AND confirmed_on IS NULL AND ended_on IS NULL",
                    add_promise, error) &&
           add_rows(&all, &follow_up_noun, "due_on BETWEEN ?1 AND ?2 AND done_on IS NULL", add_follow_up, error);
  if (done && all.entries.count > 0) {
    qsort(all.entries.items, all.entries.count, sizeof *all.entries.items, compare_entries);
    out->items = arena_copy(arena, all.entries.items, all.entries.count * sizeof *all.entries.items);
    out->count = all.entries.count;
  }
  LIST_RELEASE(&all.entries);
  return done;
}
