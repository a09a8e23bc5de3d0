/* SPDX-License-Identifier: MIT */
/* A list of people in a file, as it was saved and perhaps edited in a spreadsheet: one code or name a line, or a table. */
#ifndef SOLIPOST_JOBS_PEOPLE_FILE_H
#define SOLIPOST_JOBS_PEOPLE_FILE_H

#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"

struct people_file {
  const char **who;     /* codes or names as they stand there, ended by NULL */
  const char **writers; /* for each of them what its column "writer" says, "": nothing */
  size_t count;
};

/* The column "code", else the first one. Empty rows, those that begin with '#', and those whose column "take" says no or is
 * empty are passed over; a row with nothing beside the code was added by hand and is meant. Nobody named: ERROR_NOT_FOUND.
 * Texts live in the arena. */
MUST_CHECK bool people_file_read(const char *path, struct arena *arena, struct people_file *out, struct error *error);

#endif
