/* SPDX-License-Identifier: MIT */
/* A plan in words: who, why, who is left out, how fair it is. */
#ifndef SOLIPOST_CLI_PLAN_SAID_H
#define SOLIPOST_CLI_PLAN_SAID_H

#include "context.h"
#include "guarded.h"
#include "solipost/jobs/plan.h"

/* The people as a table, with `all` also those left out as rows that say no; people the guard keeps back are passed over. */
void plan_said_table(struct cli *cli, const struct plan *plan, bool all, struct guarded *guarded);
/* Below it on the screen: places, who is left out by reason, the measure before and after. */
void plan_said_figures(struct cli *cli, const struct plan *plan);
/* Refuses to keep an empty plan; `why` is the command that says why each was left out. Always false. */
bool plan_said_nobody(const struct plan *plan, const char *why, struct error *error);

/* "no letter yet, nobody corresponds" out of the words that were kept. */
const char *plan_said_kept(const char *why, struct arena *arena);

#endif
