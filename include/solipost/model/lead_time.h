/* SPDX-License-Identifier: MIT */
/* How many days before a day a card must be posted to arrive by then: what the group entered, what its register has learned,
 * data/lead-times.tsv, in this order. */
#ifndef SOLIPOST_MODEL_LEAD_TIME_H
#define SOLIPOST_MODEL_LEAD_TIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/date.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/model/nouns.h"

enum lead_time_origin { LEAD_SHIPPED, LEAD_LEARNED, LEAD_OWN };
struct lead_time_row {
  const char *country; /* code; "inland"; "*" for all that have no row */
  int64_t days;
  enum lead_time_origin origin;
  size_t letters; /* from so many it was learned */
  const char *status, *source;
};
struct lead_time_table {
  struct lead_time_row *rows; /* one per country, in the order of the file, then others */
  size_t count;
  const char *posted_in; /* code of the group's country, or "" */
};

/* How long one letter took, as far as its dates tell: the days until it had arrived, or half of those until the answer. */
struct lead_time_sample {
  const char *country;
  int64_t days;
};
/* Fewer letters to a country say nothing; what is learned lies between these days. */
enum { LEAD_LEARN_LETTERS = 10, LEAD_LEAST_DAYS = 2, LEAD_MOST_DAYS = 180 };

/* Everything lives in the arena; of two own rows for a country the later one counts. (store/lead_time_store.h reads both.) */
MUST_CHECK bool lead_time_load(const char *posted_in, const struct lead_time *own, size_t own_count,
                               const struct lead_time_sample *samples, size_t sample_count, struct arena *arena,
                               struct lead_time_table *out, struct error *error);

/* Never NULL: the row that counts for a letter to this country, "" for one nobody knows. */
const struct lead_time_row *lead_time_for(const struct lead_time_table *table, const char *country);
/* The longest to any country with a row for itself. */
int64_t lead_time_longest(const struct lead_time_table *table);

#endif
