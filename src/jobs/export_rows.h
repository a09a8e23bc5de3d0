/* SPDX-License-Identifier: MIT */
/* The rows of a list of prisoners for others: only what the guard lets go. */
#ifndef SOLIPOST_JOBS_EXPORT_ROWS_H
#define SOLIPOST_JOBS_EXPORT_ROWS_H

#include "solipost/base/buffer.h"
#include "solipost/model/guard.h"
#include "solipost/store/people_store.h"

void export_append_header(enum use use, struct buffer *csv);
MUST_CHECK bool export_append_row(struct store *store, enum use use, const struct selected *selected,
                                  struct buffer *csv, struct arena *arena, struct error *error);

#endif
