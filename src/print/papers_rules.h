/* SPDX-License-Identifier: MIT */
/* Mail rules as lines on a sheet about a person: what somebody who writes by hand has to know. */
#ifndef PRINT_PAPERS_RULES_H
#define PRINT_PAPERS_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/memory.h"
#include "solipost/model/nouns.h"

enum { PAPERS_MOST_RULES = 5 };

struct papers_rule {
  const char *key;      /* "paper_rule_language" */
  const char *language; /* tag, for phrases that name one; or "" */
  const char *number;   /* for phrases that count; or "" */
};
struct papers_rules {
  struct papers_rule lines[PAPERS_MOST_RULES], enclosures[PAPERS_MOST_RULES];
  size_t line_count, enclosure_count;
  bool remand; /* no word of the case */
};

struct papers_rules_case {
  const struct prisoner *prisoner;
  const struct prison *prison;     /* NULL: not known */
  const char *write_in;            /* tag, or "" */
  const struct rule *const *rules; /* all that hold for this person today */
  size_t rule_count;
};

/* The five that weigh most; those of this place before those that hold everywhere. Texts in the arena. */
void papers_rules_find(const struct papers_rules_case *asked, struct arena *arena, struct papers_rules *out);

#endif
