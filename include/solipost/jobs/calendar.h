/* SPDX-License-Identifier: MIT */
/* What falls on which day: birthdays, days of solidarity, ends of campaigns, promises, follow-ups; and by when a card for it
 * must be posted. */
#ifndef SOLIPOST_JOBS_CALENDAR_H
#define SOLIPOST_JOBS_CALENDAR_H

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/jobs/calendar_entry.h"
#include "solipost/model/lead_time.h"
#include "solipost/store/handle.h"

/* Everything lives in the arena. A birthday on 29 February is kept on the 28th in other years. Whoever cannot be written to
 * (a hold, no contact, no address, a doubtful one) has no birthday here. */
MUST_CHECK bool calendar_collect(struct store *store, const struct calendar_request *request,
                                 const struct lead_time_table *times, struct arena *arena, struct calendar_list *out,
                                 struct error *error);

#endif
