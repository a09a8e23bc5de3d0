/* SPDX-License-Identifier: MIT */
/* Words on paper, from data/words. */
#include "solipost/lang/words.h"

#include <string.h>

#include <unicode/upluralrules.h>

#include "solipost/base/buffer.h"
#include "solipost/base/datafile.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/tag.h"
#include "utf16.h"
#include "words_file.h"

struct word_file {
  struct word_file *next;
  const char *tag;
  bool is_there;
  struct arena arena;
  struct datafile table;
  int key_column, text_column;
};

/* Tags come from outside and become part of a path. */
static bool is_safe_tag(const char *tag) {
  size_t length = strlen(tag);
  if (length == 0 || length > 35) return false;
  for (size_t i = 0; i < length; i++) {
    if (!ascii_is_alpha(tag[i]) && !ascii_is_digit(tag[i]) && tag[i] != '-') return false;
  }
  return true;
}

static bool load(struct word_file *file, struct error *error) {
  arena_init(&file->arena);
  const char *name = arena_printf(&file->arena, "words/%s.tsv", file->tag);
  file->is_there = path_data(&file->arena, name) != NULL;
  if (!file->is_there) return true;
  if (!datafile_load(&file->table, name, &file->arena, error)) return false;
  file->key_column = datafile_column(&file->table, "key");
  file->text_column = datafile_column(&file->table, "text");
  if (file->key_column >= 0 && file->text_column >= 0) return true;
  error_set(error, ERROR_DAMAGED, _("%s lacks the column \"key\" or \"text\""), name);
  return error_hint(error, _("This file is part of solipost; install it again"));
}

static bool word_file_of(const char *tag, const struct word_file **out, struct error *error) {
  static struct word_file *files;
  for (struct word_file *file = files; file != NULL; file = file->next) {
    if (strcmp(file->tag, tag) == 0) {
      *out = file;
      return true;
    }
  }
  struct word_file *file = mem_alloc(sizeof *file);
  file->tag = mem_strdup(tag);
  if (!load(file, error)) {
    arena_release(&file->arena);
    mem_free((void *)file->tag);
    mem_free(file);
    return false;
  }
  file->next = files;
  files = file;
  *out = file;
  return true;
}

static const char *text_of(const struct word_file *file, const char *key) {
  for (size_t row = 0; row < file->table.row_count; row++) {
    if (strcmp(datafile_cell(&file->table, row, file->key_column), key) != 0) continue;
    return datafile_cell(&file->table, row, file->text_column);
  }
  return NULL;
}

/* The language alone, in the tags solipost writes: "pt" of "pt-BR", "ku" of "kmr". */
static void language_of(const char *tag, char out[16]) {
  snprintf(out, 16, "%.*s", (int)strcspn(tag, "-"), tag);
  if (strcmp(out, "kmr") == 0) snprintf(out, 16, "ku");
  if (strcmp(out, "fil") == 0) snprintf(out, 16, "tl");
}

bool words_find(const char *tag, const char *key, const char **text, struct error *error) {
  *text = NULL;
  if (!is_safe_tag(tag)) return true;
  char language[16];
  language_of(tag, language);
  const struct word_file *file;
  if (strchr(tag, '-') != NULL) {
    if (!word_file_of(tag, &file, error)) return false;
    *text = text_of(file, key);
    if (*text != NULL) return true;
  }
  if (!word_file_of(language, &file, error)) return false;
  *text = text_of(file, key);
  return true;
}

bool lang_has_words(const char *tag) {
  if (!is_safe_tag(tag)) return false;
  char language[16];
  language_of(tag, language);
  const struct word_file *file;
  return word_file_of(language, &file, NULL) && file->is_there;
}

static const char *value_of(const char *const *values, const char *name, size_t length) {
  for (; values != NULL && values[0] != NULL; values += 2) {
    if (strlen(values[0]) == length && memcmp(values[0], name, length) == 0) return values[1];
  }
  return NULL;
}

bool words_put_in(const char *tag, const char *key, const char *pattern, const char *const *values, struct arena *arena,
                  const char **out, struct error *error) {
  struct buffer text;
  buffer_init(&text);
  for (const char *at = pattern; *at != '\0';) {
    size_t plain = strcspn(at, "{");
    buffer_append_bytes(&text, at, plain);
    at += plain;
    if (*at == '\0') break;
    size_t length = strcspn(at + 1, "}");
    const char *value = at[length + 1] == '}' ? value_of(values, at + 1, length) : NULL;
    if (value == NULL) {
      buffer_release(&text);
      return error_set(error, ERROR_DAMAGED, _("words/%s.tsv, \"%s\": nothing is known for {%.*s}"), tag, key,
                       (int)length, at + 1);
    }
    buffer_append(&text, value);
    at += length + 2;
  }
  *out = arena_strndup(arena, text.bytes, text.length);
  buffer_release(&text);
  return true;
}

/* "key.few" for a Russian 3. */
static bool plural_key(const char *tag, const char *key, const char *count, struct arena *arena, const char **out,
                       struct error *error) {
  int64_t number;
  if (!ascii_parse_integer(count, INT64_MIN, INT64_MAX, &number)) {
    return error_set(error, ERROR_FAILED, _("\"%s\" is no whole number, but \"%s\" counts something"), count, key);
  }
  UErrorCode status = U_ZERO_ERROR;
  UPluralRules *rules = uplrules_open(lang_icu_locale(tag), &status);
  UChar form[16];
  int32_t length = uplrules_select(rules, (double)number, form, (int32_t)COUNT_OF(form), &status);
  uplrules_close(rules);
  if (U_FAILURE(status)) {
    return error_set(error, ERROR_FAILED, _("cannot tell the plural of %s in the language \"%s\""), key, tag);
  }
  *out = arena_printf(arena, "%s.%s", key, utf16_to_arena(form, length, arena));
  return true;
}

bool lang_phrase(const char *tag, const char *key, const char *const *values, struct arena *arena, const char **out,
                 struct error *error) {
  const char *text;
  if (!words_find(tag, key, &text, error)) return false;
  const char *count = value_of(values, "count", strlen("count"));
  if (text == NULL && count != NULL) {
    const char *form = key;
    if (!plural_key(tag, key, count, arena, &form, error)) return false;
    if (!words_find(tag, form, &text, error)) return false;
    if (text == NULL && !words_find(tag, arena_printf(arena, "%s.other", key), &text, error)) return false;
  }
  if (text != NULL) return words_put_in(tag, key, text, values, arena, out, error);

  if (!lang_has_words(tag)) {
    error_set(error, ERROR_NOT_FOUND, _("there are no words on paper in the language \"%s\""), tag);
    return error_hint(
        error, _("Choose another language, or write the file data/words/%s.tsv after the pattern of en.tsv"), tag);
  }
  error_set(error, ERROR_DAMAGED, _("words/%s.tsv lacks the key \"%s\""), tag, key);
  return error_hint(error, _("This file is part of solipost; install it again"));
}
