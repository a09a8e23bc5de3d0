/* SPDX-License-Identifier: MIT */
/* What the system may write to a disk of a running program: core dumps and swapped memory. */
#ifndef SOLIPOST_BASE_EXPOSURE_H
#define SOLIPOST_BASE_EXPOSURE_H

#include "solipost/base/memory.h"

/* No core dump of this process, and no other process of the same user may look into it. */
void exposure_forbid_dumps(void);

/* A disk or file to which memory is swapped out without encryption ("/dev/sda3"), in the arena; NULL when there is none, as
 * far as can be seen. */
const char *exposure_swap(struct arena *arena);
/* The same for a table like /proc/swaps, with the folder that stands for /sys: for tests. */
const char *exposure_swap_in(const char *table, const char *system_folder, struct arena *arena);

#endif
