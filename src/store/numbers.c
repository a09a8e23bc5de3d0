/* SPDX-License-Identifier: MIT */
/* Letter numbers. Each copy of a register draws from blocks of its own, chosen at random, so that two laptops which
 * never speak to each other hardly ever give the same number; numbers of a run follow each other. */
#include <assert.h>

#include "copying.h"
#include "solipost/base/i18n.h"
#include "solipost/store/run_store.h"
#include "statement.h"

/* Numbers are copied by hand: they stay below 100,000 while there is room. */
enum { BLOCK_SIZE = 1000, FIRST_CEILING = 100000 };
static const int64_t last_ceiling = 1000000000;

/* The block of this copy that was used least lately and still has enough in a row; *found false when none has. */
static bool find_block(struct store *store, const struct uuid *copy, int64_t count, int64_t *block, int64_t *next,
                       bool *found, struct error *error) {
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store,
                      "SELECT first, next FROM number_block WHERE copy = ?1 AND first + size - next >= ?2 "
                      "ORDER BY first + size - next LIMIT 1",
                      &statement, error)) {
    return false;
  }
  bind_id(statement, 1, copy);
  sqlite3_bind_int64(statement, 2, count);
  bool done = statement_step(store, statement, found, error);
  if (done && *found) {
    *block = sqlite3_column_int64(statement, 0);
    *next = sqlite3_column_int64(statement, 1);
    done = number_is_countable(store, *next, error);
  }
  statement_return(store, statement);
  return done;
}

/* Whether any copy draws from this range, or a piece (written into the register by hand) has a number of it. */
static bool range_is_free(struct store *store, int64_t first, int64_t size, bool *is_free, struct error *error) {
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store,
                      "SELECT EXISTS (SELECT 1 FROM number_block WHERE first < ?1 + ?2 AND first + size > ?1) "
                      "OR EXISTS (SELECT 1 FROM piece WHERE number >= ?1 AND number < ?1 + ?2)",
                      &statement, error)) {
    return false;
  }
  sqlite3_bind_int64(statement, 1, first);
  sqlite3_bind_int64(statement, 2, size);
  bool row = false;
  bool done = statement_step(store, statement, &row, error);
  *is_free = done && row && sqlite3_column_int(statement, 0) == 0;
  statement_return(store, statement);
  return done;
}

static bool take_block(struct store *store, const struct uuid *copy, int64_t first, int64_t size, struct error *error) {
  sqlite3_stmt *insert = NULL;
  if (!statement_lend(store, "INSERT INTO number_block (first, size, next, copy) VALUES (?1, ?2, ?1, ?3)", &insert,
                      error)) {
    return false;
  }
  sqlite3_bind_int64(insert, 1, first);
  sqlite3_bind_int64(insert, 2, size);
  bind_id(insert, 3, copy);
  return statement_run(store, insert, error);
}

/* Looks at every place below the ceiling once, beginning at a random one. Block 0 is left out: "letter 7" is easily
 * mistaken for something else. */
static bool draw_below(struct store *store, int64_t ceiling, int64_t size, int64_t *first, bool *found,
                       struct error *error) {
  int64_t places = (ceiling - size) / BLOCK_SIZE;
  *found = false;
  if (places <= 0) return true;
  int64_t begin = (int64_t)random_below((uint32_t)places);
  for (int64_t i = 0; i < places && !*found; i++) {
    *first = ((begin + i) % places + 1) * BLOCK_SIZE;
    if (!range_is_free(store, *first, size, found, error)) return false;
  }
  return true;
}

static bool draw_block(struct store *store, const struct uuid *copy, int64_t count, int64_t *first,
                       struct error *error) {
  int64_t size = (count + BLOCK_SIZE - 1) / BLOCK_SIZE * BLOCK_SIZE;
  bool found = false;
  for (int64_t ceiling = FIRST_CEILING; !found && ceiling <= last_ceiling; ceiling *= 10) {
    if (!draw_below(store, ceiling, size, first, &found, error)) return false;
  }
  if (!found) {
    error_set(error, ERROR_REFUSED, _("there are no %lld letter numbers in a row left"), (long long)count);
    return error_hint(error, _("print in smaller runs"));
  }
  return take_block(store, copy, *first, size, error);
}

bool run_draw_numbers(struct store *store, int64_t count, int64_t *first, struct error *error) {
  assert(store->writing && count > 0);
  struct uuid copy;
  int64_t block = 0;
  bool found = false;
  if (!copy_current(store, &copy, error) || !find_block(store, &copy, count, &block, first, &found, error))
    return false;
  if (!found) {
    if (!draw_block(store, &copy, count, &block, error)) return false;
    *first = block;
  }
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store, "UPDATE number_block SET next = ?2 WHERE first = ?1", &statement, error)) return false;
  sqlite3_bind_int64(statement, 1, block);
  sqlite3_bind_int64(statement, 2, *first + count);
  return statement_run(store, statement, error);
}
