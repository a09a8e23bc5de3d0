/* SPDX-License-Identifier: MIT */
/* Writes iCalendar files (RFC 5545) of whole days, as calendar programs read them. */
#ifndef SOLIPOST_TABLE_CALENDAR_FILE_H
#define SOLIPOST_TABLE_CALENDAR_FILE_H

#include <stdbool.h>

#include "solipost/base/buffer.h"
#include "solipost/base/date.h"

struct calendar_file_event {
  const char *uid; /* the same whenever this event is written again: programs replace the old one */
  struct date first, last;
  const char *summary, *description; /* UTF-8; the latter may be "" and have several lines */
  const char *category;              /* one word, or "" */
  bool private;                      /* not for whoever else sees that calendar */
};

/* One begin, at least one event (the format wants it), one end. `stamp` as timestamp_now gives it. */
void calendar_file_begin(struct buffer *out);
void calendar_file_add(struct buffer *out, const struct calendar_file_event *event, const char *stamp);
void calendar_file_end(struct buffer *out);

#endif
