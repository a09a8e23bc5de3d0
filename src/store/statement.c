/* SPDX-License-Identifier: MIT */
/* Prepared statements, kept for the next time: preparing costs more than running most of ours. */
#include "statement.h"

#include <assert.h>

#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

static uint64_t hash_text(const char *text) {
  uint64_t hash = 14695981039346656037u; /* FNV-1a */
  for (; *text != '\0'; text++) hash = (hash ^ (unsigned char)*text) * 1099511628211u;
  return hash;
}

static void forget(struct cached_statement *slot) {
  sqlite3_finalize(slot->statement);
  mem_free(slot->sql);
  *slot = (struct cached_statement){0};
}

/* A free place, or that of the statement unused for longest; NULL when all are lent. */
static struct cached_statement *choose_slot(struct store *store) {
  struct cached_statement *oldest = NULL;
  for (size_t i = 0; i < STATEMENT_CACHE; i++) {
    struct cached_statement *slot = &store->statements[i];
    if (slot->statement == NULL) return slot;
    if (!slot->lent && (oldest == NULL || slot->used < oldest->used)) oldest = slot;
  }
  return oldest;
}

bool statement_lend(struct store *store, const char *sql, sqlite3_stmt **out, struct error *error) {
  uint64_t hash = hash_text(sql);
  for (size_t i = 0; i < STATEMENT_CACHE; i++) {
    struct cached_statement *slot = &store->statements[i];
    if (slot->statement == NULL || slot->lent || slot->hash != hash || strcmp(slot->sql, sql) != 0) continue;
    slot->lent = true;
    slot->used = ++store->statement_clock;
    *out = slot->statement;
    return true;
  }
  *out = NULL;
  if (sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL) != SQLITE_OK) {
    return store_fail(store, error);
  }
  struct cached_statement *slot = choose_slot(store);
  if (slot == NULL) return true; /* statement_return will finalise it */
  forget(slot);
  *slot = (struct cached_statement){
      .sql = mem_strdup(sql), .hash = hash, .statement = *out, .lent = true, .used = ++store->statement_clock};
  return true;
}

void statement_return(struct store *store, sqlite3_stmt *statement) {
  if (statement == NULL) return;
  for (size_t i = 0; i < STATEMENT_CACHE; i++) {
    struct cached_statement *slot = &store->statements[i];
    if (slot->statement != statement) continue;
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    slot->lent = false;
    return;
  }
  sqlite3_finalize(statement);
}

void statements_release(struct store *store) {
  for (size_t i = 0; i < STATEMENT_CACHE; i++) forget(&store->statements[i]);
}

void bind_id(sqlite3_stmt *statement, int index, const struct uuid *id) {
  sqlite3_bind_blob(statement, index, id->bytes, sizeof id->bytes, SQLITE_STATIC);
}

void bind_text(sqlite3_stmt *statement, int index, const char *text) {
  if (text[0] == '\0') return; /* parameters that are not bound are NULL */
  sqlite3_bind_text(statement, index, text, -1, SQLITE_STATIC);
}

struct uuid column_id(sqlite3_stmt *statement, int column) {
  struct uuid id = {0};
  const void *bytes = sqlite3_column_blob(statement, column);
  if (bytes != NULL && sqlite3_column_bytes(statement, column) == (int)sizeof id.bytes) {
    memcpy(id.bytes, bytes, sizeof id.bytes);
  }
  return id;
}

/* Everything behind the store reckons with UTF-8: what is none becomes the sign for "unknown" (U+FFFD). */
static const char *as_utf8(const char *text, size_t length, struct arena *arena) {
  static const char unknown[] = "\xEF\xBF\xBD";
  struct buffer repaired;
  const char *end = text + length;
  buffer_init(&repaired);
  for (const char *at = text; at < end;) {
    const char *start = at;
    if (utf8_next(&at, end) == UTF8_BAD) buffer_append(&repaired, unknown);
    else buffer_append_bytes(&repaired, start, (size_t)(at - start));
  }
  const char *result = arena_strdup(arena, repaired.bytes);
  buffer_release(&repaired);
  return result;
}

static size_t ascii_prefix(const char *text, size_t length) {
  size_t at = 0;
  while (at < length && (unsigned char)text[at] < 0x80) at++;
  return at;
}

struct date column_day(sqlite3_stmt *statement, int column) {
  struct date day;
  const char *text = (const char *)sqlite3_column_text(statement, column);
  return text != NULL && date_parse_iso(text, &day) ? day : (struct date){0};
}

const char *column_text(sqlite3_stmt *statement, int column, struct arena *arena) {
  const unsigned char *text = sqlite3_column_text(statement, column);
  if (text == NULL) return "";
  const char *bytes = (const char *)text;
  size_t length = (size_t)sqlite3_column_bytes(statement, column), plain = ascii_prefix(bytes, length);
  bool valid = utf8_valid_prefix(bytes + plain, length - plain) == length - plain;
  return valid ? arena_strndup(arena, bytes, length) : as_utf8(bytes, length, arena);
}

bool statement_step(struct store *store, sqlite3_stmt *statement, bool *row, struct error *error) {
  int code = sqlite3_step(statement);
  *row = code == SQLITE_ROW;
  return code == SQLITE_ROW || code == SQLITE_DONE || store_fail(store, error);
}

bool statement_run(struct store *store, sqlite3_stmt *statement, struct error *error) {
  bool row = false;
  bool done = statement_step(store, statement, &row, error);
  statement_return(store, statement);
  return done;
}

bool store_execute(struct store *store, const char *sql, struct error *error) {
  return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK || store_fail(store, error);
}

bool store_number(struct store *store, const char *sql, int64_t *out, struct error *error) {
  sqlite3_stmt *statement = NULL;
  *out = 0;
  if (!statement_lend(store, sql, &statement, error)) return false;
  bool row = false;
  bool done = statement_step(store, statement, &row, error);
  if (done && row) *out = sqlite3_column_int64(statement, 0);
  statement_return(store, statement);
  return done;
}

bool number_is_countable(const struct store *store, int64_t number, struct error *error) {
  static const int64_t most = (int64_t)1 << 53;
  if (number >= 0 && number < most) return true;
  error_set(error, ERROR_DAMAGED, _("the register %s counts in numbers that cannot be: %lld"), store->path,
            (long long)number);
  return error_hint(error, _("nothing of this step was kept: put your last backup in its place with "
                             "'solipost restore BACKUP'"));
}

bool store_next_number(struct store *store, const char *sql, int64_t *out, struct error *error) {
  if (!store_number(store, sql, out, error) || !number_is_countable(store, *out, error)) return false;
  *out += 1;
  return true;
}
