/* SPDX-License-Identifier: MIT */
/* Proposes whom to write to, and keeps what was decided. Who comes first, and the measure of fairness: model/plan.h. Who
 * may be written to at all is judged by model/eligibility.h, as before printing. */
#ifndef SOLIPOST_JOBS_PLAN_H
#define SOLIPOST_JOBS_PLAN_H

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/jobs/plan_parts.h"
#include "solipost/store/handle.h"

/* Reads only. Everything lives in the arena. Somebody of `add` to whom nothing may be printed is ERROR_REFUSED with the
 * reason; a contact nobody has cleared is acknowledged by adding, and asked about when printing.
 * Nobody to write to is no error: count is 0. */
MUST_CHECK bool plan_propose(struct store *store, const struct plan_wish *wish, struct arena *arena, struct plan *out,
                             struct error *error);
/* Within a commit: an entry for everybody chosen, under a number of its own. ERROR_BUSY when somebody else wrote into the
 * register since it was proposed. */
MUST_CHECK bool plan_keep(struct store *store, const struct plan *plan, int64_t *number, struct error *error);

#endif
