/* SPDX-License-Identifier: MIT */
/* Asks what waits for too long. */
#include "solipost/store/due_store.h"

#include "solipost/store/pair_store.h"
#include "solipost/store/record_store.h"

struct question {
  const struct noun *noun;
  const char *where, *order;
};

#define NOT_CANCELLED "coalesce(stage, '') <> 'cancelled'"

/* Pairs of writers who have left are said in one line each; those of prisoners who were deleted are nobody's. */
#define OF_SOMEBODY_HERE                                                                                               \
  "EXISTS (SELECT 1 FROM writer AS w WHERE w.id = pair.writer AND w.row_state = 0 AND w.left_on IS NULL) AND EXISTS "  \
  "(SELECT 1 FROM prisoner AS p WHERE p.id = pair.prisoner AND p.row_state = 0)"

static const struct question questions[] = {
    [DUE_REPLY] = {&reply_noun, "handed_on IS NULL AND received_on <= ?1", "received_on"},
    [DUE_FOLLOW_UP] = {&follow_up_noun, "done_on IS NULL AND due_on <= ?1", "due_on"},
    [DUE_PROMISE] = {&pair_noun, "confirmed_on IS NULL AND ended_on IS NULL AND confirm_by <= ?1 AND " OF_SOMEBODY_HERE,
                     "confirm_by"},
    [DUE_PROMISE_SOON] = {&pair_noun,
                          "confirmed_on IS NULL AND ended_on IS NULL AND confirm_by BETWEEN ?1 AND date(?1, '+3 days') "
                          "AND " OF_SOMEBODY_HERE,
                          "confirm_by"},
    [DUE_DORMANT] = {&pair_noun,
                     "ended_on IS NULL AND confirmed_on <= ?1 AND " OF_SOMEBODY_HERE
                     " AND NOT EXISTS (" PAIR_LETTERS_SQL(
                         "pair.writer", "pair.prisoner", "1",
                         PAIR_LETTER_DAY_SQL
                         " > ?1") ") AND NOT EXISTS (SELECT 1 FROM reply AS r WHERE r.prisoner = pair.prisoner AND "
                                  "r.writer = pair.writer AND r.row_state = 0 AND r.received_on > ?1)",
                     "confirmed_on"},
    [DUE_LEFT] = {&writer_noun,
                  "left_on <= ?1 AND EXISTS (SELECT 1 FROM pair AS p WHERE p.writer = writer.id AND p.row_state = 0 "
                  "AND p.ended_on IS NULL AND (p.confirmed_on IS NOT NULL OR p.confirm_by >= writer.left_on))",
                  "left_on"},
    [DUE_BACK] = {&writer_noun, "left_on IS NULL AND paused_until BETWEEN date(?1, '-7 days') AND date(?1, '-1 day')",
                  "paused_until"},
    [DUE_WAITING] = {&piece_noun, "waiting IS NOT NULL AND waiting_since <= ?1", "waiting_since"},
    [DUE_WRITTEN] = {&piece_noun, "stage = 'written' AND waiting IS NULL AND written_on <= ?1", "written_on"},
    [DUE_PRINTED] = {&run_noun,
                     "stage = 'printed' AND made_on <= ?1 AND EXISTS (SELECT 1 FROM piece WHERE piece.run = run.id AND "
                     "piece.row_state = 0 AND piece.stage = 'printed')",
                     "made_on DESC, number DESC"},
    [DUE_DOUBTFUL] = {&stay_noun, "doubtful_on IS NOT NULL AND until IS NULL AND doubtful_on <= ?1", "doubtful_on"},
    [DUE_UNVERIFIED] =
        {&prison_noun,
         "coalesce(confidence, '') NOT IN ('confirmed', 'official') AND id IN (SELECT prison FROM (SELECT "
         "prison FROM piece WHERE row_state = 0 AND first_mailed_on IS NOT NULL AND first_mailed_on >= ?1 "
         "ORDER BY first_mailed_on DESC LIMIT 2000))",
         "code"},
    /* Somebody to tell: a writer of the register, or a name said at the table; a guest went home. What was not told for
     * three months will not be. Letters that are back are found by the day of posting, at most a year before. */
    [DUE_UNTOLD] =
        {&returned_mail_noun,
         "told_on IS NULL AND returned_on <= ?1 AND returned_on > date(?1, '-90 days') AND piece IN (SELECT id "
         "FROM piece WHERE row_state = 0 AND stage = 'returned' AND mailed_on > date(?1, '-455 days') AND "
         "(writer IS NOT NULL OR signed <> 'guest'))",
         "returned_on"},
    /* Not asked by due_find. */
    [DUE_COUNT] = {&piece_noun, "run = ?1 AND stage = 'printed'", NULL},
    {&piece_noun, "prisoner = ?1 AND made_on >= ?2 AND " NOT_CANCELLED, NULL},
    {&addressee_noun,
     "prisoner = ?1 AND EXISTS (SELECT 1 FROM piece WHERE piece.id = addressee.piece AND piece.row_state = 0 AND "
     "piece.made_on >= ?2 AND coalesce(piece.stage, '') <> 'cancelled')",
     NULL},
};
enum { QUESTION_RUN = DUE_COUNT, QUESTION_PIECE, QUESTION_SHARED };

const struct noun *due_noun(enum due due) { return questions[due].noun; }

const char *due_where(size_t number, const char **table, const char **order) {
  if (number >= COUNT_OF(questions)) return NULL;
  *table = questions[number].noun->table;
  *order = questions[number].order;
  return questions[number].where;
}

bool due_find(struct store *store, enum due due, struct date day, size_t most, struct arena *arena, void ***records,
              size_t *count, size_t *total, struct error *error) {
  const struct question *question = &questions[due];
  char text[DATE_TEXT_SIZE];
  date_format_iso(day, text);
  const struct record_value value = {.kind = VALUE_TEXT, .text = text};
  const struct record_query query = {
      .where = question->where, .order = question->order, .values = &value, .value_count = 1};
  struct record_cursor *rows = NULL;
  LIST(void *) found = {0};
  int64_t rest = 0;
  bool more = true;
  bool done = record_select(store, question->noun, &query, &rows, error);
  while (done && more && (most == 0 || found.count < most)) {
    void *record = arena_alloc(arena, question->noun->size);
    done = record_next(rows, record, arena, &more, error);
    if (done && more) LIST_PUSH(&found, record);
  }
  /* At the end a further step would begin anew. */
  if (done && more) done = record_rest(rows, &rest, error);
  record_cursor_close(rows);
  *records = found.count > 0 ? arena_copy(arena, found.items, found.count * sizeof *found.items) : NULL;
  *count = found.count;
  *total = *count + (size_t)rest;
  LIST_RELEASE(&found);
  return done;
}

bool due_of_run(struct store *store, struct uuid run, int64_t *count, struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = run};
  const struct record_query query = {.where = questions[QUESTION_RUN].where, .values = &value, .value_count = 1};
  return record_count(store, &piece_noun, &query, count, error);
}

bool due_is_under_way(struct store *store, struct uuid prisoner, struct date since, bool *under_way,
                      struct error *error) {
  char text[DATE_TEXT_SIZE];
  date_format_iso(since, text);
  const struct record_value values[] = {{.kind = VALUE_ID, .id = prisoner}, {.kind = VALUE_TEXT, .text = text}};
  *under_way = false;
  for (size_t i = QUESTION_PIECE; i <= QUESTION_SHARED && !*under_way; i++) {
    const struct record_query query = {.where = questions[i].where, .values = values, .value_count = 2};
    int64_t count = 0;
    if (!record_count(store, questions[i].noun, &query, &count, error)) return false;
    *under_way = count > 0;
  }
  return true;
}
