/* SPDX-License-Identifier: MIT */
/* Putting a backup in the place of the register: in steps, so that a person can look at the difference in between. */
#ifndef SOLIPOST_STORE_RESTORE_H
#define SOLIPOST_STORE_RESTORE_H

#include <stdbool.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/store/store.h"

struct restoring;

/* Opens and checks the backup and writes it as a register of its own (a new copy, which draws its own letter numbers) under
 * a name beside `path`. Nothing that was there is touched. */
MUST_CHECK bool restore_begin(struct restoring **out, const char *backup, const char *path,
                              const struct store_talk *talk, struct error *error);
void restore_close(struct restoring *restoring);           /* what was not finished is removed; NULL is harmless */
struct store *restore_backup(struct restoring *restoring); /* the opened backup */

struct restore_side {
  bool readable, encrypted;
  int64_t prisoners, prisons, writers, runs, letters, steps; /* steps: of the history */
  const char *newest;                                        /* UTC of the newest step, "" when there is none */
};
struct restore_difference {
  struct restore_side backup, now;
  int64_t steps_lost;   /* made since: not in the backup */
  int64_t steps_gained; /* in the backup alone */
  /* What would be undone silently: holds in force that the backup does not have, by whom they are for (codes), and people
   * and writers forgotten since who are in it (as it calls them). Texts in the arena. */
  const char *const *holds_lost, *const *back_again;
  size_t hold_count, back_count;
};
/* `now` is the register in use; not readable when there is none, it is damaged, or only another passphrase opens it. */
MUST_CHECK bool restore_compare(struct restoring *restoring, struct restore_difference *out, struct arena *arena,
                                struct error *error);

/* The exchange. The former register is kept beside it as PATH.before-restore-N, named in *kept_as (NULL: there was none). */
MUST_CHECK bool restore_finish(struct restoring *restoring, const char **kept_as, struct arena *arena,
                               struct error *error);
/* After it: the register as it is now, for reading. */
MUST_CHECK bool restore_open(struct restoring *restoring, struct store **out, struct error *error);

#endif
