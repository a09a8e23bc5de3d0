/* SPDX-License-Identifier: MIT */
/* A register in a folder of its own, and short ways to put somebody into it. Included once per test program. */
#ifndef TESTS_STORE_FIXTURE_H
#define TESTS_STORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/path.h"
#include "solipost/model/nouns.h"
#include "solipost/store/record_store.h"
#include "solipost/store/store.h"

#include "../../../src/store/sealed.h"
#include "../../../src/store/waiting.h"

struct place {
  struct arena arena;
  struct error error;
  char folder[64];
  char *path; /* of the register */
  struct store *store;
  struct secret passphrase; /* of an encrypted register; empty: a plain one */
};

/* Fails the test with the message of the error. */
#define assert_done(place, call)                                                                                       \
  do {                                                                                                                 \
    if (!(call)) fail_msg("%s: %s (%s)", #call, (place)->error.message, (place)->error.hint);                          \
  } while (0)

static inline bool place_passphrase(void *context, const char *path, unsigned attempt, struct secret *out,
                                    struct error *error) {
  const struct place *place = context;
  if (attempt > 1) return store_wrong_passphrase(path, error);
  secret_set(out, place->passphrase.bytes, place->passphrase.length);
  return true;
}

static inline struct store_options place_options(struct place *place, enum store_mode mode) {
  struct store_options options = {.mode = mode, .who = "Ada", .cost = KEY_COST_LEAST};
  if (place->passphrase.length == 0) return options;
  options.talk = (struct store_talk){.context = place, .passphrase = place_passphrase};
  options.new_passphrase = &place->passphrase;
  return options;
}

static inline void place_open(struct place *place, enum store_mode mode) {
  const struct store_options options = place_options(place, mode);
  assert_done(place, store_open(&place->store, place->path, &options, &place->error));
}

static inline void place_reopen(struct place *place, enum store_mode mode) {
  store_close(place->store);
  place_open(place, mode);
}

static inline int place_setup_as(void **state, const char *passphrase) {
  struct place *place = mem_alloc(sizeof *place);
  if (passphrase != NULL) secret_set(&place->passphrase, passphrase, strlen(passphrase));
  arena_init(&place->arena);
  snprintf(place->folder, sizeof place->folder, "%s", "/tmp/solipost-store-XXXXXX");
  assert_non_null(mkdtemp(place->folder));
  place->path = arena_printf(&place->arena, "%s/group.solipost", place->folder);
  place_open(place, STORE_CREATE);
  *state = place;
  return 0;
}

static inline int place_setup(void **state) { return place_setup_as(state, NULL); }
static inline int place_setup_encrypted(void **state) { return place_setup_as(state, "red camel sun table cloud"); }

static inline int place_teardown(void **state) {
  struct place *place = *state;
  store_close(place->store);
  DIR *folder = opendir(place->folder);
  assert_non_null(folder);
  for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
    bool itself = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
    if (!itself) (void)unlink(path_join(&place->arena, place->folder, entry->d_name));
  }
  closedir(folder);
  assert_int_equal(rmdir(place->folder), 0);
  secret_release(&place->passphrase);
  arena_release(&place->arena);
  mem_free(place);
  return 0;
}

/* The same test on both kinds of register. */
#define BOTH_KINDS(function)                                                                                           \
  cmocka_unit_test_setup_teardown(function, place_setup, place_teardown), {                                            \
#function " (encrypted)", function, place_setup_encrypted, place_teardown, NULL                                    \
  }

static inline char *place_file(struct place *place, const char *name) {
  return path_join(&place->arena, place->folder, name);
}

static inline void begin(struct place *place, const char *command) {
  assert_done(place, store_begin(place->store, command, &place->error));
}

static inline void commit(struct place *place) { assert_done(place, store_commit(place->store, &place->error)); }

static inline struct prisoner new_prisoner(const char *code, const char *name) {
  struct prisoner prisoner;
  noun_clear(&prisoner_noun, &prisoner);
  prisoner.code = code;
  prisoner.name = name;
  return prisoner;
}

static inline struct prison new_prison(const char *code, const char *name, const char *country) {
  struct prison prison;
  noun_clear(&prison_noun, &prison);
  prison.code = code;
  prison.name = name;
  prison.country = country;
  return prison;
}

static inline void insert(struct place *place, const struct noun *noun, void *record) {
  assert_done(place, record_insert(place->store, noun, record, &place->error));
}

static inline void update(struct place *place, const struct noun *noun, const void *record) {
  assert_done(place, record_update(place->store, noun, record, &place->error));
}

static inline void load(struct place *place, const struct noun *noun, struct uuid id, void *record) {
  assert_done(place, record_load(place->store, noun, id, record, &place->arena, &place->error));
}

static inline int64_t count(struct place *place, const struct noun *noun) {
  int64_t rows = -1;
  assert_done(place, record_count(place->store, noun, NULL, &rows, &place->error));
  return rows;
}

/* In a commit of its own. */
static inline struct prisoner add_prisoner(struct place *place, const char *code, const char *name) {
  struct prisoner prisoner = new_prisoner(code, name);
  begin(place, "add prisoner");
  insert(place, &prisoner_noun, &prisoner);
  commit(place);
  return prisoner;
}

static inline struct prison add_prison(struct place *place, const char *code, const char *name, const char *country) {
  struct prison prison = new_prison(code, name, country);
  begin(place, "add prison");
  insert(place, &prison_noun, &prison);
  commit(place);
  return prison;
}

static inline struct stay add_stay(struct place *place, struct uuid prisoner, struct uuid prison, const char *until) {
  struct stay stay;
  noun_clear(&stay_noun, &stay);
  stay.prisoner = prisoner;
  stay.prison = prison;
  if (until != NULL) assert_true(date_parse_iso(until, &stay.until));
  begin(place, "add stay");
  insert(place, &stay_noun, &stay);
  commit(place);
  return stay;
}

/* The file as somebody else would open it: with the plain library, or with the passphrase. */
struct beside {
  sqlite3 *db;
  struct sealed *sealed;
};

static inline void beside_open(struct place *place, struct beside *beside) {
  const struct store_options options = place_options(place, STORE_WRITE);
  bool asked = false;
  *beside = (struct beside){0};
  if (place->passphrase.length == 0) {
    assert_int_equal(sqlite3_open_v2(place->path, &beside->db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    return;
  }
  assert_done(place, sealed_unlock(place->path, &options.talk, NULL, &beside->sealed, &asked, &place->error));
  assert_done(place, sealed_load(place->path, beside->sealed, &beside->db, &place->error));
}

static inline void beside_close(struct beside *beside) {
  sqlite3_close(beside->db);
  sealed_close(beside->sealed);
}

/* One value from the file. */
static inline int64_t ask_number(struct place *place, const char *sql) {
  struct beside beside;
  sqlite3_stmt *statement = NULL;
  beside_open(place, &beside);
  if (sqlite3_prepare_v2(beside.db, sql, -1, &statement, NULL) != SQLITE_OK)
    fail_msg("%s: %s", sql, sqlite3_errmsg(beside.db));
  assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
  int64_t value = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  beside_close(&beside);
  return value;
}

static inline void do_sql(struct place *place, const char *sql) {
  const struct store_talk silent = {0};
  struct beside beside;
  char *message = NULL;
  beside_open(place, &beside);
  if (sqlite3_exec(beside.db, sql, NULL, NULL, &message) != SQLITE_OK) fail_msg("%s: %s", sql, message);
  if (beside.sealed != NULL) {
    assert_done(place, sealed_lock(place->path, beside.sealed, &silent, WAITING_PATIENT_MS, &place->error));
    assert_done(place, sealed_save(place->path, beside.sealed, beside.db, &place->error));
  }
  beside_close(&beside);
}

#endif
