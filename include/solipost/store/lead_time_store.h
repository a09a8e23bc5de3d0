/* SPDX-License-Identifier: MIT */
/* Lead times of the register, entered and learned. What they mean: model/lead_time.h. */
#ifndef SOLIPOST_STORE_LEAD_TIME_STORE_H
#define SOLIPOST_STORE_LEAD_TIME_STORE_H

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/model/lead_time.h"
#include "solipost/store/handle.h"

/* Reads the rows of the group and the dates of its latest letters that were answered or are known to have arrived, two
 * thousand of each at most: times change, and a large register is as quick as a small one. */
MUST_CHECK bool lead_times_known(struct store *store, struct arena *arena, struct lead_time_table *out,
                                 struct error *error);

#endif
