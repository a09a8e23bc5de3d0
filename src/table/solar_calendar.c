/* SPDX-License-Identifier: MIT */
/* The arithmetic 33-year rule, which agrees with the astronomical calendar for all living people: 8 leap years in 33. */
#include "solar_calendar.h"

/* 1 Farvardin 979 is 20 March 1600, 79 days after New Year; year 979 begins a cycle of 33. */
static long days_of(int year, int month, int day) {
  long years = year - 979;
  long before_year = 365 * years + years / 33 * 8 + (years % 33 + 3) / 4;
  long before_month = month <= 7 ? (month - 1) * 31L : 186 + (month - 7) * 30L;
  struct date base = {.year = 1600, .month = 1, .day = 1};
  return date_to_days(base) + 79 + before_year + before_month + day - 1;
}

static int days_in_month(int year, int month) {
  if (month <= 6) {
    return 31;
  }
  return month < 12 ? 30 : (int)(days_of(year + 1, 1, 1) - days_of(year, 12, 1));
}

bool solar_to_gregorian(int year, int month, int day, struct date *out) {
  if (year < SOLAR_YEAR_FIRST || year > SOLAR_YEAR_LAST || month < 1 || month > 12 || day < 1 ||
      day > days_in_month(year, month)) {
    return false;
  }
  *out = date_from_days(days_of(year, month, day));
  return true;
}
