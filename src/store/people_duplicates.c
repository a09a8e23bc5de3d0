/* SPDX-License-Identifier: MIT */
/* Records that look like the same one. Two groups may enter the same person: that is for a human to review. */
#include "solipost/base/i18n.h"
#include "solipost/store/people_store.h"
#include "statement.h"

/* CROSS JOIN keeps the order as written: the library has no statistics here and would pair everybody in a country. */

/* Enough for a review; more would be a list nobody reads. */
#define PAIRS_AT_MOST " LIMIT 1000"

struct pair_list {
  struct people_pair *items;
  size_t count, capacity;
};

struct question {
  const struct noun *noun;
  const char *why; /* N_() */
  const char *sql; /* gives two ids */
};

#define OPEN_STAY(stay, who)                                                                                           \
  " LEFT JOIN stay AS " stay " ON " stay ".prisoner = " who ".id AND " stay ".until IS NULL AND " stay ".row_state = " \
  "0"

/* Pairs of rows whose whole name is the same; names come first, pairs only from those that more than one has. */
#define NAMESAKES(noun)                                                                                                \
  "WITH shared (word) AS MATERIALIZED (SELECT word FROM search_word WHERE noun = '" noun "' AND word >= '='"           \
  " AND word < '>' GROUP BY word HAVING count(*) > 1) "                                                                \
  "SELECT a.id, b.id FROM shared"                                                                                      \
  " CROSS JOIN search_word AS word_a ON word_a.noun = '" noun "' AND word_a.word = shared.word"                        \
  " CROSS JOIN search_word AS word_b ON word_b.noun = '" noun "' AND word_b.word = shared.word"                        \
  " AND +word_b.row > word_a.row"                                                                                      \
  " CROSS JOIN " noun " AS a ON a.id = word_a.row CROSS JOIN " noun " AS b ON b.id = word_b.row"

static const struct question questions[] = {
    {&prisoner_noun, N_("same code"),
     "SELECT a.id, b.id FROM prisoner AS a CROSS JOIN prisoner AS b ON b.code = a.code AND b.id > a.id"
     " WHERE a.row_state = 0 AND b.row_state = 0 ORDER BY a.code" PAIRS_AT_MOST},
    {&prisoner_noun, N_("same number in the same country"),
     "SELECT a.id, b.id FROM prisoner AS a CROSS JOIN prisoner AS b ON b.number = a.number AND b.id > a.id" OPEN_STAY(
         "stay_a", "a")
         OPEN_STAY("stay_b",
                   "b") " CROSS JOIN prison AS prison_a ON prison_a.id = stay_a.prison CROSS JOIN prison AS prison_b "
                        "ON prison_b.id = stay_b.prison"
                        " WHERE a.row_state = 0 AND b.row_state = 0 AND a.number IS NOT NULL AND b.number IS NOT NULL"
                        " AND prison_a.country = prison_b.country ORDER BY a.number" PAIRS_AT_MOST},
    /* Namesakes whose prison, birthday, number or distinguisher differ are two people. */
    {&prisoner_noun, N_("same name, and nothing tells them apart"),
     NAMESAKES("prisoner") OPEN_STAY("stay_a", "a") OPEN_STAY(
         "stay_b", "b") " WHERE a.row_state = 0 AND b.row_state = 0"
                        " AND (stay_a.prison = stay_b.prison OR stay_a.prison IS NULL OR stay_b.prison IS NULL)"
                        " AND (a.birthday = b.birthday OR a.birthday IS NULL OR b.birthday IS NULL)"
                        " AND (a.number = b.number OR a.number IS NULL OR b.number IS NULL)"
                        " AND (a.distinguisher = b.distinguisher OR a.distinguisher IS NULL OR b.distinguisher IS NULL)"
                        " ORDER BY shared.word" PAIRS_AT_MOST},
    {&prison_noun, N_("same code"),
     "SELECT a.id, b.id FROM prison AS a CROSS JOIN prison AS b ON b.code = a.code AND b.id > a.id"
     " WHERE a.row_state = 0 AND b.row_state = 0 ORDER BY a.code" PAIRS_AT_MOST},
    {&prison_noun, N_("same name in the same country"),
     NAMESAKES("prison") " WHERE a.row_state = 0 AND b.row_state = 0 AND (a.country = b.country OR a.country IS NULL "
                         "OR b.country IS NULL)"
                         " ORDER BY shared.word" PAIRS_AT_MOST},
    {&campaign_noun, N_("same code"),
     "SELECT a.id, b.id FROM campaign AS a CROSS JOIN campaign AS b ON b.code = a.code AND b.id > a.id"
     " WHERE a.row_state = 0 AND b.row_state = 0 ORDER BY a.code" PAIRS_AT_MOST},
    {&writer_noun, N_("same pseudonym"),
     "SELECT a.id, b.id FROM writer AS a CROSS JOIN writer AS b ON b.pseudonym = a.pseudonym AND b.id > a.id"
     " WHERE a.row_state = 0 AND b.row_state = 0 ORDER BY a.pseudonym" PAIRS_AT_MOST},
};

static bool is_known(const struct pair_list *pairs, struct uuid a, struct uuid b) {
  for (size_t i = 0; i < pairs->count; i++) {
    if (uuid_equal(pairs->items[i].a, a) && uuid_equal(pairs->items[i].b, b)) return true;
  }
  return false;
}

static bool ask(struct store *store, const struct question *question, struct pair_list *pairs, struct error *error) {
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store, question->sql, &statement, error)) return false;
  bool row = false, done = true;
  while ((done = statement_step(store, statement, &row, error)) && row) {
    struct people_pair pair = {column_id(statement, 0), column_id(statement, 1), _(question->why)};
    if (!is_known(pairs, pair.a, pair.b)) LIST_PUSH(pairs, pair);
  }
  statement_return(store, statement);
  return done;
}

bool people_duplicates(struct store *store, const struct noun *noun, struct arena *arena, struct people_pair **pairs,
                       size_t *count, struct error *error) {
  struct pair_list found = {0};
  bool done = true;
  for (size_t i = 0; done && i < COUNT_OF(questions); i++) {
    if (questions[i].noun == noun) done = ask(store, &questions[i], &found, error);
  }
  *count = done ? found.count : 0;
  *pairs = arena_copy(arena, found.items, *count * sizeof **pairs);
  LIST_RELEASE(&found);
  return done;
}
