/* SPDX-License-Identifier: MIT */
/* Birthdays of people who can be written to. */
#ifndef JOBS_CALENDAR_BIRTHDAYS_H
#define JOBS_CALENDAR_BIRTHDAYS_H

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/jobs/calendar_entry.h"
#include "solipost/model/lead_time.h"
#include "solipost/store/handle.h"

typedef LIST(struct calendar_entry) calendar_entries;

/* Adds those of the request; counts those left out. */
MUST_CHECK bool calendar_add_birthdays(struct store *store, const struct calendar_request *request,
                                       const struct lead_time_table *times, struct arena *arena,
                                       calendar_entries *entries, size_t *left_out, struct error *error);

#endif
