/* SPDX-License-Identifier: MIT */
/* The figures of a report, each with its definition in words and in SQL, counted in the register. The one place that says
 * what a figure means: 'solipost report --definitions' and docs/guide/report.md show it. jobs/report.h puts them together. */
#ifndef SOLIPOST_STORE_TALLY_H
#define SOLIPOST_STORE_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/date.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/base/uuid.h"
#include "solipost/store/handle.h"

enum figure {
  FIGURE_SENT,
  FIGURE_PEOPLE,
  FIGURE_EVENINGS,
  FIGURE_GUESTS,
  FIGURE_REPLIES,
  FIGURE_ANSWERED,
  FIGURE_RETURNED,
  FIGURE_RETURN_RATE,
  FIGURE_REPLY_RATE,
  FIGURE_MEDIAN_DAYS,
  FIGURE_LETTERLESS,
  FIGURE_POSTAGE,
  FIGURE_COUNT
};

/* What the number is: */
enum figure_kind {
  FIGURE_NUMBER,  /* things that are counted */
  FIGURE_PERSONS, /* prisoners: small numbers of them point at somebody */
  FIGURE_RATE,    /* a part of a whole */
  FIGURE_DAYS,
  FIGURE_MONEY
};

enum tally_by { TALLY_WHOLE, TALLY_BY_MONTH, TALLY_BY_COUNTRY, TALLY_BY_PRISON, TALLY_BY_CAMPAIGN };

struct figure_words {
  const char *key;        /* for programs: "sent" */
  const char *label;      /* N_() */
  const char *heading;    /* N_(): as a column */
  const char *definition; /* N_(): a sentence without full stop */
  enum figure_kind kind;
};
const struct figure_words *figure_words(enum figure figure);
/* Whether it can be told for this part: an evening is in no prison, and who has no letter is so on one day, not in a month. */
bool figure_applies(enum figure figure, enum tally_by by);

/* All of it when empty. */
struct tally_wish {
  struct date from, until; /* days, both included; unset: no end */
  const char *country;     /* code; NULL: all */
  struct uuid prison, campaign;
  enum tally_by by;
  struct date today;
  int64_t rate_days;   /* rates are over letters older than this: REPORT_RATE_DAYS */
  int64_t letter_days; /* without a letter for so long: REPORT_LETTER_DAYS */
};
enum { REPORT_RATE_DAYS = 120, REPORT_LETTER_DAYS = 90 };

/* One line of a figure. */
struct tally {
  const char
      *group; /* what tells groups apart: "2026-03", a country, a prison, a campaign; "" for the whole or unknown */
  const char *name; /* of the group, as people know it */
  const char *item; /* within the figure: a reason, a currency, a number of days; else "" */
  int64_t value;
  int64_t whole; /* FIGURE_RATE: of so many */
};
MUST_CHECK bool tally(struct store *store, enum figure figure, const struct tally_wish *wish, struct arena *arena,
                      struct tally **out, size_t *count, struct error *error);

#endif
