/* SPDX-License-Identifier: MIT */
/* One entry of the journal. */
#ifndef SOLIPOST_STORE_JOURNAL_ENTRY_H
#define SOLIPOST_STORE_JOURNAL_ENTRY_H

#include <stdint.h>

#include "solipost/base/uuid.h"
#include "solipost/model/field.h"

enum journal_act { JOURNAL_ADDED, JOURNAL_CHANGED, JOURNAL_REMOVED };
struct journal_entry {
  enum journal_act act;
  const struct noun *noun;
  struct uuid row;
  const struct field *field;       /* NULL when a whole row was added or removed */
  const char *old_text, *new_text; /* stored form, as field_get gives it */
  int64_t commit;                  /* number of its commit: journal_commit_load says who and when */
};

#endif
