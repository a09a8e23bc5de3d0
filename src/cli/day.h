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

#endif
