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

/* Newest first; `row` nil for all, else only commits that touched it (or what hangs on it: stays and campaigns of a
 * person, notes, holds, exports); `before` 0 or a number to page on. */
MUST_CHECK bool journal_commits(struct store *store, struct uuid row, int64_t before, int64_t limit,
                                struct arena *arena, struct journal_commit **commits, size_t *count,
                                struct error *error);
MUST_CHECK bool journal_commit_load(struct store *store, int64_t number, struct journal_commit *out,
                                    struct arena *arena, struct error *error);
/* In the order of writing; at most `limit`, 0 for all. */
MUST_CHECK bool journal_entries(struct store *store, int64_t commit, int64_t limit, struct arena *arena,
                                struct journal_entry **entries, size_t *count, struct error *error);

/* Takes one commit back as a new one: each field is restored only if it still holds what that commit wrote; an added row
 * is hidden unless it was changed later or later rows refer to it, and then what belongs to it stays as well; a removed
 * row comes back. What is as before already is not counted. A commit of which something was kept is not marked as taken
 * back: the rest can be tried again. Taking back an undo puts the first commit in force again. A print run or an
 * export is never taken back, nor is what was forgotten. Not inside a commit: this makes its own, or none when nothing could be restored. With `dry_run` nothing is kept
 * and only counted. */
enum undo_reason {
  UNDO_CHANGED_LATER,  /* `later`: by this */
  UNDO_IN_USE,         /* `later`: a row that refers to it */
  UNDO_BELONGS_TO,     /* `later`: about the person it belongs to, who stays */
  UNDO_REFERENCE_GONE, /* `later`: what it refers to was removed */
  UNDO_HELD_ELSEWHERE, /* `later`: the open stay of the same person */
  UNDO_CODE_TAKEN,     /* `later`: who has the code now; `mine.old_text`: the code */
  UNDO_FORGOTTEN       /* the row was taken out for good: nothing brings it back */
};
struct undo_result {
  int64_t commit;              /* number of the new commit; 0 when none was made */
  int64_t restored, kept;      /* fields (a whole row counts as one) */
  struct journal_entry *mine;  /* what was kept of the commit; first 100 */
  struct journal_entry *later; /* for each, what stands against it (->commit says by whom; 0 when it is not known) */
  enum undo_reason *why;
  size_t later_count;
};
MUST_CHECK bool journal_undo(struct store *store, int64_t number, bool dry_run, struct arena *arena,
                             struct undo_result *out, struct error *error);

/* Number of the newest commit, older than `before` (0: of all), that can still be undone, is no undo itself and no part
 * of a print run; 0 when there is none. *printed_run: number of a run that was printed after it, 0 when there is none. */
MUST_CHECK bool journal_newest_undoable(struct store *store, int64_t before, int64_t *number, int64_t *printed_run,
                                        struct error *error);
/* Number of the newest commit, 0 when there is none: as long as it is the same, nobody changed anything. */
MUST_CHECK bool journal_newest(struct store *store, int64_t *number, struct error *error);
/* Number of the newest commit after `after` that took something out for good; 0 when there is none. */
MUST_CHECK bool journal_newest_for_good(struct store *store, int64_t after, int64_t *number, struct error *error);

#endif
