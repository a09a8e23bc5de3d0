/* SPDX-License-Identifier: MIT */
/* Cells to fields of a record, and the record of a row to the one in the register. An empty cell erases nothing. */
#include "import_cell.h"

#include <string.h>

#include "import_columns.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"
#include "solipost/table/value.h"
#include "solipost/table/writer.h"

bool import_cell_is_empty(const char *text) {
  static const char *const nothing[] = {"",    "-",   "--",   "–",    "—",     "?",    "??",
                                        "n/a", "N/A", "n.a.", "k.A.", "k. A.", "#N/A", "null"};
  text += strspn(text, " \t\r\n");
  size_t length = strlen(text);
  while (length > 0 && ascii_is_space(text[length - 1])) {
    length--;
  }
  for (size_t i = 0; i < COUNT_OF(nothing); i++) {
    if (strlen(nothing[i]) == length && memcmp(text, nothing[i], length) == 0) {
      return true;
    }
  }
  return false;
}

const char *import_cell_plain(const char *text, struct arena *arena) {
  text += strspn(text, " \t\r\n");
  size_t length = strlen(text);
  const char *unguarded = csv_without_guard(text, length);
  length -= (size_t)(unguarded - text);
  while (length > 0 && ascii_is_space(unguarded[length - 1])) {
    length--;
  }
  return arena_strndup(arena, unguarded, length);
}

bool import_cell_is_year(const char *plain) {
  int64_t year;
  return strlen(plain) == 4 && ascii_parse_integer(plain, 1850, 2100, &year);
}

/* U+0080..U+009F are what a wrong encoding makes of letters; taking them out silently would lose those. */
static bool check_controls(const char *text, struct error *error) {
  for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
    if (at[0] == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0) {
      error_set(error, ERROR_DAMAGED, _("there is a control character (U+%04X) where a letter should be"), at[1]);
      return error_hint(error, _("The encoding may be a wrong one: --encoding"));
    }
  }
  return true;
}

static bool set_date(const struct import_pass *pass, const struct field *field, void *record, const char *text,
                     struct arena *arena, struct error *error) {
  struct date date;
  char iso[DATE_TEXT_SIZE];
  bool birthday = field->type == FIELD_BIRTHDAY;
  if (!date_from_text(text, pass->import->settings->date_order, birthday, (struct date){0}, &date, error)) {
    if (error->kind == ERROR_AMBIGUOUS) {
      error_hint(error, _("Say what comes first with --date-order dmy or --date-order mdy"));
    }
    return error_prefix(error, "%s: ", _(field->label));
  }
  date_format_iso(date, iso);
  return field_set(field, record, iso, arena, error);
}

static bool has_word_list(const struct field *field) {
  return field->type == FIELD_CHOICE || strcmp(field->name, "kind") == 0;
}

bool import_cell_set(struct import_pass *pass, const struct field *field, void *record, const char *text,
                     struct error *error) {
  const char *plain = import_cell_plain(text, &pass->arena);
  if (!check_controls(plain, error)) {
    return false;
  }
  if (field->type == FIELD_DATE || field->type == FIELD_BIRTHDAY) {
    return set_date(pass, field, record, plain, &pass->arena, error);
  }
  if (has_word_list(field)) {
    const char *value = import_words_value(&pass->import->words, field->name, plain);
    return field_set(field, record, value != NULL ? value : plain, &pass->arena, error);
  }
  return field_set(field, record, plain, &pass->arena, error);
}

static bool append_note(struct import_pass *pass, const struct import_column *column, const char *text,
                        struct buffer *note, struct error *error) {
  const char *plain = import_cell_plain(text, &pass->arena);
  if (!check_controls(plain, error)) {
    return false;
  }
  if (note->length > 0) {
    buffer_append_char(note, '\n');
  }
  buffer_printf(note, "%s: ", column->title);
  struct buffer cleaned;
  buffer_init(&cleaned);
  lang_clean(plain, false, &cleaned); /* one line per column, so that a later import finds it again */
  buffer_append(note, cleaned.bytes);
  buffer_release(&cleaned);
  if (utf8_count(note->bytes) > FIELD_MOST_LINES) {
    error_set(error, ERROR_MISUSED, _("the columns for the note have more than %d characters together"),
              FIELD_MOST_LINES);
    return error_hint(error, _("shorten it; if it came out of a file, several cells may have run into one"));
  }
  return true;
}

bool import_cells_set(struct import_pass *pass, const struct table_row *row, void *record, bool *given,
                      struct buffer *note, struct error *error) {
  const struct import *import = pass->import;
  const struct noun *noun = import->settings->noun;
  for (size_t i = 0; i < row->count && i < import->column_count; i++) {
    const struct import_column *column = &import->columns[i];
    const char *text = row->cells[i].text;
    if (import_cell_is_empty(text)) {
      continue;
    }
    bool good = true;
    if (column->field == NULL) {
      good = append_note(pass, column, text, note, error);
    } else {
      const struct field *field = noun_field(noun, column->field);
      bool year_only =
          field != NULL && field->type == FIELD_BIRTHDAY && import_cell_is_year(import_cell_plain(text, &pass->arena));
      if (field != NULL && field->type != FIELD_REFERENCE && !year_only) {
        good = import_cell_set(pass, field, record, text, error);
        given[field - noun->fields] = true;
      }
    }
    if (!good) {
      return error_prefix(error, _("column '%s': "), column->title);
    }
  }
  return true;
}

void import_merge(struct import_pass *pass, struct import_item *item, void *existing, const void *record,
                  const bool *given) {
  const struct noun *noun = pass->import->settings->noun;
  for (size_t i = 0; i < noun->field_count; i++) {
    const struct field *field = &noun->fields[i];
    if (!given[i]) {
      continue;
    }
    const char *old_text = arena_strdup(&pass->arena, field_get(field, existing, &pass->arena));
    const char *new_text = field_get(field, record, &pass->arena);
    if (strcmp(old_text, new_text) != 0 && field_restore(field, existing, new_text)) {
      import_add_change(item, _(field->label), old_text, new_text);
    }
  }
}

/* The line of `note` that begins with the title of `line`, or with the line itself when it has none. */
static const char *find_line(const char *note, const char *line, size_t length, size_t *found_length) {
  const char *colon = memchr(line, ':', length);
  size_t compared = colon != NULL ? (size_t)(colon - line) + 1 : length;
  for (const char *at = note; *at != '\0';) {
    size_t size = strcspn(at, "\n");
    if (size >= compared && memcmp(at, line, compared) == 0) {
      *found_length = size;
      return at;
    }
    at += size + (at[size] == '\n');
  }
  return NULL;
}

void import_merge_note(struct import_pass *pass, struct import_item *item, const struct field *field, void *existing,
                       const char *lines) {
  const char *old_note = arena_strdup(&pass->arena, field_get(field, existing, &pass->arena));
  const char *note = old_note;
  for (const char *at = lines; *at != '\0';) {
    size_t length = strcspn(at, "\n");
    size_t found_length = 0;
    const char *found = find_line(note, at, length, &found_length);
    if (found == NULL) {
      note = arena_printf(&pass->arena, "%s%s%.*s", note, note[0] != '\0' ? "\n" : "", (int)length, at);
    } else if (found_length != length || memcmp(found, at, length) != 0) {
      note = arena_printf(&pass->arena, "%.*s%.*s%s", (int)(found - note), note, (int)length, at, found + found_length);
    }
    at += length + (at[length] == '\n');
  }
  if (strcmp(note, old_note) != 0 && field_restore(field, existing, note)) {
    import_add_change(item, _(field->label), old_note, note);
  }
}
