/* SPDX-License-Identifier: MIT */
/* Whether a piece that exists already may still go out today. */
#ifndef SOLIPOST_PRINT_PRINT_TODAY_H
#define SOLIPOST_PRINT_PRINT_TODAY_H

#include "solipost/model/eligibility.h"
#include "solipost/model/rule.h"
#include "solipost/store/handle.h"

struct today_judge {
  struct store *store;
  struct hold_list holds; /* all in force */
  struct uuid campaign;   /* of pieces that name none of their own */
  struct date today;
  struct mail_rules rules; /* all that are known; none: they are not asked */
  bool on_labels;          /* addresses are printed on labels */
};

/* What stands against it; `reason` NULL: nothing. Translated texts, in the arena given. */
struct today_verdict {
  const char *who, *reason, *detail;
  bool held;
  /* Nothing stands against it, but it went through somebody, or goes so now, and the address is another by now: both, on one
   * line each. NULL: it is the same. */
  const char *was, *is;
};

/* model/eligibility.h judges the person where they are held now; only what blocks counts, not what somebody answered for
 * when the run was made. An address that could not be composed any more does not count, since the piece keeps its own;
 * but it counts when that address is not where the person is now. A piece to nobody in the register may go. Of mail rules
 * those count that block it as it is: its sender and its text were judged when it was made. */
MUST_CHECK bool today_judge_piece(const struct today_judge *judge, const struct piece *piece, struct arena *arena,
                                  struct today_verdict *out, struct error *error);

#endif
