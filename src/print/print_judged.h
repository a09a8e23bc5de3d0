/* SPDX-License-Identifier: MIT */
/* What rules said about the pieces of a run, gathered by rule: told before printing, kept with the run. */
#ifndef SOLIPOST_PRINT_PRINT_JUDGED_H
#define SOLIPOST_PRINT_PRINT_JUDGED_H

#include "solipost/base/buffer.h"
#include "solipost/print/print.h"
#include "solipost/model/rule.h"

/* One rule with one severity. */
struct judged {
  const struct mail_rule *rule;
  enum severity severity;
  bool asks_picture;
  char *more;           /* what is the matter and what would help, as far as it is so for all; "" else */
  LIST(uint32_t) items; /* of the plan */
};
struct judged_list {
  LIST(struct judged) rules;
};

void judged_add(struct judged_list *list, const struct rule_finding *finding, size_t item);
void judged_release(struct judged_list *list);

/* In words, the gravest first; `counts` says which items count: all of those left out for a rule that blocks. */
const struct print_judged *judged_show(const struct judged_list *list, bool (*counts)(const void *context, size_t item),
                                       const void *context, struct arena *arena, size_t *count);

/* As the run keeps it: lines "severity<TAB>rule<TAB>words<TAB>source<TAB>letter numbers". `numbers`: the
 * first letter number of each item, of which it has `copies` in a row; 0 for an item without one. */
void judged_write(const struct judged_list *list, const int64_t *numbers, int64_t copies, struct buffer *out);

#endif
