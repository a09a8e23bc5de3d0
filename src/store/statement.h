/* SPDX-License-Identifier: MIT */
/* Prepared statements, kept for the next time, and short ways to bind and read. */
#ifndef STORE_STATEMENT_H
#define STORE_STATEMENT_H

#include "handle.h"

/* Lends a statement for `sql`; give it back with statement_return. */
MUST_CHECK bool statement_lend(struct store *store, const char *sql, sqlite3_stmt **out, struct error *error);
void statement_return(struct store *store, sqlite3_stmt *statement); /* NULL is harmless */
void statements_release(struct store *store);

void bind_id(sqlite3_stmt *statement, int index, const struct uuid *id); /* borrowed until the statement is returned */
void bind_text(sqlite3_stmt *statement, int index, const char *text);    /* borrowed likewise; "" becomes NULL */
struct uuid column_id(sqlite3_stmt *statement, int column);              /* nil for NULL */
const char *column_text(sqlite3_stmt *statement, int column, struct arena *arena); /* "" for NULL; always UTF-8 */

struct date column_day(sqlite3_stmt *statement, int column); /* not set for NULL and what is no day */

/* Steps: *row tells whether there is a row. */
MUST_CHECK bool statement_step(struct store *store, sqlite3_stmt *statement, bool *row, struct error *error);
/* For statements that give no row: steps once and returns the statement. */
MUST_CHECK bool statement_run(struct store *store, sqlite3_stmt *statement, struct error *error);
/* SQL without values and without result. */
MUST_CHECK bool store_execute(struct store *store, const char *sql, struct error *error);
/* The first column of the first row as a number; 0 when there is none. */
MUST_CHECK bool store_number(struct store *store, const char *sql, int64_t *out, struct error *error);
/* One more than that number: what is counted through. Refuses numbers that nobody can have counted to. */
MUST_CHECK bool store_next_number(struct store *store, const char *sql, int64_t *out, struct error *error);
/* The same for a number that was read already. */
MUST_CHECK bool number_is_countable(const struct store *store, int64_t number, struct error *error);

#endif
