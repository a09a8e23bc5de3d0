/* SPDX-License-Identifier: MIT */
/* Conditions on letters and on prisoners that go together, as a table: what each is called, what it takes, what it means. */
#ifndef SOLIPOST_STORE_FILTER_H
#define SOLIPOST_STORE_FILTER_H

#include "solipost/store/record_store.h"

/* A condition and its value. The same one given several times means any of its values; different ones all have to fit. */
struct filter_given {
  const char *name;          /* of filter.c's table: "country", "silent" */
  struct record_value value; /* days as ISO text; of a condition without a value it is not looked at */
};

enum { FILTERS_MOST = 64 };

/* The rows of piece_noun, prisoner_noun, reply_noun, follow_up_noun or returned_mail_noun that fit, as a query without order; in the arena. A condition that the noun does
 * not know is a mistake of the programmer. At most FILTERS_MOST. */
void filter_query(const struct noun *noun, const struct filter_given *given, size_t count, struct arena *arena,
                  struct record_query *out);
/* Whether the noun has it. */
bool filter_known(const struct noun *noun, const char *name);

#endif
