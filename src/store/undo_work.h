/* SPDX-License-Identifier: MIT */
/* Taking a commit back, entry by entry: what its parts share. */
#ifndef STORE_UNDO_WORK_H
#define STORE_UNDO_WORK_H

#include "journal_read.h"
#include "solipost/store/journal_store.h"

enum { UNDO_LATER_SHOWN = 100 };

struct undo {
  struct store *store;
  int64_t number; /* of the commit that is taken back */
  struct commit_range range;
  bool is_newest;       /* nothing was done since: nothing can have been changed later */
  struct uuid letter;   /* the one that was looked at last: */
  bool keeps_letter;    /*   whether it stays as it is */
  struct arena *arena;  /* for what the caller gets */
  struct arena scratch; /* for one entry */
  struct undo_result *out;
  struct error *error;
};

MUST_CHECK bool undo_lend(struct undo *undo, const char *sql, sqlite3_stmt **out);

/* Notes that `entry` is not taken back, why, and what stands against it. */
MUST_CHECK bool undo_keep(struct undo *undo, enum undo_reason why, const struct journal_entry *entry,
                          const struct journal_entry *later);
/* What was done to `row` since stands against `entry`. */
MUST_CHECK bool undo_keep_because_of(struct undo *undo, enum undo_reason why, const struct journal_entry *entry,
                                     const struct noun *noun, struct uuid row, const struct field *field);
MUST_CHECK bool undo_keep_for_later(struct undo *undo, const struct journal_entry *entry);
/* Nothing of a row that was taken out for good is put back; *forgotten tells whether it was. */
MUST_CHECK bool undo_keep_forgotten(struct undo *undo, const struct journal_entry *entry, bool *forgotten);
/* Counts one field or row that is as it was before. */
MUST_CHECK bool undo_restored(struct undo *undo);

MUST_CHECK bool undo_refresh_words(struct undo *undo, const struct noun *noun, struct uuid row);
MUST_CHECK bool undo_set_state(struct undo *undo, const struct journal_entry *entry, int from, int to, bool *changed);
MUST_CHECK bool undo_row_is_live(struct undo *undo, const struct noun *noun, struct uuid row, bool *live);
MUST_CHECK bool undo_referred_row(struct undo *undo, const struct journal_entry *entry, const struct field *field,
                                  struct uuid *out);

/* Whether something of a row holds something else now than what the commit left in it. */
MUST_CHECK bool undo_was_changed_later(struct undo *undo, const struct journal_entry *entry, bool *changed);
/* Before anything else: keeps the whole of a commit that logged a reply or a return when one of its letters was logged again
 * since, or its reply worked on (undo->out->kept counts). */
MUST_CHECK bool undo_keep_log(struct undo *undo);
/* A letter on which something was logged later keeps all its fields: its stage belongs to its days. */
MUST_CHECK bool undo_keep_letter(struct undo *undo, const struct journal_entry *entry, bool *kept);

/* One entry of the commit: a field that changed (`values` stands at it), a row that was removed, one that was added. */
MUST_CHECK bool undo_restore_field(struct undo *undo, const struct journal_entry *entry, sqlite3_stmt *values);
MUST_CHECK bool undo_bring_back(struct undo *undo, const struct journal_entry *entry);
MUST_CHECK bool undo_hide(struct undo *undo, const struct journal_entry *entry);

#endif
