/* SPDX-License-Identifier: MIT */
/* The words are folded once per import and searched by halves. */
#include "import_words.h"

#include <stdlib.h>
#include <string.h>

#include "solipost/base/datafile.h"
#include "solipost/lang/text.h"

enum { MOST_WORDS_IN_CELL = 16384 };

const char *import_fold(const char *text, struct arena *arena) {
  struct buffer folded;
  buffer_init(&folded);
  lang_search_query(text, &folded);
  const char *copy = arena_strdup(arena, folded.bytes);
  buffer_release(&folded);
  return copy;
}

/* Titles are one group, the values of each field another. */
static const char *group_of(const struct import_word *word) { return word->value[0] == '\0' ? "" : word->field; }

static int compare_words(const void *left, const void *right) {
  const struct import_word *a = left;
  const struct import_word *b = right;
  int groups = strcmp(group_of(a), group_of(b));
  return groups != 0 ? groups : strcmp(a->folded, b->folded);
}

static void add_words(struct import_words *words, const char *list, struct import_word word, struct arena *arena) {
  for (const char *at = list; *at != '\0';) {
    size_t size = strcspn(at, "|");
    word.folded = import_fold(arena_strndup(arena, at, size), arena);
    if (word.folded[0] != '\0') {
      words->items[words->count++] = word;
    }
    at += size + (at[size] == '|');
  }
}

bool import_words_load(struct import_words *words, const struct noun *noun, struct arena *arena, struct error *error) {
  struct datafile file;
  if (!datafile_load(&file, "import-headers.tsv", arena, error)) {
    return false;
  }
  int noun_column = datafile_column(&file, "noun");
  int field = datafile_column(&file, "field");
  int value = datafile_column(&file, "value");
  int list = datafile_column(&file, "words");
  *words = (struct import_words){.items = ARENA_ARRAY(arena, struct import_word, MOST_WORDS_IN_CELL)};
  for (size_t row = 0; row < file.row_count; row++) {
    const char *for_noun = datafile_cell(&file, row, noun_column);
    bool fits = strcmp(for_noun, noun->name) == 0 || strcmp(for_noun, "*") == 0;
    if (fits && words->count + strlen(datafile_cell(&file, row, list)) < MOST_WORDS_IN_CELL) {
      struct import_word word = {NULL, datafile_cell(&file, row, field), datafile_cell(&file, row, value)};
      add_words(words, datafile_cell(&file, row, list), word, arena);
    }
  }
  qsort(words->items, words->count, sizeof *words->items, compare_words);
  return true;
}

static const struct import_word *find_word(const struct import_words *words, const char *field, const char *value,
                                           const char *text) {
  struct arena arena;
  arena_init(&arena);
  struct import_word asked = {import_fold(text, &arena), field, value};
  const struct import_word *found = NULL;
  if (words->count > 0) {
    found = bsearch(&asked, words->items, words->count, sizeof *words->items, compare_words);
  }
  arena_release(&arena);
  return found;
}

const char *import_words_title(const struct import_words *words, const char *title) {
  const struct import_word *found = find_word(words, "", "", title);
  return found != NULL ? found->field : NULL;
}

const char *import_words_value(const struct import_words *words, const char *field, const char *text) {
  const struct import_word *found = find_word(words, field, "?", text);
  return found != NULL ? found->value : NULL;
}
