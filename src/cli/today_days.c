/* SPDX-License-Identifier: MIT */
/* Days that come nearer than a letter takes: birthdays, ends of campaigns, days of solidarity. */
#include <stdlib.h>

#include "calendar_words.h"
#include "shell_word.h"
#include "today_parts.h"
#include "solipost/store/due_store.h"
#include "solipost/store/lead_time_store.h"

/* A card is to be posted within a week; letters for a campaign or a day of solidarity are many, so within two. A letter made
 * in the month before that counts as the card. */
enum { POST_WITHIN_DAYS = 7, PREPARE_WITHIN_DAYS = 14, UNDER_WAY_DAYS = 30 };

/* All days that are near enough for the post, once. */
static bool read_days(struct today_list *list, struct error *error) {
  struct cli *cli = list->cli;
  struct lead_time_table times;
  struct date today = date_today();
  if (list->days != NULL) return true;
  if (!lead_times_known(cli->store, &cli->arena, &times, error)) return false;
  const struct calendar_request request = {
      .from = today,
      .until = date_add_days(today, (long)lead_time_longest(&times) + PREPARE_WITHIN_DAYS),
      .post_until = date_add_days(today, POST_WITHIN_DAYS),
      .language = cli->language,
      .part = CALENDAR_POSTED};
  list->days = ARENA_NEW(&cli->arena, struct calendar_list);
  return calendar_collect(cli->store, &request, &times, &cli->arena, list->days, error);
}

static const char *birthday_text(struct cli *cli, const struct calendar_entry *entry) {
  const char *who = calendar_who(entry, CALENDAR_NAME, &cli->arena);
  const char *day = calendar_day(entry->day, &cli->arena), *by = calendar_day(entry->mail_by, &cli->arena);
  if (date_compare(entry->mail_by, date_today()) < 0)
    return arena_printf(&cli->arena, _("%s has a birthday on %s; a card should have been posted by %s"), who, day, by);
  return arena_printf(&cli->arena, _("%s has a birthday on %s; a card must be posted by %s"), who, day, by);
}

static int compare_posting(const void *a, const void *b) {
  const struct calendar_entry *left = a, *right = b;
  int order = date_compare(left->mail_by, right->mail_by);
  return order != 0 ? order : date_compare(left->day, right->day);
}

static bool add_birthdays(struct today_list *list, struct error *error) {
  struct cli *cli = list->cli;
  size_t shown = 0;
  if (!read_days(list, error)) return false;
  const struct calendar_list *days = list->days;
  if (days->count > 0) qsort(days->items, days->count, sizeof *days->items, compare_posting);
  for (size_t i = 0; i < days->count; i++) {
    const struct calendar_entry *entry = &days->items[i];
    bool under_way;
    if (entry->kind != CALENDAR_BIRTHDAY) continue;
    struct date since = date_add_days(entry->mail_by, -UNDER_WAY_DAYS);
    if (!due_is_under_way(cli->store, entry->prisoner, since, &under_way, error)) return false;
    if (under_way) continue;
    if (list->most > 0 && shown++ >= list->most) {
      list->more++;
      continue;
    }
    today_add(
        list, "birthday", entry->prisoner, birthday_text(cli, entry),
        arena_printf(&cli->arena, "solipost print cards %s --template birthday", shell_word(entry->code, &cli->arena)));
  }
  return true;
}

static bool is_near(const struct calendar_entry *entry) {
  if (!date_is_set(entry->mail_by)) return false;
  long left = date_to_days(entry->mail_by) - date_to_days(date_today());
  return left >= 0 && left <= PREPARE_WITHIN_DAYS;
}

/* Once its time to post is over there is nothing to do for a day of solidarity; a campaign is said until it ends. */
static bool add_occasions(struct today_list *list, enum calendar_kind kind, struct error *error) {
  struct cli *cli = list->cli;
  if (!read_days(list, error)) return false;
  for (size_t i = 0; i < list->days->count; i++) {
    const struct calendar_entry *entry = &list->days->items[i];
    if (entry->kind != kind) continue;
    bool late = date_is_set(entry->mail_by) && date_compare(entry->mail_by, date_today()) < 0;
    if (!is_near(entry) && !(late && kind == CALENDAR_CAMPAIGN)) continue;
    const char *text = calendar_summary(entry, CALENDAR_NAME, &cli->arena);
    const char *day = calendar_day(entry->day, &cli->arena), *by = calendar_day(entry->mail_by, &cli->arena);
    const char *what =
        late ? arena_printf(&cli->arena, _("%s on %s; letters for it should have been posted by %s"), text, day, by)
             : arena_printf(&cli->arena, _("%s on %s; letters for it must be posted by %s"), text, day, by);
    if (kind == CALENDAR_SOLIDARITY)
      what = arena_printf(&cli->arena, _("%s (%s): cards for it must be posted by %s"), text, day, by);
    today_add(list, calendar_kind_word(kind), entry->prisoner, what,
              kind == CALENDAR_CAMPAIGN
                  ? arena_printf(&cli->arena, "solipost print cards --campaign %s --template greeting --dry-run",
                                 shell_word(entry->code, &cli->arena))
                  : "solipost print cards --template greeting --dry-run");
  }
  return true;
}

bool today_add_days(struct today_list *list, struct error *error) {
  return add_birthdays(list, error) && add_occasions(list, CALENDAR_CAMPAIGN, error);
}

bool today_add_solidarity(struct today_list *list, struct error *error) {
  return add_occasions(list, CALENDAR_SOLIDARITY, error);
}
