/* SPDX-License-Identifier: MIT */
/* Calendar days: their check, order, ISO form and count. */
#include "solipost/base/date.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "solipost/base/utf8.h"

bool date_is_set(struct date date) { return date.month != 0; }

bool date_has_year(struct date date) { return date.year != 0; }

static bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

bool date_is_valid(struct date date) {
  static const signed char days_in_month[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.month < 1 || date.month > 12 || date.day < 1) return false;
  if (date.year < 0 || date.year > 9999) return false;
  if (date.day > days_in_month[date.month - 1]) return false;
  bool leap_day = date.month == 2 && date.day == 29;
  return !leap_day || !date_has_year(date) || is_leap_year(date.year);
}

int date_compare(struct date a, struct date b) {
  if (a.year != b.year) return a.year < b.year ? -1 : 1;
  if (a.month != b.month) return a.month < b.month ? -1 : 1;
  if (a.day != b.day) return a.day < b.day ? -1 : 1;
  return 0;
}

static char *put_digits(char *at, int value, int width) {
  for (int i = width - 1; i >= 0; i--) {
    at[i] = (char)('0' + value % 10);
    value /= 10;
  }
  return at + width;
}

void date_format_iso(struct date date, char out[DATE_TEXT_SIZE]) {
  if (!date_is_set(date)) {
    out[0] = '\0';
    return;
  }
  assert(date_is_valid(date));
  char *at = out;
  if (date_has_year(date)) {
    at = put_digits(at, date.year, 4);
  } else {
    *at++ = '-';
  }
  *at++ = '-';
  at = put_digits(at, date.month, 2);
  *at++ = '-';
  at = put_digits(at, date.day, 2);
  *at = '\0';
}

/* Exactly `width` digits; moves behind them. */
static bool take_digits(const char **at, int width, int *value) {
  *value = 0;
  for (int i = 0; i < width; i++, (*at)++) {
    if (!ascii_is_digit(**at)) return false;
    *value = *value * 10 + (**at - '0');
  }
  return true;
}

const char *date_text(struct date date, struct arena *arena) {
  char text[DATE_TEXT_SIZE];
  date_format_iso(date, text);
  return arena_strdup(arena, text);
}

bool date_parse_iso(const char *text, struct date *out) {
  int year = 0, month, day;
  const char *at = text;
  if (strncmp(at, "--", 2) == 0) {
    at += 2;
  } else if (strlen(text) == strlen("YYYY-MM-DD")) {
    if (!take_digits(&at, 4, &year) || year == 0 || *at++ != '-') return false;
  }
  if (!take_digits(&at, 2, &month) || *at++ != '-') return false;
  if (!take_digits(&at, 2, &day) || *at != '\0') return false;

  struct date date = {.year = (short)year, .month = (signed char)month, .day = (signed char)day};
  if (!date_is_valid(date)) return false;
  *out = date;
  return true;
}

/* Counts in years that begin in March, so that the leap day comes last, and in cycles of 400 years, which all have the
 * same number of days. */
enum { DAYS_PER_CYCLE = 146097, DAYS_TO_1970 = 719468 /* from 0000-03-01 */ };

/* Days from 1 March to the first of the month that comes `month` months after March. */
static long days_before_month(long month) { return (153 * month + 2) / 5; }

long date_to_days(struct date date) {
  assert(date_is_valid(date) && date_has_year(date));
  long year = date.month > 2 ? date.year : date.year - 1;
  long month = date.month > 2 ? date.month - 3 : date.month + 9;
  long cycle = year / 400;
  long year_of_cycle = year % 400;
  long day_of_year = days_before_month(month) + date.day - 1;
  long day_of_cycle = year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
  return cycle * DAYS_PER_CYCLE + day_of_cycle - DAYS_TO_1970;
}

static const struct date first_day = {1, 1, 1}, last_day = {9999, 12, 31};

struct date date_from_days(long days) {
  assert(days >= date_to_days(first_day) && days <= date_to_days(last_day));
  long since_start = days + DAYS_TO_1970;
  long cycle = since_start / DAYS_PER_CYCLE;
  long day_of_cycle = since_start % DAYS_PER_CYCLE;
  long year_of_cycle =
      (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36524 - day_of_cycle / (DAYS_PER_CYCLE - 1)) / 365;
  long day_of_year = day_of_cycle - (year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100);
  long month = (5 * day_of_year + 2) / 153; /* after March */
  long day = day_of_year - days_before_month(month) + 1;
  long year = cycle * 400 + year_of_cycle + (month >= 10 ? 1 : 0);
  month = month < 10 ? month + 3 : month - 9;
  return (struct date){.year = (short)year, .month = (signed char)month, .day = (signed char)day};
}

struct date date_in_year(struct date date, int year) {
  struct date moved = {(short)year, date.month, date.day};
  if (!date_is_valid(moved)) moved.day = 28;
  return moved;
}

struct date date_end_of_month(struct date date) {
  struct date end = {date.year, date.month, 31};
  while (!date_is_valid(end)) end.day--;
  return end;
}

struct date date_add_days(struct date date, long days) {
  long from = date_to_days(date), first = date_to_days(first_day), last = date_to_days(last_day);
  if (days < first - from) return first_day;
  if (days > last - from) return last_day;
  return date_from_days(from + days);
}

/* The day set by SOLIPOST_TODAY, if it holds one. */
static bool chosen_today(struct date *out) {
  const char *chosen = getenv("SOLIPOST_TODAY");
  return chosen != NULL && date_parse_iso(chosen, out) && date_has_year(*out);
}

struct date date_today(void) {
  struct date today;
  if (chosen_today(&today)) return today;
  time_t now = time(NULL);
  struct tm local;
  localtime_r(&now, &local);
  return (struct date){.year = (short)(local.tm_year + 1900),
                       .month = (signed char)(local.tm_mon + 1),
                       .day = (signed char)local.tm_mday};
}

void timestamp_now(char out[TIMESTAMP_SIZE]) {
  struct date today;
  if (chosen_today(&today)) {
    char day[DATE_TEXT_SIZE];
    date_format_iso(today, day);
    snprintf(out, TIMESTAMP_SIZE, "%.10sT12:00:00Z", day);
    return;
  }
  time_t now = time(NULL);
  struct tm utc;
  gmtime_r(&now, &utc);
  if (strftime(out, TIMESTAMP_SIZE, "%Y-%m-%dT%H:%M:%SZ", &utc) == 0) out[0] = '\0';
}
