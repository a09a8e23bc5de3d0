/* SPDX-License-Identifier: MIT */
/* An entry of the calendar, and which entries are wanted. */
#ifndef SOLIPOST_JOBS_CALENDAR_ENTRY_H
#define SOLIPOST_JOBS_CALENDAR_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/date.h"
#include "solipost/base/uuid.h"

/* In this order within a day. */
enum calendar_kind {
  CALENDAR_BIRTHDAY,
  CALENDAR_SOLIDARITY,
  CALENDAR_CAMPAIGN, /* its last day */
  CALENDAR_PROMISE,  /* somebody promised a first letter by then */
  CALENDAR_FOLLOW_UP
};

struct calendar_entry {
  enum calendar_kind kind;
  struct date day, until; /* the same for a single day */
  struct date mail_by;    /* not set: nothing is posted for it */
  int64_t lead_days;
  struct uuid row;                      /* the prisoner, campaign, pair or follow-up; nil for a day of solidarity */
  struct uuid prisoner;                 /* whom it is about; nil: nobody */
  const char *code, *name, *first_name; /* of that person, or code and name of a campaign; "" */
  const char *country;                  /* where that person is; "" */
  int age;                              /* on a birthday whose year is known; else 0 */
  const char *what;                     /* name of a day of solidarity, what a follow-up is about, who promised; "" */
  const char *origin;                   /* of a day of solidarity; the kind of a follow-up; "" */
  const char *key;                      /* of a day of solidarity, the same whenever it is read: "2026-11-15-season" */
  int64_t number;                       /* of a follow-up */
};

enum calendar_part { CALENDAR_ALL, CALENDAR_POSTED /* whatever letters are posted for: no promises, no follow-ups */ };
struct calendar_request {
  struct date from, until; /* both inside */
  const char *language;    /* of the names of days of solidarity */
  enum calendar_part part;
  struct date post_until; /* of birthdays only those for which a card must be posted by then; not set: all */
};
struct calendar_list {
  struct calendar_entry *items; /* by day, kind, code */
  size_t count;
  size_t left_out; /* birthdays of people who cannot be written to now */
};

#endif
