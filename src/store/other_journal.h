/* SPDX-License-Identifier: MIT */
/* A log of the older kind beside a plain register, and what it may do. */
#ifndef STORE_OTHER_JOURNAL_H
#define STORE_OTHER_JOURNAL_H

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

/* SQLite reads PATH-journal before it knows that a register has its log in PATH-wal. If that file ends with the name of
 * another file, SQLite removes the other one once it has taken the journal back: whoever made the journal chooses which.
 * Such a journal belongs to a transaction over several databases, of which there are none here: it is refused, and so is
 * what is no ordinary file. */
MUST_CHECK bool other_journal_check(const char *path, struct error *error);

#endif
