/* SPDX-License-Identifier: MIT */
/* Days that cannot be, or that nobody means: a typing error in the year would stop letters or send them astray. */
#ifndef SOLIPOST_CLI_DAY_H
#define SOLIPOST_CLI_DAY_H

#include "context.h"
#include "solipost/base/date.h"

enum day_kind {
  DAY_HAPPENED, /* in the past or today: a release, a confirmation */
  DAY_PLANNED,  /* may lie ahead: the end of a campaign */
  DAY_OF_BIRTH  /* cannot lie ahead */
};

/* A day ahead, or more than 120 years ago, is asked about on a terminal and refused off it, where the error says what to
 * do; a birthday ahead is always refused. An unset day and one without a year are good. `what` names the day: "--date". */
MUST_CHECK bool day_is_believed(struct cli *cli, const char *what, struct date day, enum day_kind kind,
                                struct error *error);

/* A month as people write it: "2026-03", "2026-3", "3.2026", "March 2026", "this month", "last month", "next month". */
MUST_CHECK bool day_month(const char *typed, struct arena *arena, struct date *first);
/* The same, with the error for an option. */
MUST_CHECK bool day_month_option(const char *option, const char *typed, struct arena *arena, struct date *first,
                                 struct date *last, struct error *error);
/* Refuses days in the wrong order; days that are not set fit. */
MUST_CHECK bool days_in_order(const char *first_option, struct date first, const char *last_option, struct date last,
                              struct error *error);

#endif
