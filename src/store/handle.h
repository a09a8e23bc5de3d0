/* SPDX-License-Identifier: MIT */
/* What an open register consists of, for the files of this folder only. */
#ifndef STORE_HANDLE_H
#define STORE_HANDLE_H

#include <sqlite3.h>

#include "container.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/base/uuid.h"
#include "solipost/model/nouns.h"
#include "solipost/store/handle.h"
#include "solipost/store/talk.h"

enum { NOUN_MAX = 40, FIELD_MAX = 64, STATEMENT_CACHE = 48, WARNING_MAX = 4 };

/* A prepared statement that is kept for the next time the same SQL is asked for. */
struct cached_statement {
  char *sql;
  uint64_t hash;
  sqlite3_stmt *statement;
  bool lent;
  uint64_t used; /* counts up: the smallest is the longest unused */
};

/* How the columns of a noun's table lie, as the journal meets them. */
struct noun_columns {
  int count; /* 0: not read yet */
  int id, row_state;
  const struct field *fields[FIELD_MAX]; /* NULL for id and row_state */
};

/* What an encrypted register has besides: it lies in memory whole, and its file is written anew by each commit. */
struct sealed {
  struct secret key;
  struct key_recipe recipe;
  unsigned char generation[CONTAINER_GENERATION_SIZE]; /* of the file as it was read or written last */
  int lock;                                            /* open while a commit is being made, else -1 */
};
/* Who made a commit, and whether there is a way back. */
enum commit_kind { COMMIT_BY_KEEPER, COMMIT_BY_PROGRAM, COMMIT_FOR_GOOD };

struct store {
  sqlite3 *db;
  struct sealed *sealed; /* NULL: a plain register, which SQLite reads and writes in place */
  struct store_talk talk;
  char *path; /* as it was named */
  char *file; /* the file itself, behind links */
  bool asked; /* somebody had to type the passphrase */
  int64_t minutes_unlocked;
  char *who;
  enum store_mode mode;
  struct cached_statement statements[STATEMENT_CACHE];
  uint64_t statement_clock;
  char *insert_sql[NOUN_MAX], *update_sql[NOUN_MAX], *load_sql[NOUN_MAX]; /* made when first needed */
  struct noun_columns columns[NOUN_MAX];

  /* The commit that is being made. */
  bool writing;
  char *command;
  sqlite3_session *session;
  int64_t commit_number; /* 0 until something was journalled */
  int housekeeping;      /* enum commit_kind; all but the first are not offered to undo */
  int64_t undoes;        /* number of the commit this one takes back, or 0 */
  int64_t first_entry, last_entry;
  int64_t rows_added, rows_changed, rows_removed;
  int64_t highest_code; /* highest number in a P014-like code; -1 when not known */

  char *warnings[WARNING_MAX];
  size_t warning_count;
};

/* Index of a noun in all_nouns; the noun must be one of them. */
size_t noun_index(const struct noun *noun);
const struct noun *noun_of_table(const char *table); /* NULL when there is none */

/* Fills the error from what SQLite last said on this register. Always false. */
bool store_fail(struct store *store, struct error *error);

/* Keeps a sentence for store_warnings. */
void store_warn(struct store *store, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
