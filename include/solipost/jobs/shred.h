/* SPDX-License-Identifier: MIT */
/* PDF files of printed runs that still lie where they were written: finding them, and overwriting and removing them.
 * For `shred` itself, for `check`, and for whatever says that letters were mailed. */
#ifndef SOLIPOST_JOBS_SHRED_H
#define SOLIPOST_JOBS_SHRED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/model/nouns.h"
#include "solipost/store/handle.h"

enum shred_state {
  SHRED_THERE,         /* as it was written: it can be shredded */
  SHRED_CHANGED,       /* other bytes than were written: not touched */
  SHRED_GONE,          /* moved or removed */
  SHRED_NO_FILE,       /* a link, a folder, a device of that name: not touched */
  SHRED_UNREADABLE,    /* nobody may look at it here */
  SHRED_FOLDER_UNKNOWN /* printed by an older solipost, which did not note where */
};

struct shred_file {
  int64_t run;
  const char *folder, *name;
  const char *path; /* both together; only the name when the folder is not known */
  const char *checksum;
  enum shred_state state;
};

/* Every file the register knows of a printed run, and how it stands there now. */
MUST_CHECK bool shred_look(const struct run *run, struct arena *arena, struct shred_file **files, size_t *count,
                           struct error *error);
/* Whether every letter of the run was mailed, or is cancelled. */
MUST_CHECK bool shred_run_is_mailed(struct store *store, const struct run *run, bool *mailed, struct error *error);
/* Overwrites, syncs and removes one that is SHRED_THERE; looks again, so that what changed meanwhile is not touched: then
 * `state` says how it is. False when the system refuses. */
MUST_CHECK bool shred_remove(struct shred_file *file, struct error *error);

#endif
