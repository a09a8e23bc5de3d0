/* SPDX-License-Identifier: MIT */
/* Rows written straight into a register: chance that is the same each time, ids that ascend by day, inserts whose values are
 * put in from left to right. For one program: all of it is static. */
#ifndef BENCH_ROWS_H
#define BENCH_ROWS_H

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "solipost/base/date.h"
#include "solipost/base/uuid.h"

#define NO_DAY (-1)

static sqlite3 *db;

/* ---- chance, the same each time ---- */

static uint64_t chance_state = 88172645463325252u;

static long below(long bound) {
  chance_state ^= chance_state << 13;
  chance_state ^= chance_state >> 7;
  chance_state ^= chance_state << 17;
  return (long)((chance_state >> 11) % (uint64_t)bound);
}

static bool in_thousand(long part) { return below(1000) < part; }

/* As uuid_new makes them: the day first, so that they ascend. */
static struct uuid id_of(long day) {
  static uint64_t counter;
  struct uuid id;
  uint64_t time = (uint64_t)day * 86400000u + ++counter % 86400000u, rest = counter * 0x9e3779b97f4a7c15u;
  for (int i = 0; i < 6; i++) id.bytes[i] = (uint8_t)(time >> (40 - 8 * i));
  for (int i = 0; i < 2; i++) id.bytes[6 + i] = (uint8_t)(below(256));
  for (int i = 0; i < 8; i++) id.bytes[8 + i] = (uint8_t)(rest >> (56 - 8 * i));
  id.bytes[6] = (uint8_t)((id.bytes[6] & 0x0f) | 0x70);
  id.bytes[8] = (uint8_t)((id.bytes[8] & 0x3f) | 0x80);
  return id;
}

/* ---- rows ---- */

static void check(int code, const char *what) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(db));
  exit(1);
}

static void run(const char *sql) { check(sqlite3_exec(db, sql, NULL, NULL, NULL), sql); }

/* A prepared insert whose values are put in from left to right. */
struct insert {
  sqlite3_stmt *statement;
  int next;
};

static struct insert into(const char *table, const char *columns) {
  struct insert insert = {NULL, 1};
  sqlite3_str *text = sqlite3_str_new(db);
  sqlite3_str_appendf(text, "INSERT INTO %s (%s) VALUES (?", table, columns);
  for (const char *at = columns; (at = strchr(at, ',')) != NULL; at++) sqlite3_str_appendall(text, ",?");
  sqlite3_str_appendall(text, ")");
  char *sql = sqlite3_str_finish(text);
  check(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &insert.statement, NULL), sql);
  sqlite3_free(sql);
  return insert;
}

static void put_number(struct insert *row, int64_t value) { sqlite3_bind_int64(row->statement, row->next++, value); }

static void put_text(struct insert *row, const char *text) {
  if (text != NULL) sqlite3_bind_text(row->statement, row->next, text, -1, SQLITE_TRANSIENT);
  row->next++;
}

static void put_id(struct insert *row, const struct uuid *id) {
  if (id != NULL) sqlite3_bind_blob(row->statement, row->next, id->bytes, sizeof id->bytes, SQLITE_TRANSIENT);
  row->next++;
}

static const char *day_text(long day) {
  static char texts[8][DATE_TEXT_SIZE];
  static int turn;
  char *text = texts[turn++ % 8];
  date_format_iso(date_from_days(day), text);
  return text;
}

static void put_day(struct insert *row, long day) { put_text(row, day == NO_DAY ? NULL : day_text(day)); }

static void add(struct insert *row) {
  check(sqlite3_step(row->statement), sqlite3_sql(row->statement));
  sqlite3_reset(row->statement);
  sqlite3_clear_bindings(row->statement);
  row->next = 1;
}

static int64_t ask_number(const char *sql) {
  sqlite3_stmt *statement;
  check(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), sql);
  check(sqlite3_step(statement), sql);
  int64_t number = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return number;
}

#endif
