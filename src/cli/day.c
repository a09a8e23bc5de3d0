/* SPDX-License-Identifier: MIT */
/* Asks about days that are likely typed wrong. */
#include "day.h"

#include <string.h>

#include "ask.h"
#include "solipost/base/utf8.h"
#include "solipost/table/value.h"

enum { OLDEST_YEARS = 120 };

static const char *doubt_about(struct cli *cli, const char *what, struct date day, enum day_kind kind) {
  struct date today = date_today(), oldest = today;
  char iso[DATE_TEXT_SIZE];
  oldest.year = (short)(today.year - OLDEST_YEARS);
  date_format_iso(day, iso);
  if (kind != DAY_PLANNED && date_compare(day, today) > 0)
    return arena_printf(&cli->arena, _("%s: %s lies in the future"), what, iso);
  if (date_compare(day, oldest) < 0)
    return arena_printf(&cli->arena, _("%s: %s is more than %d years ago"), what, iso, OLDEST_YEARS);
  return NULL;
}

bool day_is_believed(struct cli *cli, const char *what, struct date day, enum day_kind kind, struct error *error) {
  if (!date_is_set(day) || !date_has_year(day)) return true;
  const char *doubt = doubt_about(cli, what, day, kind);
  if (doubt == NULL) return true;
  bool impossible = kind == DAY_OF_BIRTH && date_compare(day, date_today()) > 0, yes = false;
  if (!impossible && cli_can_ask(cli)) {
    struct cli_question question = {.text = arena_printf(&cli->arena, _("%s. Is that right?"), doubt),
                                    .help = _("Answer yes to take this day, no to give another")};
    if (!cli_ask_yes_no(cli, &question, false, &yes, error)) return false;
    if (yes) return true;
  }
  error_set(error, ERROR_MISUSED, "%s", doubt);
  if (impossible || cli_can_ask(cli)) return error_hint(error, "%s", _("check the year"));
  return error_hint(error, "%s",
                    _("check the year; if it is really so, give the command on a terminal and answer the question"));
}

/* ---- months ---- */

/* "2026-3" and "3.2026": the year is the part with four digits. */
static bool month_in_digits(const char *typed, struct date *first) {
  size_t before = strspn(typed, "0123456789");
  const char *after = typed + before + 1;
  char head[5] = "";
  int64_t left, right;
  if ((before != 4 && before != 1 && before != 2) || typed[before] == '\0' || strchr("-./", typed[before]) == NULL)
    return false;
  memcpy(head, typed, before);
  if (after[strspn(after, "0123456789")] != '\0' || !ascii_parse_integer(head, 1, 9999, &left) ||
      !ascii_parse_integer(after, 1, 9999, &right))
    return false;
  int64_t year = before == 4 ? left : right, month = before == 4 ? right : left;
  *first = (struct date){.year = (short)year, .month = (signed char)month, .day = 1};
  return year >= 1900 && month >= 1 && month <= 12 && (before == 4 || strlen(after) == 4);
}

static bool is_month_word(const char *typed, const char *english, const char *translated) {
  return ascii_equal_ignoring_case(typed, english) || strcmp(typed, translated) == 0;
}

bool day_month(const char *typed, struct arena *arena, struct date *first) {
  struct error unused;
  struct date today = date_today(), begin = {today.year, today.month, 1};
  if (is_month_word(typed, "this month", _("this month"))) *first = begin;
  else if (is_month_word(typed, "last month", _("last month"))) *first = date_add_days(begin, -1);
  else if (is_month_word(typed, "next month", _("next month"))) *first = date_add_days(date_end_of_month(begin), 1);
  else if (!month_in_digits(typed, first)) {
    bool named = !ascii_is_digit(typed[0]) && date_from_text(arena_printf(arena, "1 %s", typed), DATE_ORDER_UNKNOWN,
                                                             false, (struct date){0}, first, &unused);
    if (!named || first->day != 1) return false;
  }
  first->day = 1;
  return true;
}

bool day_month_option(const char *option, const char *typed, struct arena *arena, struct date *first, struct date *last,
                      struct error *error) {
  if (!day_month(typed, arena, first)) {
    error_set(error, ERROR_MISUSED, _("%s: '%s' is no month"), option, typed);
    return error_hint(error, "%s", _("write year and month: 2026-12, or this month, last month, next month"));
  }
  *last = date_end_of_month(*first);
  return true;
}

bool days_in_order(const char *first_option, struct date first, const char *last_option, struct date last,
                   struct error *error) {
  if (!date_is_set(first) || !date_is_set(last) || date_compare(first, last) <= 0) return true;
  error_set(error, ERROR_MISUSED, "%s", _("the last day is before the first"));
  return error_hint(error, _("%s is the first day, %s the last"), first_option, last_option);
}
