/* SPDX-License-Identifier: MIT */
/* Who changed what, when, and taking it back field by field. */
#ifndef SOLIPOST_STORE_JOURNAL_STORE_H
#define SOLIPOST_STORE_JOURNAL_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/base/uuid.h"
#include "solipost/store/handle.h"
#include "solipost/store/journal_entry.h"

struct journal_commit {
  int64_t number; /* counted within this copy: what a person types after `undo` */
  const char *at; /* UTC */
  const char *who, *command;
  int64_t undoes;    /* number of the commit it took back, or 0 */
  int64_t undone_by; /* number of the commit that took it back, or 0 */
  int64_t rows_added, rows_changed, rows_removed;
};

/* Newest first; `row` nil for all, else only commits that touched it (or, of a prisoner, the stays and campaigns of that
 * person); `before` 0 or a number to page on. */
MUST_CHECK bool journal_commits(struct store *store, struct uuid row, int64_t before, int64_t limit,
                                struct arena *arena, struct journal_commit **commits, size_t *count,
                                struct error *error);
MUST_CHECK bool journal_commit_load(struct store *store, int64_t number, struct journal_commit *out,
                                    struct arena *arena, struct error *error);
/* In the order of writing; at most `limit`, 0 for all. */
MUST_CHECK bool journal_entries(struct store *store, int64_t commit, int64_t limit, struct arena *arena,
                                struct journal_entry **entries, size_t *count, struct error *error);

/* Takes one commit back as a new one: each field is restored only if it still holds what that commit wrote; an added row
 * is hidden unless it was changed later or later rows refer to it; a removed row comes back. Taking back an undo puts the
 * first commit in force again. Not inside a commit: this makes its own, or none when nothing could be restored. With
 * `dry_run` nothing is kept and only counted. */
struct undo_result {
  int64_t commit;              /* number of the new commit; 0 when none was made */
  int64_t restored, kept;      /* fields (a whole row counts as one) */
  struct journal_entry *later; /* what was done later to those kept (->commit says by whom); first 100 */
  size_t later_count;
};
/* Number of the newest commit that can still be undone and is no undo itself; 0 when there is none. */
MUST_CHECK bool journal_newest_undoable(struct store *store, int64_t *number, struct error *error);
MUST_CHECK bool journal_undo(struct store *store, int64_t number, bool dry_run, struct arena *arena,
                             struct undo_result *out, struct error *error);

#endif
