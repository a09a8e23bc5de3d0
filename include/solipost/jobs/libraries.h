/* SPDX-License-Identifier: MIT */
/* Everything the program is built on, with the versions loaded now. */
#ifndef SOLIPOST_JOBS_LIBRARIES_H
#define SOLIPOST_JOBS_LIBRARIES_H

#include <stddef.h>

struct library {
  const char *name, *version;
};

/* At most `room` of them; returns how many there are. */
size_t libraries_list(struct library *out, size_t room);

#endif
