/* SPDX-License-Identifier: MIT */
/* The words under which a row is found, kept beside it in an ordinary indexed table. */
#include "search_index.h"

#include "solipost/lang/text.h"
#include "solipost/model/search.h"
#include "statement.h"

bool search_is_kept(const struct noun *noun) {
  for (size_t i = 0; i < noun->field_count; i++) {
    if ((noun->fields[i].flags & FIELD_SEARCHED) != 0) return true;
  }
  return false;
}

void search_name_key(const char *name, struct buffer *out) {
  buffer_reset(out);
  if (name[0] == '\0') return;
  struct buffer folded;
  buffer_init(&folded);
  lang_search_query(name, &folded);
  if (folded.length > 0) {
    buffer_append_char(out, '=');
    for (const char *at = folded.bytes; *at != '\0'; at++) buffer_append_char(out, *at == ' ' ? '_' : *at);
  }
  buffer_release(&folded);
}

/* All words of a record divided by one space, the key of its name among them. */
static void words_of(const struct noun *noun, const void *record, struct buffer *words) {
  buffer_reset(words);
  search_words_of(noun, record, words);
  const struct field *name = noun_field(noun, "name");
  if (name == NULL || (name->flags & FIELD_SEARCHED) == 0) return;
  struct buffer key;
  buffer_init(&key);
  search_name_key(*(const char *const *)(const void *)((const char *)record + name->offset), &key);
  if (key.length > 0) {
    if (words->length > 0) buffer_append_char(words, ' ');
    buffer_append_bytes(words, key.bytes, key.length);
  }
  buffer_release(&key);
}

static bool insert_words(struct store *store, const struct noun *noun, struct uuid row, const struct buffer *words,
                         struct error *error) {
  sqlite3_stmt *insert = NULL;
  if (!statement_lend(store, "INSERT OR IGNORE INTO search_word (noun, word, row) VALUES (?1, ?2, ?3)", &insert,
                      error)) {
    return false;
  }
  bind_text(insert, 1, noun->table);
  bind_id(insert, 3, &row);
  bool done = true;
  const char *at = words->bytes;
  while (done && *at != '\0') {
    size_t length = strcspn(at, " ");
    if (length > 0) {
      sqlite3_bind_text(insert, 2, at, (int)length, SQLITE_STATIC);
      done = sqlite3_step(insert) == SQLITE_DONE || store_fail(store, error);
      sqlite3_reset(insert);
    }
    at += length;
    if (*at == ' ') at++;
  }
  statement_return(store, insert);
  return done;
}

static struct uuid id_of(const void *record) { return *(const struct uuid *)record; }

bool search_add(struct store *store, const struct noun *noun, const void *record, struct error *error) {
  if (!search_is_kept(noun)) return true;
  struct buffer words;
  buffer_init(&words);
  words_of(noun, record, &words);
  bool done = insert_words(store, noun, id_of(record), &words, error);
  buffer_release(&words);
  return done;
}

bool search_remove(struct store *store, struct uuid row, struct error *error) {
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store, "DELETE FROM search_word WHERE row = ?1", &statement, error)) return false;
  bind_id(statement, 1, &row);
  return statement_run(store, statement, error);
}

bool search_refresh(struct store *store, const struct noun *noun, const void *record, struct error *error) {
  if (!search_is_kept(noun)) return true;
  return search_remove(store, id_of(record), error) && search_add(store, noun, record, error);
}
