/* SPDX-License-Identifier: MIT */
/* Iran's solar calendar (Jalali), in which lists from there give birthdays. */
#ifndef SOLIPOST_TABLE_SOLAR_CALENDAR_H
#define SOLIPOST_TABLE_SOLAR_CALENDAR_H

#include <stdbool.h>

#include "solipost/base/date.h"

enum { SOLAR_YEAR_FIRST = 1200, SOLAR_YEAR_LAST = 1500 };

/* False when there is no such day. */
bool solar_to_gregorian(int year, int month, int day, struct date *out);

#endif
