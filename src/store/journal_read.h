/* SPDX-License-Identifier: MIT */
/* Entries of the journal as they lie in its table. */
#ifndef STORE_JOURNAL_READ_H
#define STORE_JOURNAL_READ_H

#include "handle.h"
#include "solipost/store/journal_entry.h"

/* Columns in the order in which journal_read_entry expects them. */
#define ENTRY_COLUMNS "noun, row, act, field, old, new, commit_number, number"
enum { ENTRY_OLD = 4, ENTRY_NEW = 5, ENTRY_NUMBER = 7 };

/* False for an entry about a noun or a field that this program does not know. */
bool journal_read_entry(sqlite3_stmt *statement, struct journal_entry *out, struct arena *arena);

struct commit_range {
  int64_t first, last; /* entries */
};
/* Error for a number that nobody gave. Always false. */
bool journal_no_such_commit(int64_t number, struct error *error);
MUST_CHECK bool journal_range(struct store *store, int64_t commit, struct commit_range *out, struct error *error);

#endif
