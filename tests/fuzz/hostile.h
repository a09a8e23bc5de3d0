/* SPDX-License-Identifier: MIT */
/* A small valid register, and ways to change it that its own program would never allow. Included by one fuzz target. */
#ifndef TESTS_FUZZ_HOSTILE_H
#define TESTS_FUZZ_HOSTILE_H

#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/store/schema.h"
#include "solipost/base/memory.h"

enum { HOSTILE_PAGE = 512, HOSTILE_TABLES_MAX = 64, HOSTILE_COLUMNS_MAX = 64 };

static inline void require(bool condition) {
  if (!condition) abort();
}

/* One statement of the schema as it should be. */
struct hostile_object {
  char *name, *sql;
};

struct hostile {
  struct arena arena;
  unsigned char *strict; /* the register as the program makes it */
  unsigned char *loose;  /* the same, but its tables take any value: what is put in stays when they are strict again */
  sqlite3_int64 size, loose_size;
  struct hostile_object tables[HOSTILE_TABLES_MAX];
  size_t table_count;
  char *columns[HOSTILE_TABLES_MAX][HOSTILE_COLUMNS_MAX];
  size_t column_count[HOSTILE_TABLES_MAX];
};

static inline void hostile_run(sqlite3 *db, const char *sql) {
  require(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK);
}

static inline sqlite3 *hostile_open(const unsigned char *image, sqlite3_int64 size) {
  sqlite3 *db = NULL;
  require(sqlite3_open(":memory:", &db) == SQLITE_OK);
  unsigned char *copy = sqlite3_malloc64((sqlite3_uint64)size);
  require(copy != NULL);
  memcpy(copy, image, (size_t)size);
  require(sqlite3_deserialize(db, "main", copy, size, size,
                              SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) == SQLITE_OK);
  return db;
}

/* Two rows in every table, whatever their columns are: ids are 16 bytes of 0x11 and 0x22. */
static inline void hostile_fill(sqlite3 *db) {
  hostile_run(
      db,
      "INSERT INTO copy VALUES (x'99999999999999999999999999999999', '2025-01-01T00:00:00Z', 1);"
      "INSERT INTO prisoner (id, code, name, number, contact, languages, birthday, status, ended_on) VALUES"
      " (x'11111111111111111111111111111111', 'P001', 'Ada', '4711', 'direct', 'de en', '--04-03', 'released', NULL),"
      " (x'22222222222222222222222222222222', 'P002', 'Berfin', NULL, 'relay', 'ku', '1980-04-03', NULL, '2020-01-01');"
      "INSERT INTO prison (id, code, name, country) VALUES (x'11111111111111111111111111111111', 'DE-BER', 'Tegel', "
      "'DE'),"
      " (x'22222222222222222222222222222222', 'TR-SIN', 'Sincan', 'TR');"
      "INSERT INTO stay (id, prisoner, prison, since) SELECT p.id, p.id, q.id, '2024-01-01' FROM prisoner AS p JOIN "
      "prison"
      " AS q ON q.id = p.id;"
      "INSERT INTO own_group (id, name, country) VALUES (x'11111111111111111111111111111111', 'Group', 'DE');"
      "INSERT INTO writer (id, pseudonym, privacy) VALUES (x'11111111111111111111111111111111', 'Otter', 'group');"
      "INSERT INTO campaign (id, code, name) VALUES (x'11111111111111111111111111111111', 'MAY', 'First of May');"
      "INSERT INTO target (id, campaign, prisoner) SELECT id, x'11111111111111111111111111111111', id FROM prisoner;"
      "INSERT INTO run (id, number, stage, product, layout, templates, picture, made_on, piece_count, files, folder) "
      "VALUES"
      " (x'11111111111111111111111111111111', 1, 'printed', 'cards', 'paper=a4', 't', hex(zeroblob(32)), '2024-05-01', "
      "1,"
      " 'cards-run-1.pdf' || char(9) || '00' || char(9) || '1', '/nowhere'),"
      " (x'22222222222222222222222222222222', 7, 'making', 'cards', NULL, NULL, NULL, '2024-05-02', 1, NULL, "
      "'/nowhere');"
      "INSERT INTO making VALUES (x'22222222222222222222222222222222', 1, '1', 'host boot', '2024-05-02T00:00:00Z');"
      "INSERT INTO piece (id, number, run, prisoner, prison, stage, position, made_on, address) SELECT p.id,"
      " CASE p.code WHEN 'P001' THEN 5001 ELSE 5002 END, x'11111111111111111111111111111111', p.id, p.id, 'mailed', 1,"
      " '2024-05-01', 'Ada' || char(10) || 'Tegel' FROM prisoner AS p;"
      "INSERT INTO number_block VALUES (5000, 1000, 5003, x'99999999999999999999999999999999');"
      "INSERT INTO search_word VALUES ('prisoner', 'ada', x'11111111111111111111111111111111'),"
      " ('prisoner', '=ada', x'11111111111111111111111111111111');"
      "INSERT INTO journal_commit VALUES (1, x'99999999999999999999999999999999', '2024-05-01T00:00:00Z', 'Ada', 'add',"
      " NULL, NULL, 0, 1, 2, 1, 1, 0), (2, x'99999999999999999999999999999999', '2024-05-02T00:00:00Z', 'Ada', 'edit "
      "P001',"
      " NULL, NULL, 0, 3, 4, 0, 1, 1);"
      "INSERT INTO journal_entry VALUES (1, 1, 'prisoner', x'11111111111111111111111111111111', 0, NULL, NULL, NULL),"
      " (2, 1, 'prisoner', x'22222222222222222222222222222222', 1, 'name', 'Old', 'Berfin'),"
      " (3, 2, 'prisoner', x'11111111111111111111111111111111', 1, 'contact', 'none', 'direct'),"
      " (4, 2, 'stay', x'11111111111111111111111111111111', 2, NULL, NULL, NULL);"
      "INSERT INTO setting VALUES ('beside_key', hex(zeroblob(32))), ('highest_code', '2'), ('unlock_minutes', '0'),"
      " ('scrub', '');"
      "INSERT INTO hold (id, prisoner, reason, since) VALUES (x'11111111111111111111111111111111',"
      " x'22222222222222222222222222222222', 'asked', '2024-01-01');"
      "INSERT INTO note (id, prisoner, level, text, made_on) SELECT id, id, 'table', 'a note about Ada', '2024-01-01' "
      "FROM"
      " prisoner;"
      "INSERT INTO export (id, number, made_on, recipient, purpose) VALUES (x'11111111111111111111111111111111', 1,"
      " '2024-01-01', 'Friends', 'partner');"
      "INSERT INTO export_item (id, export, prisoner) SELECT id, x'11111111111111111111111111111111', id FROM prisoner;"
      "INSERT INTO vault_entry (id, writer, sealed) SELECT id, id, 'AAAA' FROM writer;"
      "INSERT INTO retention (id, kind, days) VALUES (x'11111111111111111111111111111111', 'notes', 30),"
      " (x'22222222222222222222222222222222', 'released', 30);"
      "INSERT INTO backup_made VALUES (1, '2024-01-01T00:00:00Z', '/nowhere/backup', '00');");
}

static inline void hostile_list_tables(struct hostile *hostile, sqlite3 *db) {
  sqlite3_stmt *list = NULL, *columns = NULL;
  const char *sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name <> 'search_word' ORDER BY name";
  require(sqlite3_prepare_v2(db, sql, -1, &list, NULL) == SQLITE_OK);
  require(sqlite3_prepare_v2(db, "SELECT name FROM pragma_table_info(?1)", -1, &columns, NULL) == SQLITE_OK);
  while (sqlite3_step(list) == SQLITE_ROW) {
    size_t table = hostile->table_count++;
    require(table < HOSTILE_TABLES_MAX);
    hostile->tables[table].name = arena_strdup(&hostile->arena, (const char *)sqlite3_column_text(list, 0));
    hostile->tables[table].sql = arena_strdup(&hostile->arena, (const char *)sqlite3_column_text(list, 1));
    sqlite3_bind_text(columns, 1, hostile->tables[table].name, -1, SQLITE_STATIC);
    while (sqlite3_step(columns) == SQLITE_ROW) {
      require(hostile->column_count[table] < HOSTILE_COLUMNS_MAX);
      hostile->columns[table][hostile->column_count[table]++] =
          arena_strdup(&hostile->arena, (const char *)sqlite3_column_text(columns, 0));
    }
    sqlite3_reset(columns);
  }
  sqlite3_finalize(list);
  sqlite3_finalize(columns);
}

/* Once per process. */
static inline void hostile_init(struct hostile *hostile) {
  sqlite3 *db = NULL;
  require(sqlite3_open(":memory:", &db) == SQLITE_OK);
  arena_init(&hostile->arena);
  hostile_run(db, "PRAGMA page_size = 512; PRAGMA application_id = 0x534F4C49");
  for (size_t i = 0; i < schema_step_count; i++) hostile_run(db, schema_steps[i].sql);
  char *version = arena_printf(&hostile->arena, "PRAGMA user_version = %zu", schema_step_count);
  hostile_run(db, version);
  hostile_fill(db);
  hostile_list_tables(hostile, db);
  hostile->strict = sqlite3_serialize(db, "main", &hostile->size, 0);
  hostile_run(db, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(replace(sql, ') STRICT', ')'), "
                  "' NOT NULL', '') WHERE type = 'table' AND name <> 'search_word'");
  hostile->loose = sqlite3_serialize(db, "main", &hostile->loose_size, 0);
  require(hostile->strict != NULL && hostile->loose != NULL);
  sqlite3_close(db);
}

/* What is left of an input. */
struct hostile_input {
  const uint8_t *at;
  size_t left;
};

static inline unsigned hostile_byte(struct hostile_input *input) {
  if (input->left == 0) return 0;
  input->left--;
  return *input->at++;
}

/* The register with bytes overwritten: two bytes of place in units of 2, length, bytes; again and again. */
static inline unsigned char *hostile_edit(const struct hostile *hostile, struct hostile_input *input,
                                          sqlite3_int64 *size) {
  unsigned char *image = mem_alloc((size_t)hostile->size);
  memcpy(image, hostile->strict, (size_t)hostile->size);
  *size = hostile->size;
  while (input->left > 3) {
    size_t at = (size_t)hostile_byte(input) << 8;
    at = (at | hostile_byte(input)) * 2 % (size_t)*size;
    for (size_t length = hostile_byte(input) % 64 + 1; length > 0 && input->left > 0; length--) {
      image[at] = (unsigned char)hostile_byte(input);
      at = (at + 1) % (size_t)*size;
    }
  }
  return image;
}

static inline void hostile_bind(sqlite3_stmt *update, struct hostile_input *input) {
  unsigned kind = hostile_byte(input) % 6;
  size_t length = hostile_byte(input);
  if (length > input->left) length = input->left;
  const char *bytes = (const char *)input->at;
  sqlite3_int64 number = 0;
  double fraction = 0;
  memcpy(&number, bytes, length < sizeof number ? length : sizeof number);
  memcpy(&fraction, bytes, length < sizeof fraction ? length : sizeof fraction);
  switch (kind) {
  case 0: sqlite3_bind_text(update, 1, bytes, (int)length, SQLITE_STATIC); break;
  case 1: sqlite3_bind_blob(update, 1, bytes, (int)length, SQLITE_STATIC); break;
  case 2: sqlite3_bind_int64(update, 1, number); break;
  case 3: sqlite3_bind_double(update, 1, fraction); break;
  case 4: sqlite3_bind_zeroblob(update, 1, (int)length * 1024); break;
  default: break;
  }
  input->at += length;
  input->left -= length;
}

/* Table, column, row, kind of the value, its length, its bytes. */
static inline void hostile_put(const struct hostile *hostile, sqlite3 *db, struct hostile_input *input) {
  size_t table = hostile_byte(input) % hostile->table_count;
  size_t column = hostile_byte(input) % hostile->column_count[table];
  struct arena arena;
  sqlite3_stmt *update = NULL;
  arena_init(&arena);
  const char *name = hostile->tables[table].name;
  const char *sql =
      arena_printf(&arena,
                   "UPDATE OR REPLACE \"%s\" SET \"%s\" = ?1 WHERE rowid = (SELECT rowid FROM \"%s\" LIMIT 1 "
                   "OFFSET ?2)",
                   name, hostile->columns[table][column], name);
  if (sqlite3_prepare_v2(db, sql, -1, &update, NULL) == SQLITE_OK) {
    sqlite3_bind_int(update, 2, (int)(hostile_byte(input) % 3));
    hostile_bind(update, input);
    sqlite3_step(update);
  }
  sqlite3_finalize(update);
  arena_release(&arena);
}

/* The register with values put where they do not belong. */
static inline unsigned char *hostile_values(const struct hostile *hostile, struct hostile_input *input,
                                            sqlite3_int64 *size) {
  sqlite3 *db = hostile_open(hostile->loose, hostile->loose_size);
  sqlite3_stmt *back = NULL;
  hostile_run(db, "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF");
  while (input->left > 4) hostile_put(hostile, db, input);
  hostile_run(db, "PRAGMA writable_schema = ON");
  require(sqlite3_prepare_v2(db, "UPDATE sqlite_schema SET sql = ?1 WHERE name = ?2", -1, &back, NULL) == SQLITE_OK);
  for (size_t i = 0; i < hostile->table_count; i++) {
    sqlite3_bind_text(back, 1, hostile->tables[i].sql, -1, SQLITE_STATIC);
    sqlite3_bind_text(back, 2, hostile->tables[i].name, -1, SQLITE_STATIC);
    require(sqlite3_step(back) == SQLITE_DONE);
    sqlite3_reset(back);
  }
  sqlite3_finalize(back);
  unsigned char *image = sqlite3_serialize(db, "main", size, 0);
  unsigned char *result = mem_alloc((size_t)*size);
  memcpy(result, image, (size_t)*size);
  sqlite3_free(image);
  sqlite3_close(db);
  return result;
}

#endif
