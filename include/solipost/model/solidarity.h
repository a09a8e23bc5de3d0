/* SPDX-License-Identifier: MIT */
/* Days, weeks and seasons of solidarity with prisoners: data/calendar.tsv. */
#ifndef SOLIPOST_MODEL_SOLIDARITY_H
#define SOLIPOST_MODEL_SOLIDARITY_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/date.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"

struct solidarity_day {
  struct date from, until; /* without a year; `until` not set for a single day, earlier than `from`: in the next year */
  const char *kind;        /* day, week, month, season */
  const char *name;
  const char *origin; /* since when and why, in words */
  const char *region; /* country codes divided by |, INT: everywhere */
  const char *confidence, *source;
};

/* In the order of the file, names in `language` where the file has them, else in English. Everything lives in the arena. */
MUST_CHECK bool solidarity_load(const char *language, struct arena *arena, struct solidarity_day **out, size_t *count,
                                struct error *error);
/* The time that begins in this year. */
void solidarity_in_year(const struct solidarity_day *day, int year, struct date *from, struct date *until);
/* Whether it is kept for people in this country. */
bool solidarity_is_for(const struct solidarity_day *day, const char *country);

#endif
