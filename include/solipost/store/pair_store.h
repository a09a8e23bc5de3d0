/* SPDX-License-Identifier: MIT */
/* Who writes to whom, with what was heard between the two. */
#ifndef SOLIPOST_STORE_PAIR_STORE_H
#define SOLIPOST_STORE_PAIR_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/model/pair.h"
#include "solipost/store/handle.h"

struct pair_view {
  struct pair pair;
  struct pair_heard heard;
  struct writer writer; /* empty when the row was deleted; then the state is WRITER_GONE */
  enum pair_state state;
  enum writer_state writer_state;
};
struct pair_list {
  struct pair_view *items;
  size_t count;
};

struct pair_filter {
  struct uuid writer, prisoner; /* nil: any */
  bool ended;                   /* also those that ended */
  struct date day;              /* on which the states are found */
  long dormant_days;            /* 0: PAIR_DORMANT_DAYS */
};
/* The longest first. Pairs of prisoners who were deleted are left out. */
MUST_CHECK bool pairs_find(struct store *store, const struct pair_filter *filter, struct arena *arena,
                           struct pair_list *out, struct error *error);

/* The one that has not ended. */
MUST_CHECK bool pair_find_open(struct store *store, struct uuid writer, struct uuid prisoner, struct pair *out,
                               bool *found, struct arena *arena, struct error *error);
/* What was heard between two, whether a pair or not. Letters that are written or on their way count, cancelled ones do not. */
MUST_CHECK bool pair_hear(struct store *store, struct uuid writer, struct uuid prisoner, struct pair_heard *out,
                          struct error *error);

/* Within the commit that says a letter was written or mailed, after its writers and addressees: it is the first letter in
 * each promised pair of them. */
MUST_CHECK bool pairs_confirm(struct store *store, const struct piece *piece, struct error *error);

/* People with writers that count (pair_counts) on this day, and how many; by one statement, in no order. */
struct pair_served {
  struct uuid prisoner;
  int64_t writers;
};
MUST_CHECK bool pairs_served(struct store *store, struct date day, struct arena *arena, struct pair_served **out,
                             size_t *count, struct error *error);

/* Letters of this writer, also with others, written or mailed first from..until. */
MUST_CHECK bool pair_letters_of(struct store *store, struct uuid writer, struct date from, struct date until,
                                int64_t *count, struct error *error);

/* The same of all writers who have any, by their ids. One question for all: of letters posted more than a month before
 * `from` none is taken for written later. */
struct pair_written {
  struct uuid writer;
  int64_t letters;
};
MUST_CHECK bool pairs_written(struct store *store, struct date from, struct date until, struct arena *arena,
                              struct pair_written **out, size_t *count, struct error *error);

/* Letters that go between two, `m`, and meet a condition; the first two are SQL for the ids. */
#define PAIR_LETTERS_SQL(writer, prisoner, what, condition)                                                            \
  "SELECT " what " FROM piece AS m WHERE m.writer = " writer " AND m.prisoner = " prisoner " AND m.row_state = 0 AND " \
  "m.stage IN ('written', 'mailed', 'answered', 'returned') AND " condition " UNION ALL SELECT " what                  \
  " FROM addressee AS a JOIN piece AS m ON m.id = a.piece WHERE a.prisoner = " prisoner                                \
  " AND a.row_state = 0 AND m.writer = " writer " AND m.row_state = 0 AND "                                            \
  "m.stage IN ('written', 'mailed', 'answered', 'returned') AND " condition " UNION ALL SELECT " what                  \
  " FROM cosigner AS c JOIN piece AS m ON m.id = c.piece WHERE c.writer = " writer                                     \
  " AND c.row_state = 0 AND m.row_state = 0 AND m.stage IN ('written', 'mailed', 'answered', 'returned') AND "         \
  "(m.prisoner = " prisoner " OR EXISTS (SELECT 1 FROM addressee AS b WHERE b.piece = m.id AND b.row_state = 0 AND "   \
  "b.prisoner = " prisoner ")) AND " condition
#define PAIR_LETTER_DAY_SQL "max(coalesce(m.mailed_on, ''), coalesce(m.written_on, ''))"

/* pair_counts as SQL on rows of `pair` and `writer` that are joined: `day`, and the day `dormant` PAIR_DORMANT_DAYS before
 * it, are SQL for ISO texts. */
#define PAIR_COUNTS_SQL(day, dormant)                                                                                  \
  "(pair.row_state = 0 AND writer.row_state = 0 AND pair.ended_on IS NULL AND (writer.left_on IS NULL OR "             \
  "writer.left_on > " day ") AND CASE WHEN pair.confirmed_on IS NULL THEN pair.confirm_by IS NULL OR "                 \
  "pair.confirm_by >= " day " ELSE pair.confirmed_on >= " dormant                                                      \
  " OR EXISTS (" PAIR_LETTERS_SQL("pair.writer", "pair.prisoner", "1",                                                 \
                                  PAIR_LETTER_DAY_SQL                                                                  \
                                  " >= " dormant) ") OR EXISTS (SELECT 1 FROM reply AS "                               \
                                                  "r WHERE r.prisoner = pair.prisoner AND r.writer = pair.writer AND " \
                                                  "r.row_state = 0 AND r.received_on >= " dormant ") END)"

#endif
