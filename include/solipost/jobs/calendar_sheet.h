/* SPDX-License-Identifier: MIT */
/* A month of the calendar on paper, to hang up: a row for each day, what is on it and what must be posted by then. */
#ifndef SOLIPOST_JOBS_CALENDAR_SHEET_H
#define SOLIPOST_JOBS_CALENDAR_SHEET_H

#include "solipost/jobs/calendar.h"

struct calendar_sheet {
  const struct calendar_list
      *list;                   /* reaches beyond the month as far as letters need; promises and follow-ups stay off */
  struct date month;           /* any day of it */
  const char *language;        /* of the words; English where they are not there */
  const char *group, *country; /* foot of the page; which paper */
  bool names;                  /* else people stand on it by code and first name */
  const char *path;            /* of the PDF */
  bool replace;
};
MUST_CHECK bool calendar_sheet_print(const struct calendar_sheet *sheet, struct arena *arena, struct error *error);

#endif
