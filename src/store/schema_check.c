/* SPDX-License-Identifier: MIT */
/* A trigger, a view or a table of another shape would let whoever made a file decide what our questions and changes mean.
 * The steps are run in memory, and both lists must be the same, letter by letter. */
#include "schema_check.h"

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "sqlite_error.h"
#include "statement.h"
#include "upgrade.h"

/* What SQLite makes by itself for a table stands behind the tables. */
static const char objects[] =
    "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name GLOB 'sqlite_*', name, type";
enum { OBJECT_NAME = 1, OBJECT_COLUMNS = 4 };

static bool is_foreign(const char *path, const char *name, struct error *error) {
  error_set(error, ERROR_DAMAGED, _("the register %s is not built as solipost builds it: %.80s"), path, name);
  return error_hint(error, _("nothing in it was used: it may have been made to do harm, or somebody changed "
                             "it with another program; take a backup that 'solipost backup' made"));
}

/* An empty register of this form. */
static bool build(sqlite3 **db, const struct schema_step *steps, size_t version, const char *path,
                  struct error *error) {
  int code = sqlite3_open_v2(":memory:", db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);
  for (size_t i = 0; code == SQLITE_OK && i < version; i++) code = sqlite3_exec(*db, steps[i].sql, NULL, NULL, NULL);
  return code == SQLITE_OK || sqlite_error_set(error, *db, code, path);
}

static const char *text_of(sqlite3_stmt *row, int column) {
  const char *text = (const char *)sqlite3_column_text(row, column);
  return text != NULL ? text : "";
}

static bool same_object(sqlite3_stmt *a, sqlite3_stmt *b) {
  for (int i = 0; i < OBJECT_COLUMNS; i++) {
    if (sqlite3_column_type(a, i) != sqlite3_column_type(b, i) || strcmp(text_of(a, i), text_of(b, i)) != 0)
      return false;
  }
  return true;
}

static bool is_internal(sqlite3_stmt *row) {
  return strncmp(text_of(row, OBJECT_NAME), "sqlite_", strlen("sqlite_")) == 0;
}

static bool is_before(sqlite3_stmt *a, sqlite3_stmt *b) {
  if (is_internal(a) != is_internal(b)) return is_internal(b);
  return strcmp(text_of(a, OBJECT_NAME), text_of(b, OBJECT_NAME)) < 0;
}

static bool compare(struct store *store, sqlite3_stmt *own, sqlite3_stmt *right, struct error *error) {
  bool row = false;
  for (;;) {
    bool due = sqlite3_step(right) == SQLITE_ROW;
    if (!statement_step(store, own, &row, error)) return false;
    if (!row && !due) return true;
    if (!row || (due && is_before(right, own))) return is_foreign(store->path, text_of(right, OBJECT_NAME), error);
    if (!due || !same_object(own, right)) return is_foreign(store->path, text_of(own, OBJECT_NAME), error);
  }
}

static bool compare_with(struct store *store, sqlite3 *model, struct error *error) {
  sqlite3_stmt *own = NULL, *right = NULL;
  if (!statement_lend(store, objects, &own, error)) return false;
  int code = sqlite3_prepare_v2(model, objects, -1, &right, NULL);
  bool done = code == SQLITE_OK ? compare(store, own, right, error) : sqlite_error_set(error, model, code, store->path);
  sqlite3_finalize(right);
  statement_return(store, own);
  return done;
}

/* SHA-256 of the objects of the newest form, so that every command need not build one to compare with. Only a quicker way
 * to the same answer: another sum means a closer look. A test says when it has to be changed. */
static const char newest_digest[] = "6ca9e2ec267033ca94e3b1f5787d331d4fafc4aba0bfff3f6b7cdde46cdf92f9";

bool schema_digest(struct store *store, char out[CHECKSUM_SIZE], struct error *error) {
  sqlite3_stmt *own = NULL;
  struct buffer all;
  bool row = false, done = statement_lend(store, objects, &own, error);
  if (!done) return false;
  buffer_init(&all);
  while ((done = statement_step(store, own, &row, error)) && row) {
    for (int i = 0; i < OBJECT_COLUMNS; i++) {
      buffer_printf(&all, "%d ", sqlite3_column_type(own, i));
      const char *text = text_of(own, i);
      buffer_append_bytes(&all, text, strlen(text) + 1);
    }
  }
  checksum_bytes(all.bytes, all.length, out);
  buffer_release(&all);
  statement_return(store, own);
  return done;
}

bool schema_digest_is_known(const char *digest) { return strcmp(digest, newest_digest) == 0; }

bool schema_check(struct store *store, const struct schema_step *steps, size_t count, struct error *error) {
  int64_t version = 0;
  sqlite3 *model = NULL;
  char digest[CHECKSUM_SIZE];
  if (!upgrade_version(store, count, &version, error)) return false;
  if (version < 1) return is_foreign(store->path, "user_version", error);
  if (!schema_digest(store, digest, error)) return false;
  if (steps == schema_steps && (size_t)version == count && schema_digest_is_known(digest)) return true;
  bool done = build(&model, steps, (size_t)version, store->path, error) && compare_with(store, model, error);
  sqlite3_close_v2(model);
  return done;
}
