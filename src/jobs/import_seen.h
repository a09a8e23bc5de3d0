/* SPDX-License-Identifier: MIT */
/* Which records earlier rows of this import spoke of: two rows must not change one person. */
#ifndef SOLIPOST_JOBS_IMPORT_SEEN_H
#define SOLIPOST_JOBS_IMPORT_SEEN_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/uuid.h"

struct import_seen {
  struct import_seen_slot {
    struct uuid id;
    size_t row;
  } * slots;
  size_t capacity, count;
};

void import_seen_init(struct import_seen *seen);
void import_seen_release(struct import_seen *seen);
/* The row that spoke of it, 0 when none did. */
size_t import_seen_row(const struct import_seen *seen, struct uuid id);
void import_seen_add(struct import_seen *seen, struct uuid id, size_t row);

#endif
