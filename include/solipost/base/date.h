/* SPDX-License-Identifier: MIT */
/* Calendar days as the register keeps them: whole, or a birthday whose year is not known. */
#ifndef SOLIPOST_BASE_DATE_H
#define SOLIPOST_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/memory.h"

/* Proleptic Gregorian. All zero: not set. year 0 with month and day: a birthday without its year. */
struct date {
  short year;
  signed char month; /* 1..12 */
  signed char day;   /* 1..31 */
};

bool date_is_set(struct date date);
bool date_has_year(struct date date);
/* A real day (29 February needs a leap year, or no year). An unset date is not valid. */
bool date_is_valid(struct date date);
int date_compare(struct date a, struct date b); /* unset before all; without a year by month and day */

/* "2026-04-09", "--04-09" without a year (ISO 8601:2000 truncated form, as in vCard), "" when not set. */
#define DATE_TEXT_SIZE 12
void date_format_iso(struct date date, char out[DATE_TEXT_SIZE]);
/* The same as a text in the arena. */
const char *date_text(struct date date, struct arena *arena);
bool date_parse_iso(const char *text, struct date *out); /* only those forms; also MM-DD for a birthday */

long date_to_days(struct date date); /* days since 1970-01-01; needs a year */
struct date date_from_days(long days);
struct date date_add_days(struct date date,
                          long days); /* never beyond the years 1 to 9999: then their first or last day */
/* The same day in another year; 29 February is kept on the 28th where there is none. Takes days without a year, too. */
struct date date_in_year(struct date date, int year);
struct date date_end_of_month(struct date date); /* its last day */

/* Today in local time; SOLIPOST_TODAY=YYYY-MM-DD sets another day (for tests and for printing ahead). */
struct date date_today(void);
/* Now in UTC as "2026-04-09T12:34:56Z"; with SOLIPOST_TODAY set the day is that one and the time 12:00:00. */
#define TIMESTAMP_SIZE 21
void timestamp_now(char out[TIMESTAMP_SIZE]);

#endif
