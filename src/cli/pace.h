/* SPDX-License-Identifier: MIT */
/* How fast long work goes and how long it still takes, in words for the progress line. */
#ifndef SOLIPOST_CLI_PACE_H
#define SOLIPOST_CLI_PACE_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/buffer.h"

/* Since when one work is measured. Begun anew when its steps go back or their number changes: another work begins. */
struct pace {
  long began_ms;
  size_t first, last, total;
};

/* At each step; true when a new work began. */
bool pace_step(struct pace *pace, long now_ms, size_t done, size_t total);

/* ", 85 per second, 21 s left" once there is something to measure, else nothing. Slower than one a second is told by the
 * minute. What is left is rounded up: seconds below a minute and a half, then minutes. A total of 0 is not known. */
void pace_append(struct buffer *line, size_t steps, long elapsed_ms, size_t done, size_t total);

#endif
