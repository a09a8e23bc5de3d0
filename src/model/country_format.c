/* SPDX-License-Identifier: MIT */
/* Reads the table of countries once and fills their formats. */
#include "country_format.h"

#include <assert.h>

#include "solipost/base/datafile.h"
#include "solipost/lang/text.h"

#include "address_line.h"

static const struct {
  char letter;
  const char *field;
} part_table[PART_COUNT] = {
    [PART_NAME] = {'N', "name"},         [PART_PRISON] = {'O', "name"},
    [PART_STREET] = {'A', "street"},     [PART_DISTRICT] = {'D', "district"},
    [PART_CITY] = {'C', "city"},         [PART_STATE] = {'S', "state"},
    [PART_POSTCODE] = {'Z', "postcode"}, [PART_SORTING] = {'X', "sorting_code"},
};

/* Read at first use and kept while the program runs: about 30 KB. */
static struct {
  struct arena arena;
  struct country_format *formats;
  size_t count;
} table;

static bool table_load(struct error *error) {
  if (table.formats != NULL) return true;
  arena_init(&table.arena);
  struct datafile file;
  if (!datafile_load(&file, "address-formats.tsv", &table.arena, error)) {
    arena_release(&table.arena);
    return false;
  }
  int country = datafile_column(&file, "country");
  int language = datafile_column(&file, "language");
  int print = datafile_column(&file, "print");
  int local = datafile_column(&file, "local");
  int required = datafile_column(&file, "required");
  int uppercase = datafile_column(&file, "uppercase");
  struct country_format *formats = ARENA_ARRAY(&table.arena, struct country_format, file.row_count + 1);
  for (size_t i = 0; i < file.row_count; i++) {
    formats[i] = (struct country_format){
        .country = datafile_cell(&file, i, country),
        .language = datafile_cell(&file, i, language),
        .print = datafile_cell(&file, i, print),
        .local = datafile_cell(&file, i, local),
        .required = datafile_cell(&file, i, required),
        .uppercase = datafile_cell(&file, i, uppercase),
    };
  }
  table.formats = formats;
  table.count = file.row_count;
  return true;
}

bool country_format_find(const char *country, const struct country_format **out, struct error *error) {
  *out = NULL;
  if (!table_load(error)) return false;
  for (size_t i = 0; i < table.count; i++) {
    if (strcmp(table.formats[i].country, country) == 0) *out = &table.formats[i];
  }
  return true;
}

static bool part_of_letter(char letter, enum address_part *part) {
  for (int i = 0; i < PART_COUNT; i++) {
    if (part_table[i].letter != letter) continue;
    *part = (enum address_part)i;
    return true;
  }
  return false;
}

bool country_format_needs(const struct country_format *format, enum address_part part) {
  return strchr(format->required, part_table[part].letter) != NULL;
}

bool country_format_shows(const char *lines, enum address_part part) {
  for (const char *at = strchr(lines, '%'); at != NULL && at[1] != '\0'; at = strchr(at + 2, '%')) {
    if (at[1] == part_table[part].letter) return true;
  }
  return false;
}

const char *address_part_field(enum address_part part) { return part_table[part].field; }

static struct line_part value_part(const struct country_format *format, enum address_part part, const char *value,
                                   struct arena *arena) {
  if (strchr(format->uppercase, part_table[part].letter) != NULL) value = lang_upper(value, format->language, arena);
  return (struct line_part){.text = value, .length = strlen(value), .is_field = true};
}

static bool has_value(const struct line_part *parts, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (parts[i].is_field && parts[i].length > 0) return true;
  }
  return false;
}

/* Appends one line with its newline, unless no part of it has a value: a prefix such as "SINGAPORE" says nothing alone. */
static void append_line(const struct line_part *parts, size_t count, struct buffer *out) {
  if (!has_value(parts, count)) return;
  size_t before = out->length;
  if (before > 0) buffer_append_char(out, '\n');
  size_t start = out->length;
  address_line_append(parts, count, out);
  if (out->length == start) buffer_truncate(out, before);
}

void country_format_fill(const struct country_format *format, const char *lines, const char *const values[PART_COUNT],
                         struct arena *arena, struct buffer *out) {
  LIST(struct line_part) parts = {0};
  const char *at = lines;
  while (*at != '\0') {
    size_t literal = strcspn(at, "%");
    if (literal > 0) LIST_PUSH(&parts, (struct line_part){.text = at, .length = literal});
    at += literal;
    if (*at == '\0') break;
    enum address_part part;
    if (at[1] == 'n') {
      append_line(parts.items, parts.count, out);
      parts.count = 0;
    } else if (part_of_letter(at[1], &part)) {
      LIST_PUSH(&parts, value_part(format, part, values[part], arena));
    }
    assert(at[1] != '\0');
    at += 2;
  }
  append_line(parts.items, parts.count, out);
  LIST_RELEASE(&parts);
}
