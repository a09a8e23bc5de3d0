/* SPDX-License-Identifier: MIT */
/* Countries: the last line of an address abroad, names for the screen, and understanding what a list says. */
#include "solipost/lang/country.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucasemap.h>
#include <unicode/uloc.h>

#include "solipost/base/datafile.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/tag.h"
#include "solipost/lang/text.h"
#include "fold.h"
#include "utf16.h"

enum { CODE_COLUMN = 0 };

struct country_key {
  const char *key; /* folded name */
  const char *code;
  size_t rank; /* column of the table: the name in an earlier one wins when two countries share a key */
};

static struct {
  struct arena arena;
  struct datafile names;
  struct country_key *keys; /* sorted; made when the first name is looked up */
  size_t key_count;
} countries;

static const struct datafile *country_table(void) {
  static bool ready;
  if (!ready) {
    arena_init(&countries.arena);
    struct error error;
    /* A missing table is a broken installation; names then come from ICU alone. */
    if (!datafile_load(&countries.names, "country-names.tsv", &countries.arena, &error)) {
      countries.names = (struct datafile){.name = "country-names.tsv"};
    }
    ready = true;
  }
  return &countries.names;
}

/* Two letters of any case, or NULL. */
static const char *upper_code(const char *code, char out[3]) {
  if (code == NULL || strlen(code) != 2 || !ascii_is_alpha(code[0]) || !ascii_is_alpha(code[1])) return NULL;
  out[0] = ascii_upper(code[0]);
  out[1] = ascii_upper(code[1]);
  out[2] = '\0';
  return out;
}

/* Row of the code, or row_count. The table is short and this is asked once per address. */
static size_t row_of(const struct datafile *table, const char *code) {
  size_t row = 0;
  while (row < table->row_count && strcmp(datafile_cell(table, row, CODE_COLUMN), code) != 0) row++;
  return row;
}

/* "pt-BR" is looked up as "pt", kmr as ku, fil as tl; -1 when the table does not have the language. */
static int column_of(const struct datafile *table, const char *tag) {
  char language[12];
  snprintf(language, sizeof language, "%.*s", (int)strcspn(tag, "-_"), tag);
  if (strcmp(language, "kmr") == 0) snprintf(language, sizeof language, "ku");
  if (strcmp(language, "fil") == 0) snprintf(language, sizeof language, "tl");
  if (strcmp(language, "no") == 0) snprintf(language, sizeof language, "nb");
  return strcmp(language, "cc") == 0 ? -1 : datafile_column(table, language);
}

const char *country_line(const char *code, const char *tag, struct arena *arena) {
  char upper[3];
  const struct datafile *table = country_table();
  if (upper_code(code, upper) == NULL) return NULL;
  size_t row = row_of(table, upper);
  if (row == table->row_count) return NULL;
  const char *const columns[] = {tag, "fr", "en"};
  for (size_t i = 0; i < COUNT_OF(columns); i++) {
    const char *name = datafile_cell(table, row, column_of(table, columns[i]));
    if (*name != '\0') return arena_strdup(arena, name);
  }
  return NULL;
}

/* ICU's own name, NULL when it would answer in another language than asked. */
static const char *icu_name(const char *code, const char *tag, struct arena *arena) {
  char locale[8];
  snprintf(locale, sizeof locale, "und_%s", code);
  UChar name[128];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = uloc_getDisplayCountry(locale, lang_icu_locale(tag), name, (int32_t)COUNT_OF(name), &status);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING || length >= (int32_t)COUNT_OF(name)) return NULL;
  return utf16_to_arena(name, length, arena);
}

/* Where ICU has no name in a language (many in Kurdish): the table's capitals, turned back into title case. */
static const char *title_case_name(const char *code, const char *tag, struct arena *arena) {
  const struct datafile *table = country_table();
  size_t row = row_of(table, code);
  if (row == table->row_count) return NULL;
  const char *name = datafile_cell(table, row, column_of(table, tag));
  if (*name == '\0') return NULL;

  char title[256];
  UErrorCode status = U_ZERO_ERROR;
  UCaseMap *map = ucasemap_open(lang_icu_locale(tag), 0, &status);
  int32_t length = ucasemap_utf8ToTitle(map, title, (int32_t)sizeof title, name, -1, &status);
  ucasemap_close(map);
  return U_SUCCESS(status) ? arena_strndup(arena, title, (size_t)length) : name;
}

const char *country_name(const char *code, const char *tag, struct arena *arena) {
  char upper[3];
  if (upper_code(code, upper) == NULL) return arena_strdup(arena, code != NULL ? code : "");
  const char *name = icu_name(upper, tag, arena);
  if (name == NULL) name = title_case_name(upper, tag, arena);
  if (name == NULL) name = icu_name(upper, "en", arena);
  return name != NULL ? name : arena_strdup(arena, upper);
}

static int compare_keys(const void *left, const void *right) {
  const struct country_key *a = left, *b = right;
  int texts = strcmp(a->key, b->key);
  if (texts != 0) return texts;
  return (a->rank > b->rank) - (a->rank < b->rank);
}

static void load_keys(void) {
  const struct datafile *table = country_table();
  struct arena *arena = &countries.arena;
  LIST(struct country_key) keys = {0};
  for (size_t row = 0; row < table->row_count; row++) {
    const char *code = datafile_cell(table, row, CODE_COLUMN);
    for (size_t column = 1; column < table->column_count; column++) {
      const char *name = datafile_cell(table, row, (int)column);
      if (*name == '\0') continue;
      struct country_key key = {.key = fold_text(name, FOLD_OWN_SCRIPT, arena), .code = code, .rank = column};
      LIST_PUSH(&keys, key);
      key.key = fold_text(name, FOLD_GERMAN, arena); /* Oesterreich; Ellada for Ελλάδα */
      key.rank += table->column_count;               /* but never instead of a real name */
      LIST_PUSH(&keys, key);
    }
    const char *three_letters = uloc_getISO3Country(arena_printf(arena, "und_%s", code));
    const char *key = fold_text(three_letters, FOLD_PLAIN, arena);
    if (*key != '\0') LIST_PUSH(&keys, (struct country_key){.key = key, .code = code});
  }

  struct datafile aliases;
  struct error error;
  if (datafile_load(&aliases, "country-aliases.tsv", arena, &error)) {
    int alias = datafile_column(&aliases, "alias"), code = datafile_column(&aliases, "cc");
    for (size_t row = 0; row < aliases.row_count; row++) {
      const char *key = fold_text(datafile_cell(&aliases, row, alias), FOLD_OWN_SCRIPT, arena);
      LIST_PUSH(&keys, (struct country_key){.key = key, .code = datafile_cell(&aliases, row, code)});
    }
  }
  if (keys.count > 1) qsort(keys.items, keys.count, sizeof *keys.items, compare_keys);
  countries.keys = arena_copy(arena, keys.items, keys.count * sizeof *keys.items);
  countries.key_count = keys.count;
  LIST_RELEASE(&keys);
}

/* The first of the keys that are equal, which is the one of the lowest rank. */
static const struct country_key *find_key(const char *folded) {
  if (countries.keys == NULL) load_keys();
  size_t low = 0, high = countries.key_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (strcmp(countries.keys[middle].key, folded) < 0) low = middle + 1;
    else high = middle;
  }
  if (low == countries.key_count || strcmp(countries.keys[low].key, folded) != 0) return NULL;
  return &countries.keys[low];
}

const char *country_from_text(const char *text, struct arena *arena) {
  struct buffer clean;
  buffer_init(&clean);
  lang_clean(text, false, &clean);
  char upper[3];
  const struct datafile *table = country_table();
  size_t row = table->row_count;
  if (upper_code(clean.bytes, upper) != NULL) row = row_of(table, upper);
  const char *folded = fold_text(clean.bytes, FOLD_OWN_SCRIPT, arena);
  buffer_release(&clean);
  if (row < table->row_count) return datafile_cell(table, row, CODE_COLUMN);
  if (*folded == '\0') return NULL;
  const struct country_key *key = find_key(folded);
  return key != NULL ? key->code : NULL;
}
