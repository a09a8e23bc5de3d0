/* SPDX-License-Identifier: MIT */
/* Finding records by code, number and the words of their names. */
#include "people_find.h"

#include "search_index.h"
#include "solipost/lang/text.h"
#include "solipost/store/people_store.h"
#include "statement.h"

enum { WORD_MAX = 12, NAMESAKE_MAX = 1000 };

static bool id_list_has(const struct id_list *list, struct uuid id) {
  for (size_t i = 0; i < list->count; i++) {
    if (uuid_equal(list->items[i], id)) return true;
  }
  return false;
}

void id_list_add(struct id_list *list, struct uuid id) {
  if (!id_list_has(list, id)) LIST_PUSH(list, id);
}

static bool collect(struct store *store, sqlite3_stmt *statement, struct id_list *found, struct error *error) {
  /* Each answer gives a row once: only what other questions found before can come again. */
  struct id_list before = {.items = found->items, .count = found->count};
  struct id_list now = {0};
  bool row = false, done = true;
  while ((done = statement_step(store, statement, &row, error)) && row) {
    struct uuid id = column_id(statement, 0);
    if (!id_list_has(&before, id)) LIST_PUSH(&now, id);
  }
  statement_return(store, statement);
  for (size_t i = 0; i < now.count; i++) LIST_PUSH(found, now.items[i]);
  LIST_RELEASE(&now);
  return done;
}

bool find_by_field(struct store *store, const struct noun *noun, const char *field, const char *text,
                   struct id_list *found, struct error *error) {
  const struct field *described = noun_field(noun, field);
  if (described == NULL || described->type != FIELD_TEXT || text[0] == '\0') return true;
  struct arena arena;
  arena_init(&arena);
  const char *sql = arena_printf(&arena, "SELECT id FROM %s WHERE row_state = 0 AND \"%s\" = ?1 ORDER BY id LIMIT %d",
                                 noun->table, field, NAMESAKE_MAX);
  sqlite3_stmt *statement = NULL;
  bool done = statement_lend(store, sql, &statement, error);
  if (done) {
    bind_text(statement, 1, text);
    done = collect(store, statement, found, error);
  }
  arena_release(&arena);
  return done;
}

/* Splits at the spaces; the longest word comes first, for it is most likely the rarest. */
static size_t split_words(char *folded, const char *words[WORD_MAX]) {
  size_t count = 0;
  for (char *at = folded; *at != '\0' && count < WORD_MAX;) {
    size_t length = strcspn(at, " ");
    char *next = at + length + (at[length] == ' ');
    at[length] = '\0';
    if (length > 0) words[count++] = at;
    if (count > 1 && strlen(words[count - 1]) > strlen(words[0])) {
      const char *shorter = words[0];
      words[0] = words[count - 1];
      words[count - 1] = shorter;
    }
    at = next;
  }
  return count;
}

/* Parameters: 1 the noun, 2 and 3 the bounds of the first word, 4 and 5 of the second ... Whole words come before
 * beginnings, then in the order of the words. */
static void words_sql(size_t words, struct buffer *sql) {
  buffer_append(sql, "SELECT row FROM search_word AS w WHERE noun = ?1 AND word >= ?2 AND word < ?3");
  for (size_t i = 1; i < words; i++) {
    buffer_printf(sql,
                  " AND EXISTS (SELECT 1 FROM search_word AS other WHERE other.row = w.row AND other.noun = ?1"
                  " AND other.word >= ?%zu AND other.word < ?%zu)",
                  2 * i + 2, 2 * i + 3);
  }
  buffer_append(sql, " GROUP BY row ORDER BY min(word), row LIMIT ");
  buffer_printf(sql, "?%zu", 2 * words + 2);
}

bool find_by_words(struct store *store, const struct noun *noun, const char *typed, size_t limit, struct id_list *found,
                   struct error *error) {
  struct arena arena;
  struct buffer folded, sql;
  arena_init(&arena);
  buffer_init(&folded);
  buffer_init(&sql);
  lang_search_query(typed, &folded);
  const char *words[WORD_MAX];
  size_t count = split_words(arena_strdup(&arena, folded.bytes), words);
  bool done = true;
  if (count > 0) {
    sqlite3_stmt *statement = NULL;
    words_sql(count, &sql);
    done = statement_lend(store, sql.bytes, &statement, error);
    for (size_t i = 0; done && i < count; i++) {
      bind_text(statement, (int)(2 * i) + 2, words[i]);
      /* Behind everything that begins with the word: the last code point of all. */
      bind_text(statement, (int)(2 * i) + 3, arena_printf(&arena, "%s\xF4\x8F\xBF\xBF", words[i]));
    }
    if (done) {
      bind_text(statement, 1, noun->table);
      sqlite3_bind_int64(statement, (int)(2 * count) + 2, limit > INT32_MAX ? -1 : (int64_t)limit);
      done = collect(store, statement, found, error);
    }
  }
  buffer_release(&sql);
  buffer_release(&folded);
  arena_release(&arena);
  return done;
}

bool find_by_name(struct store *store, const struct noun *noun, const char *name, struct id_list *found,
                  struct error *error) {
  struct buffer key;
  buffer_init(&key);
  search_name_key(name, &key);
  sqlite3_stmt *statement = NULL;
  bool done = true;
  if (key.length > 0) {
    done = statement_lend(store, "SELECT row FROM search_word WHERE noun = ?1 AND word = ?2 ORDER BY row LIMIT ?3",
                          &statement, error);
    if (done) {
      bind_text(statement, 1, noun->table);
      bind_text(statement, 2, key.bytes);
      sqlite3_bind_int(statement, 3, NAMESAKE_MAX);
      done = collect(store, statement, found, error);
    }
  }
  buffer_release(&key);
  return done;
}

bool people_find(struct store *store, const struct noun *noun, const char *typed, size_t limit, struct arena *arena,
                 struct uuid **ids, size_t *count, struct error *error) {
  struct id_list found = {0};
  bool done = find_by_field(store, noun, "code", typed, &found, error) &&
              find_by_field(store, noun, "number", typed, &found, error) &&
              (found.count >= limit || find_by_words(store, noun, typed, limit, &found, error));
  *count = !done ? 0 : found.count < limit ? found.count : limit;
  *ids = arena_copy(arena, found.items, *count * sizeof **ids);
  LIST_RELEASE(&found);
  return done;
}
