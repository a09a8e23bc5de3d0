/* SPDX-License-Identifier: MIT */
/* What was done, in figures: for a period, a campaign, a country, a prison, or all, as a whole and by part. Figures only:
 * whoever calls gives them their form. No name of a prisoner is in here. */
#ifndef SOLIPOST_JOBS_REPORT_H
#define SOLIPOST_JOBS_REPORT_H

#include "solipost/store/tally.h"

struct report_value {
  bool applies;  /* false: this figure cannot be told here (store/tally.h), or there is nothing to make it from */
  int64_t value; /* a number; a rate's part; twice the median of days, so that halves are whole; money in cents */
  int64_t whole; /* a rate's whole; answers the median is made from */
};

/* A part of a figure: one reason of returns, one currency. */
struct report_item {
  const char *item; /* word of the reason; code of the currency; "" when not known */
  int64_t value;
};

/* One group, or the whole. */
struct report_row {
  const char *group, *name; /* store/tally.h */
  struct report_value values[FIGURE_COUNT];
  struct report_item *reasons, *money; /* the largest first */
  size_t reason_count, money_count;
};

struct report {
  struct report_row whole;
  struct report_row *rows; /* months in their order, others by what was sent; none without a division */
  size_t row_count;
};

/* In the arena. */
MUST_CHECK bool report_make(struct store *store, const struct tally_wish *wish, struct arena *arena, struct report *out,
                            struct error *error);

/* Numbers of prisoners from 1 to 4 point at somebody, and are not told in public. */
enum { REPORT_FEWEST_PEOPLE = 5 };
bool report_is_hidden(enum figure figure, const struct report_value *value);
/* A rate in tenths of a percent, rounded. */
int64_t report_permille(const struct report_value *value);

#endif
