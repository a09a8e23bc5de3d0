/* SPDX-License-Identifier: MIT */
/* Forgetting as a whole task: the register, its file, and a list of what no program reaches. */
#ifndef SOLIPOST_JOBS_FORGET_H
#define SOLIPOST_JOBS_FORGET_H

#include "solipost/jobs/shred.h"
#include "solipost/store/backup_log.h"
#include "solipost/store/forget.h"
#include "solipost/store/retention_store.h"

/* Where somebody may still be, besides on paper. Known before and after forgetting. */
struct forget_reach {
  struct backup_entry *backups; /* newest first */
  size_t backup_count;
  const char **copies; /* files beside the register that were kept before a restore or an upgrade */
  size_t copy_count;
  struct shred_file *files; /* of runs with a letter to (or by) them */
  size_t file_count;
  struct export_record *exports; /* in which they stand */
  size_t export_count;
};
MUST_CHECK bool forget_find_reach(struct store *store, const struct forget_subject *subjects, size_t count,
                                  struct arena *arena, struct forget_reach *out, struct error *error);

/* What both need. `seen_commit`: journal_newest before anything was read that somebody agreed to. If the register was
 * changed since, nothing is taken out: ERROR_BUSY. */
struct forget_order {
  const char *command;
  const char *const *command_names;
  int64_t seen_commit;
};

/* One commit, which names nobody, and then the file written anew. *committed true and still false: the commit was made, but
 * the file could not be written anew; the error says why. */
MUST_CHECK bool forget_people(struct store *store, const struct forget_subject *subjects, size_t count,
                              const struct forget_order *order, bool *committed, struct error *error);
/* The same for what was kept long enough. */
MUST_CHECK bool forget_due(struct store *store, const struct retention_due *due, const struct forget_order *order,
                           bool *committed, struct error *error);

#endif
