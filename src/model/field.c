/* SPDX-License-Identifier: MIT */
/* Reads and writes the values of a record through its table of fields. */
#include "solipost/model/field.h"

#include <assert.h>
#include <inttypes.h>

#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "solipost/base/locale.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/country.h"
#include "solipost/lang/tag.h"
#include "solipost/lang/text.h"
#include "solipost/lang/words.h"

/* How much of a wrong value an error repeats: enough to find it, even when a whole file landed in one cell. */
enum { SHOWN_COLUMNS = 60 };

/* Nobody alive was born before it; a year such as 1080 or 1399 is a slip or of another calendar. */
enum { FIRST_BIRTH_YEAR = 1850 };

static const char **text_at(const struct field *field, const void *record) {
  return (const char **)((char *)(uintptr_t)record + field->offset);
}

static struct date *date_at(const struct field *field, const void *record) {
  return (struct date *)((char *)(uintptr_t)record + field->offset);
}

static int *choice_at(const struct field *field, const void *record) {
  return (int *)((char *)(uintptr_t)record + field->offset);
}

static int64_t *integer_at(const struct field *field, const void *record) {
  return (int64_t *)((char *)(uintptr_t)record + field->offset);
}

static struct uuid *reference_at(const struct field *field, const void *record) {
  return (struct uuid *)((char *)(uintptr_t)record + field->offset);
}

static bool holds_text(const struct field *field) {
  switch (field->type) {
  case FIELD_TEXT:
  case FIELD_LINES:
  case FIELD_COUNTRY:
  case FIELD_LANGUAGE:
  case FIELD_LANGUAGES: return true;
  case FIELD_DATE:
  case FIELD_BIRTHDAY:
  case FIELD_CHOICE:
  case FIELD_INTEGER:
  case FIELD_REFERENCE: return false;
  }
  assert(false);
  return false;
}

const struct field *noun_field(const struct noun *noun, const char *name) {
  for (size_t i = 0; i < noun->field_count; i++) {
    if (strcmp(noun->fields[i].name, name) == 0) return &noun->fields[i];
  }
  return NULL;
}

void noun_clear(const struct noun *noun, void *record) {
  memset(record, 0, noun->size);
  for (size_t i = 0; i < noun->field_count; i++) {
    if (holds_text(&noun->fields[i])) *text_at(&noun->fields[i], record) = "";
  }
}

static size_t choice_count(const struct field *field) {
  size_t count = 0;
  while (field->choices[count].word != NULL) count++;
  return count;
}

static const struct choice *chosen(const struct field *field, const void *record) {
  int index = *choice_at(field, record);
  assert(index >= 0 && (size_t)index < choice_count(field));
  return &field->choices[index];
}

const char *field_get(const struct field *field, const void *record, struct arena *arena) {
  if (!field_is_set(field, record)) return "";
  switch (field->type) {
  case FIELD_DATE:
  case FIELD_BIRTHDAY: {
    char text[DATE_TEXT_SIZE];
    date_format_iso(*date_at(field, record), text);
    return arena_strdup(arena, text);
  }
  case FIELD_CHOICE: return chosen(field, record)->word;
  case FIELD_INTEGER: return arena_printf(arena, "%" PRId64, *integer_at(field, record));
  case FIELD_REFERENCE: {
    char text[UUID_TEXT_SIZE];
    uuid_format(*reference_at(field, record), text);
    return arena_strdup(arena, text);
  }
  case FIELD_TEXT:
  case FIELD_LINES:
  case FIELD_COUNTRY:
  case FIELD_LANGUAGE:
  case FIELD_LANGUAGES: break;
  }
  return *text_at(field, record);
}

bool field_is_set(const struct field *field, const void *record) {
  switch (field->type) {
  case FIELD_DATE:
  case FIELD_BIRTHDAY: return date_is_set(*date_at(field, record));
  case FIELD_CHOICE: return *choice_at(field, record) != 0;
  case FIELD_INTEGER: return *integer_at(field, record) != 0;
  case FIELD_REFERENCE: return !uuid_is_nil(*reference_at(field, record));
  case FIELD_TEXT:
  case FIELD_LINES:
  case FIELD_COUNTRY:
  case FIELD_LANGUAGE:
  case FIELD_LANGUAGES: break;
  }
  return **text_at(field, record) != '\0';
}

static const char *show_languages(const char *tags, struct arena *arena) {
  struct buffer names;
  buffer_init(&names);
  for (const char *at = tags; *at != '\0';) {
    size_t length = strcspn(at, " ");
    if (names.length > 0) buffer_append(&names, ", ");
    buffer_append(&names, lang_name(arena_strndup(arena, at, length), locale_language(), arena));
    at += length;
    at += strspn(at, " ");
  }
  const char *shown = arena_strdup(arena, names.bytes);
  buffer_release(&names);
  return shown;
}

/* "--09-30" means nothing to people; with its year a birthday is written like every other date. */
static const char *show_birthday(const struct field *field, const void *record, struct arena *arena) {
  struct date date = *date_at(field, record);
  struct error no_words = {0};
  const char *words = NULL;
  if (!date_has_year(date) && lang_date(date, locale_language(), arena, &words, &no_words)) return words;
  return field_get(field, record, arena);
}

const char *field_show(const struct field *field, const void *record, struct arena *arena) {
  if (!field_is_set(field, record)) return "";
  if (field->show != NULL) return field->show(field_get(field, record, arena), arena);
  switch (field->type) {
  case FIELD_CHOICE: return _(chosen(field, record)->label);
  case FIELD_COUNTRY: return country_name(*text_at(field, record), locale_language(), arena);
  case FIELD_LANGUAGE:
  case FIELD_LANGUAGES: return show_languages(*text_at(field, record), arena);
  case FIELD_BIRTHDAY: return show_birthday(field, record, arena);
  case FIELD_TEXT:
  case FIELD_LINES:
  case FIELD_DATE:
  case FIELD_INTEGER:
  case FIELD_REFERENCE: break;
  }
  return field_get(field, record, arena);
}

/* ---- setting ---- */

static void clear(const struct field *field, void *record) {
  switch (field->type) {
  case FIELD_DATE:
  case FIELD_BIRTHDAY: *date_at(field, record) = (struct date){0}; return;
  case FIELD_CHOICE: *choice_at(field, record) = 0; return;
  case FIELD_INTEGER: *integer_at(field, record) = 0; return;
  case FIELD_REFERENCE: *reference_at(field, record) = (struct uuid){{0}}; return;
  case FIELD_TEXT:
  case FIELD_LINES:
  case FIELD_COUNTRY:
  case FIELD_LANGUAGE:
  case FIELD_LANGUAGES: *text_at(field, record) = ""; return;
  }
}

static const char *shorten(const char *value, struct arena *arena) {
  return lang_fit_columns(value, SHOWN_COLUMNS, arena);
}

static bool set_date(const struct field *field, void *record, const char *value, struct arena *arena,
                     struct error *error) {
  struct date date;
  bool parsed = date_parse_iso(value, &date);
  if (!parsed || !date_is_valid(date)) {
    error_set(error, ERROR_MISUSED, _("%s: \"%s\" is no day of the calendar"), _(field->label), shorten(value, arena));
    if (field->type == FIELD_BIRTHDAY)
      return error_hint(error, _("write it as 1980-04-03, or 04-03 when the year is not known"));
    return error_hint(error, _("write it as year-month-day, for example 2026-04-03"));
  }
  if (field->type == FIELD_DATE && !date_has_year(date)) {
    error_set(error, ERROR_MISUSED, _("%s: \"%s\" has no year"), _(field->label), shorten(value, arena));
    return error_hint(error, _("write it as year-month-day, for example 2026-04-03"));
  }
  if (field->type == FIELD_BIRTHDAY && date_has_year(date) && date.year < FIRST_BIRTH_YEAR) {
    error_set(error, ERROR_MISUSED, _("%s: nobody alive was born in %d"), _(field->label), date.year);
    return error_hint(error, _("write it as 1980-04-03, or 04-03 when the year is not known"));
  }
  *date_at(field, record) = date;
  return true;
}

/* By its word, else by its label on the screen; -1 when there is none. */
static int find_choice(const struct field *field, const char *value) {
  for (int i = 0; field->choices[i].word != NULL; i++)
    if (ascii_equal_ignoring_case(value, field->choices[i].word)) return i;
  for (int i = 0; field->choices[i].word != NULL; i++)
    if (lang_same_words(value, _(field->choices[i].label))) return i;
  return -1;
}

static bool set_choice(const struct field *field, void *record, const char *value, struct arena *arena,
                       struct error *error) {
  int found = find_choice(field, value);
  if (found >= 0) {
    *choice_at(field, record) = found;
    return true;
  }
  size_t count = choice_count(field);
  struct buffer words;
  buffer_init(&words);
  for (size_t i = 0; i < count; i++) {
    if (i > 0) buffer_append(&words, ", ");
    buffer_append(&words, field->choices[i].word);
  }
  error_set(error, ERROR_MISUSED, _("%s: \"%s\" is none of the words known here"), _(field->label),
            shorten(value, arena));
  error_hint(error, _("use one of: %s"), words.bytes);
  buffer_release(&words);
  return false;
}

static bool set_country(const struct field *field, void *record, const char *value, struct arena *arena,
                        struct error *error) {
  const char *code = country_from_text(value, arena);
  if (code == NULL) {
    error_set(error, ERROR_MISUSED, _("%s: \"%s\" is no country known here"), _(field->label), shorten(value, arena));
    return error_hint(error, _("use a name or a code of two letters, for example Turkey or TR"));
  }
  *text_at(field, record) = arena_strdup(arena, code);
  return true;
}

static bool no_language(const struct field *field, const char *value, struct arena *arena, struct error *error) {
  error_set(error, ERROR_MISUSED, _("%s: \"%s\" is no language known here"), _(field->label), shorten(value, arena));
  return error_hint(error, _("use a name or a short tag, for example Turkish or tr, Kurmancî or ku, Sorani or ckb"));
}

static bool set_language(const struct field *field, void *record, const char *value, struct arena *arena,
                         struct error *error) {
  const char *tag = lang_tag_from_text(value, arena);
  if (tag == NULL) return no_language(field, value, arena, error);
  *text_at(field, record) = arena_strdup(arena, tag);
  return true;
}

/* Whether a list of tags separated by spaces holds this one. */
static bool list_holds(const char *list, const char *tag) {
  size_t length = strlen(tag);
  for (const char *at = list; *at != '\0';) {
    size_t word = strcspn(at, " ");
    if (word == length && memcmp(at, tag, length) == 0) return true;
    at += word;
    at += strspn(at, " ");
  }
  return false;
}

static void append_tag(struct buffer *list, const char *tag) {
  if (list_holds(list->bytes, tag)) return;
  if (list->length > 0) buffer_append_char(list, ' ');
  buffer_append(list, tag);
}

/* "Kurdî (Kurmancî)" is one language, "tr ku" are two: the whole part is tried before its words. */
static bool append_languages(struct buffer *list, const struct field *field, const char *part, struct arena *arena,
                             struct error *error) {
  const char *tag = lang_tag_from_text(part, arena);
  if (tag != NULL) {
    append_tag(list, tag);
    return true;
  }
  for (const char *at = part; *at != '\0';) {
    size_t length = strcspn(at, " ");
    const char *word = arena_strndup(arena, at, length);
    if (length > 0) {
      tag = lang_tag_from_text(word, arena);
      if (tag == NULL) return no_language(field, word, arena, error);
      append_tag(list, tag);
    }
    at += length;
    at += strspn(at, " ");
  }
  return true;
}

static bool set_languages(const struct field *field, void *record, const char *value, struct arena *arena,
                          struct error *error) {
  static const char separators[] = ",;|/+&";
  struct buffer list;
  buffer_init(&list);
  bool done = true;
  for (const char *at = value; done && *at != '\0';) {
    size_t length = strcspn(at, separators);
    struct buffer part;
    buffer_init(&part);
    lang_clean(arena_strndup(arena, at, length), false, &part);
    if (part.length > 0) done = append_languages(&list, field, part.bytes, arena, error);
    buffer_release(&part);
    at += length;
    at += strspn(at, separators);
  }
  if (done) *text_at(field, record) = arena_strdup(arena, list.bytes);
  buffer_release(&list);
  return done;
}

static bool set_integer(const struct field *field, void *record, const char *value, struct arena *arena,
                        struct error *error) {
  int64_t number;
  if (!ascii_parse_integer(value, 0, INT64_MAX, &number)) {
    error_set(error, ERROR_MISUSED, _("%s: \"%s\" is no whole number"), _(field->label), shorten(value, arena));
    return error_hint(error, _("use digits only, for example 12"));
  }
  *integer_at(field, record) = number;
  return true;
}

static bool set_reference(const struct field *field, void *record, const char *value, struct arena *arena,
                          struct error *error) {
  struct uuid id;
  if (!uuid_parse(value, &id))
    return error_set(error, ERROR_MISUSED, _("%s: \"%s\" is no key of a record"), _(field->label),
                     shorten(value, arena));
  *reference_at(field, record) = id;
  return true;
}

static bool set_value(const struct field *field, void *record, const char *value, struct arena *arena,
                      struct error *error) {
  switch (field->type) {
  case FIELD_TEXT:
  case FIELD_LINES: *text_at(field, record) = arena_strdup(arena, value); return true;
  case FIELD_DATE:
  case FIELD_BIRTHDAY: return set_date(field, record, value, arena, error);
  case FIELD_CHOICE: return set_choice(field, record, value, arena, error);
  case FIELD_COUNTRY: return set_country(field, record, value, arena, error);
  case FIELD_LANGUAGE: return set_language(field, record, value, arena, error);
  case FIELD_LANGUAGES: return set_languages(field, record, value, arena, error);
  case FIELD_INTEGER: return set_integer(field, record, value, arena, error);
  case FIELD_REFERENCE: return set_reference(field, record, value, arena, error);
  }
  assert(false);
  return false;
}

static size_t most_characters(const struct field *field) {
  if (field->most != 0) return field->most;
  return field->type == FIELD_LINES ? FIELD_MOST_LINES : FIELD_MOST_TEXT;
}

/* Other types refuse what is too long by themselves. */
static bool check_length(const struct field *field, const char *text, struct error *error) {
  if (field->type != FIELD_TEXT && field->type != FIELD_LINES) return true;
  size_t count = utf8_count(text);
  size_t most = most_characters(field);
  if (count <= most) return true;
  error_set(error, ERROR_MISUSED, _("%s: this has %zu characters, at most %zu are taken"), _(field->label), count,
            most);
  return error_hint(error, _("shorten it; if it came out of a file, several cells may have run into one"));
}

/* '|' stands for a line break in what people type and in the shipped lists. */
const char *field_lines(const char *text, struct arena *arena) {
  char *lines = arena_strdup(arena, text);
  for (char *at = lines; *at != '\0'; at++) {
    if (*at == '|') *at = '\n';
  }
  return lines;
}

bool field_set(const struct field *field, void *record, const char *text, struct arena *arena, struct error *error) {
  if (!utf8_is_valid(text)) {
    error_set(error, ERROR_MISUSED, _("%s: this is no UTF-8 text"), _(field->label));
    return error_hint(error, _("read the file with the right --encoding, or type the text again"));
  }
  if ((field->flags & FIELD_INTERNAL) != 0 && holds_text(field)) {
    *text_at(field, record) = arena_strdup(arena, text);
    return true;
  }
  bool multiline = field->type == FIELD_LINES;
  struct buffer cleaned;
  buffer_init(&cleaned);
  lang_clean(multiline ? field_lines(text, arena) : text, multiline, &cleaned);
  bool done = true;
  if (cleaned.length == 0) {
    clear(field, record);
  } else {
    done = check_length(field, cleaned.bytes, error) && (field->check == NULL || field->check(cleaned.bytes, error)) &&
           set_value(field, record, cleaned.bytes, arena, error);
  }
  buffer_release(&cleaned);
  return done;
}

bool field_restore(const struct field *field, void *record, const char *text) {
  if (*text == '\0') {
    clear(field, record);
    return true;
  }
  if (holds_text(field)) {
    *text_at(field, record) = text;
    return true;
  }
  switch (field->type) {
  case FIELD_DATE:
  case FIELD_BIRTHDAY: return date_parse_iso(text, date_at(field, record));
  case FIELD_CHOICE:
    for (int i = 0; field->choices[i].word != NULL; i++) {
      if (strcmp(field->choices[i].word, text) != 0) continue;
      *choice_at(field, record) = i;
      return true;
    }
    return false;
  case FIELD_INTEGER: return ascii_parse_integer(text, INT64_MIN, INT64_MAX, integer_at(field, record));
  case FIELD_REFERENCE: return uuid_parse(text, reference_at(field, record));
  case FIELD_TEXT:
  case FIELD_LINES:
  case FIELD_COUNTRY:
  case FIELD_LANGUAGE:
  case FIELD_LANGUAGES: break;
  }
  return false;
}
