/* SPDX-License-Identifier: MIT */
/* The next free code: P015 for a prisoner, TR-SIN for a prison, made from its country and its name. */
#include "people_code.h"

#include <stdio.h>

#include "people_find.h"
#include "row.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"
#include "solipost/store/people_store.h"
#include "solipost/store/store.h"
#include "statement.h"

enum { PRISON_LETTERS = 3 };

/* Also removed rows count: a code that stands on old papers is not given to somebody else. So do records of other kinds:
 * people type codes alone. */
static bool code_is_taken(struct store *store, const struct noun *noun, const char *code, bool *taken,
                          struct error *error) {
  struct arena arena;
  arena_init(&arena);
  sqlite3_stmt *statement = NULL;
  bool done =
      statement_lend(store, arena_printf(&arena, "SELECT 1 FROM %s WHERE code = ?1", noun->table), &statement, error);
  if (done) {
    bind_text(statement, 1, code);
    done = statement_step(store, statement, taken, error);
  }
  statement_return(store, statement);
  arena_release(&arena);
  if (!done || *taken) return done;
  const struct noun *holder = NULL;
  struct uuid row;
  done = people_code_holder(store, code, (struct uuid){0}, &holder, &row, error);
  *taken = holder != NULL;
  return done;
}

/* Within a commit the highest number is looked up once: an import asks for every row. */
static bool highest_number(struct store *store, int64_t *highest, struct error *error) {
  if (store->writing && store->highest_code >= 0) {
    *highest = store->highest_code;
    return true;
  }
  return store_number(
      store,
      "SELECT max(coalesce((SELECT max(CAST(substr(code, 2) AS INTEGER)) FROM prisoner WHERE code >= 'P0'"
      " AND code < 'P:' AND length(code) BETWEEN 2 AND 10 AND substr(code, 2) NOT GLOB '*[^0-9]*'), 0),"
      " coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'highest_code'), 0))",
      highest, error);
}

bool people_remember_codes(struct store *store, struct error *error) {
  int64_t highest = 0;
  char number[24];
  if (!highest_number(store, &highest, error)) return false;
  snprintf(number, sizeof number, "%lld", (long long)highest);
  return store_setting_set(store, "highest_code", number, error);
}

static bool next_prisoner_code(struct store *store, struct arena *arena, const char **code, struct error *error) {
  int64_t highest = 0;
  bool taken = true;
  if (!highest_number(store, &highest, error) || !number_is_countable(store, highest, error)) return false;
  while (taken) {
    *code = arena_printf(arena, "P%03lld", (long long)highest + 1);
    if (!code_is_taken(store, &prisoner_noun, *code, &taken, error)) return false;
    if (taken) highest++;
  }
  if (store->writing) store->highest_code = highest;
  return true;
}

/* Words that say what a place is, not which one. */
static bool is_common_word(const char *word, size_t length) {
  static const char *const common[] = {"justizvollzugsanstalt",
                                       "jva",
                                       "untersuchungshaftanstalt",
                                       "prison",
                                       "penitentiary",
                                       "correctional",
                                       "institution",
                                       "hm",
                                       "hmp",
                                       "cezaevi",
                                       "hapishanesi",
                                       "tipi",
                                       "kapali",
                                       "acik",
                                       "ceza",
                                       "infaz",
                                       "kurumu",
                                       "no",
                                       "lu",
                                       "centre",
                                       "center",
                                       "penitentiaire",
                                       "maison",
                                       "arret",
                                       "centro",
                                       "zendan",
                                       "the",
                                       "state",
                                       "federal",
                                       "jail",
                                       "detention",
                                       "facility",
                                       "city",
                                       "provincial",
                                       "de",
                                       "du"};
  for (size_t i = 0; i < COUNT_OF(common); i++) {
    if (strlen(common[i]) == length && memcmp(common[i], word, length) == 0) return true;
  }
  return false;
}

/* Three capitals from the first telling word; fewer when the word is short, none when nothing can be used. */
static void telling_letters(const char *text, char out[PRISON_LETTERS + 1]) {
  struct buffer folded;
  buffer_init(&folded);
  lang_search_query(text, &folded);
  size_t used = 0;
  for (const char *at = folded.bytes; *at != '\0' && used == 0;) {
    size_t length = strcspn(at, " ");
    for (size_t i = 0; !is_common_word(at, length) && i < length && used < PRISON_LETTERS; i++) {
      if (ascii_is_alpha(at[i])) out[used++] = ascii_upper(at[i]);
    }
    if (used < 2) used = 0; /* a lone letter or number says too little */
    at += length + (at[length] == ' ');
  }
  out[used] = '\0';
  buffer_release(&folded);
}

static const char *text_field(const struct noun *noun, const void *record, const char *name) {
  const struct field *field = noun_field(noun, name);
  return field != NULL ? row_text(field, record) : "";
}

static bool next_named_code(struct store *store, const struct noun *noun, const void *record, struct arena *arena,
                            const char **code, struct error *error) {
  char letters[PRISON_LETTERS + 1];
  telling_letters(text_field(noun, record, "name"), letters);
  if (letters[0] == '\0') telling_letters(text_field(noun, record, "city"), letters);
  const char *country = text_field(noun, record, "country");
  const char *stem =
      arena_printf(arena, "%s%s%s", country, country[0] != '\0' && letters[0] != '\0' ? "-" : "", letters);
  if (letters[0] == '\0') stem = arena_printf(arena, "%s-", country[0] != '\0' ? country : "X");
  bool taken = true;
  for (int attempt = letters[0] == '\0' ? 2 : 1; taken; attempt++) {
    *code = attempt == 1 ? stem : arena_printf(arena, "%s%d", stem, letters[0] == '\0' ? attempt - 1 : attempt);
    if (!code_is_taken(store, noun, *code, &taken, error)) return false;
  }
  return true;
}

bool people_next_code(struct store *store, const struct noun *noun, const void *record, struct arena *arena,
                      const char **code, struct error *error) {
  *code = "";
  if (noun == &prisoner_noun) return next_prisoner_code(store, arena, code, error);
  if (noun_field(noun, "code") == NULL) return true;
  return next_named_code(store, noun, record, arena, code, error);
}

static bool find_code(struct store *store, const struct noun *noun, const char *code, struct uuid except,
                      struct uuid *row, bool *found, struct error *error) {
  struct arena arena;
  arena_init(&arena);
  sqlite3_stmt *statement = NULL;
  bool done = statement_lend(
      store, arena_printf(&arena, "SELECT id FROM %s WHERE code = ?1 AND row_state = 0 AND id <> ?2", noun->table),
      &statement, error);
  *found = false;
  if (done) {
    bind_text(statement, 1, code);
    bind_id(statement, 2, &except);
    done = statement_step(store, statement, found, error);
  }
  if (done && *found) *row = column_id(statement, 0);
  statement_return(store, statement);
  arena_release(&arena);
  return done;
}

bool people_code_holder(struct store *store, const char *code, struct uuid except, const struct noun **noun,
                        struct uuid *row, struct error *error) {
  *noun = NULL;
  *row = (struct uuid){0};
  for (size_t i = 0; all_nouns[i] != NULL; i++) {
    bool found = false;
    if (noun_field(all_nouns[i], "code") == NULL) continue;
    if (!find_code(store, all_nouns[i], code, except, row, &found, error)) return false;
    if (!found) continue;
    *noun = all_nouns[i];
    return true;
  }
  return true;
}
