/* SPDX-License-Identifier: MIT */
/* Between a noun's struct and the columns of its table: NULL is not set, days are ISO text, choices are words. */
#include "row.h"

#include <assert.h>

#include "statement.h"

void row_append_columns(const struct noun *noun, const char *prefix, struct buffer *out) {
  for (size_t i = 0; i < noun->field_count; i++) {
    buffer_printf(out, "%s%s\"%s\"", i == 0 ? "" : ", ", prefix, noun->fields[i].name);
  }
}

static const void *member(const struct field *field, const void *record) {
  return (const char *)record + field->offset;
}

static void *own_member(const struct field *field, void *record) { return (char *)record + field->offset; }

struct uuid row_id(const void *record) {
  return *(const struct uuid *)record;
}

const char *row_text(const struct field *field, const void *record) {
  return *(const char *const *)member(field, record);
}

struct uuid row_reference(const struct field *field, const void *record) {
  assert(field->type == FIELD_REFERENCE);
  return *(const struct uuid *)member(field, record);
}

static void bind_field(sqlite3_stmt *statement, int index, const struct field *field, const void *record) {
  const void *value = member(field, record);
  switch (field->type) {
  case FIELD_TEXT:
  case FIELD_LINES:
  case FIELD_COUNTRY:
  case FIELD_LANGUAGE:
  case FIELD_LANGUAGES: bind_text(statement, index, *(const char *const *)value); return;
  case FIELD_DATE:
  case FIELD_BIRTHDAY: {
    struct date date = *(const struct date *)value;
    if (!date_is_set(date)) return;
    char text[DATE_TEXT_SIZE];
    date_format_iso(date, text);
    sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT);
    return;
  }
  case FIELD_CHOICE: {
    int choice = *(const int *)value;
    if (choice != 0) sqlite3_bind_text(statement, index, field->choices[choice].word, -1, SQLITE_STATIC);
    return;
  }
  case FIELD_INTEGER: {
    int64_t number = *(const int64_t *)value;
    if (number != 0) sqlite3_bind_int64(statement, index, number);
    return;
  }
  case FIELD_REFERENCE: {
    const struct uuid *id = value;
    if (!uuid_is_nil(*id)) bind_id(statement, index, id);
    return;
  }
  }
}

void row_bind(sqlite3_stmt *statement, int first, const struct noun *noun, const void *record) {
  for (size_t i = 0; i < noun->field_count; i++) bind_field(statement, first + (int)i, &noun->fields[i], record);
}

static int choice_of_word(const struct field *field, const char *word) {
  for (int i = 0; field->choices[i].word != NULL; i++) {
    if (strcmp(field->choices[i].word, word) == 0) return i;
  }
  return 0; /* a word this program does not know counts as not set; `check` names it */
}

static void read_field(sqlite3_stmt *statement, int column, const struct field *field, void *record,
                       struct arena *arena) {
  void *value = own_member(field, record);
  switch (field->type) {
  case FIELD_TEXT:
  case FIELD_LINES:
  case FIELD_COUNTRY:
  case FIELD_LANGUAGE:
  case FIELD_LANGUAGES: *(const char **)value = column_text(statement, column, arena); return;
  case FIELD_DATE:
  case FIELD_BIRTHDAY: {
    struct date date = {0};
    const char *text = (const char *)sqlite3_column_text(statement, column);
    if (text == NULL || !date_parse_iso(text, &date)) date = (struct date){0};
    if (field->type == FIELD_DATE && !date_has_year(date)) date = (struct date){0}; /* was put there by other hands */
    *(struct date *)value = date;
    return;
  }
  case FIELD_CHOICE: {
    const char *word = (const char *)sqlite3_column_text(statement, column);
    *(int *)value = word == NULL ? 0 : choice_of_word(field, word);
    return;
  }
  case FIELD_INTEGER: *(int64_t *)value = sqlite3_column_int64(statement, column); return;
  case FIELD_REFERENCE: *(struct uuid *)value = column_id(statement, column); return;
  }
}

void row_read(sqlite3_stmt *statement, int first, const struct noun *noun, void *record, struct arena *arena) {
  *(struct uuid *)record = column_id(statement, first);
  for (size_t i = 0; i < noun->field_count; i++) {
    read_field(statement, first + 1 + (int)i, &noun->fields[i], record, arena);
  }
}
