/* SPDX-License-Identifier: MIT */
/* The table of titles and values: every word means one thing, every field is there in all nine languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "solipost/base/buffer.h"
#include "solipost/base/datafile.h"
#include "solipost/lang/text.h"
#include "solipost/model/nouns.h"

struct word {
  const char *noun, *field, *value, *folded;
};

struct table {
  struct arena arena;
  struct datafile file;
  LIST(struct word) words;
};

static const char *cell(const struct table *table, size_t row, const char *column) {
  return datafile_cell(&table->file, row, datafile_column(&table->file, column));
}

static void add_words(struct table *table, size_t row) {
  for (const char *at = cell(table, row, "words"); *at != '\0';) {
    size_t size = strcspn(at, "|");
    struct buffer folded;
    buffer_init(&folded);
    lang_search_query(arena_strndup(&table->arena, at, size), &folded);
    struct word word = {cell(table, row, "noun"), cell(table, row, "field"), cell(table, row, "value"),
                        arena_strdup(&table->arena, folded.bytes)};
    LIST_PUSH(&table->words, word);
    buffer_release(&folded);
    at += size + (at[size] == '|');
  }
}

static int load(void **state) {
  struct table *table = mem_alloc(sizeof *table);
  struct error error;
  arena_init(&table->arena);
  if (!datafile_load(&table->file, "import-headers.tsv", &table->arena, &error)) {
    fail_msg("%s", error.message);
  }
  for (size_t row = 0; row < table->file.row_count; row++) {
    add_words(table, row);
  }
  *state = table;
  return 0;
}

static int unload(void **state) {
  struct table *table = *state;
  LIST_RELEASE(&table->words);
  arena_release(&table->arena);
  mem_free(table);
  return 0;
}

static const struct noun *noun_named(const char *name) {
  for (size_t i = 0; all_nouns[i] != NULL; i++) {
    if (strcmp(all_nouns[i]->name, name) == 0) {
      return all_nouns[i];
    }
  }
  return NULL;
}

static void every_row_names_a_field_and_a_value(void **state) {
  const struct table *table = *state;
  static const char *const extras[] = {"given_name", "family_name", "prison", "unit", "ward", "since"};
  for (size_t row = 0; row < table->file.row_count; row++) {
    const char *field_name = cell(table, row, "field");
    if (strcmp(field_name, "-") == 0) {
      continue;
    }
    const struct noun *noun = noun_named(cell(table, row, "noun"));
    assert_non_null(noun);
    const struct field *field = noun_field(noun, field_name);
    bool extra = false;
    for (size_t i = 0; i < COUNT_OF(extras); i++) {
      extra |= noun == &prisoner_noun && strcmp(extras[i], field_name) == 0;
    }
    if (field == NULL && !extra) {
      fail_msg("%s has no field %s", noun->name, field_name);
    }
    const char *value = cell(table, row, "value");
    bool known = value[0] == '\0' || field->choices == NULL;
    for (size_t i = 0; !known && field->choices[i].word != NULL; i++) {
      known = strcmp(field->choices[i].word, value) == 0;
    }
    if (!known) {
      fail_msg("%s.%s has no value %s", noun->name, field_name, value);
    }
  }
}

/* A title that two fields claim would be taken for either, depending on the order of the table. */
static void no_word_means_two_things(void **state) {
  const struct table *table = *state;
  for (size_t i = 0; i < table->words.count; i++) {
    const struct word *a = &table->words.items[i];
    if (a->folded[0] == '\0') {
      fail_msg("%s.%s: a word without letters", a->noun, a->field);
    }
    for (size_t j = i + 1; j < table->words.count; j++) {
      const struct word *b = &table->words.items[j];
      bool titles = a->value[0] == '\0' && b->value[0] == '\0';
      bool values = a->value[0] != '\0' && b->value[0] != '\0' && strcmp(a->field, b->field) == 0;
      if (strcmp(a->noun, b->noun) != 0 || strcmp(a->folded, b->folded) != 0 || (!titles && !values)) {
        continue;
      }
      if (strcmp(a->field, b->field) != 0 || strcmp(a->value, b->value) != 0) {
        print_error("%s: '%s' means %s %s and %s %s\n", a->noun, a->folded, a->field, a->value, b->field, b->value);
        fail();
      }
    }
  }
}

static void every_field_has_titles_in_nine_languages(void **state) {
  const struct table *table = *state;
  static const char *const languages[] = {"en", "de", "tr", "ku", "fr", "es", "ar", "fa", "ru"};
  static const char *const fields[] = {"name", "number", "birthday", "prison", "ward", "languages", "status", "note"};
  for (size_t i = 0; i < COUNT_OF(fields); i++) {
    for (size_t j = 0; j < COUNT_OF(languages); j++) {
      bool found = false;
      for (size_t row = 0; row < table->file.row_count; row++) {
        found |= strcmp(cell(table, row, "noun"), "prisoner") == 0 &&
                 strcmp(cell(table, row, "field"), fields[i]) == 0 &&
                 strcmp(cell(table, row, "language"), languages[j]) == 0 && cell(table, row, "value")[0] == '\0';
      }
      if (!found) {
        fail_msg("no title for %s in %s", fields[i], languages[j]);
      }
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_row_names_a_field_and_a_value),
      cmocka_unit_test(no_word_means_two_things),
      cmocka_unit_test(every_field_has_titles_in_nine_languages),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
