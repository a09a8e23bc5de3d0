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

/* The parts as they are to be written: in capitals, and without what another part says already. */
struct written_parts {
  const char *of[PART_COUNT];
};

static bool is_in_capitals(const struct country_format *format, enum address_part part) {
  return strchr(format->uppercase, part_table[part].letter) != NULL;
}

/* Number of the line that a part stands on, -1 when the format does not show it. */
static int line_of_part(const char *lines, enum address_part part) {
  int line = 0;
  for (const char *at = strchr(lines, '%'); at != NULL && at[1] != '\0'; at = strchr(at + 2, '%')) {
    if (at[1] == 'n') line++;
    if (at[1] == part_table[part].letter) return line;
  }
  return -1;
}

static bool same_words(const struct country_format *format, const char *a, const char *b, struct arena *arena) {
  return strcmp(lang_upper(a, format->language, arena), lang_upper(b, format->language, arena)) == 0;
}

/* "Diyarbakır/DİYARBAKIR": one of two parts with the same words is left out. The post looks beside the postcode, so
 * what stands there is kept, else `first`; in capitals if the format wants either in them. */
static void write_once(const struct country_format *format, const char *lines, enum address_part first,
                       enum address_part second, struct written_parts *parts, struct arena *arena) {
  int first_line = line_of_part(lines, first), second_line = line_of_part(lines, second);
  if (first_line < 0 || second_line < 0 || *parts->of[first] == '\0') return;
  if (!same_words(format, parts->of[first], parts->of[second], arena)) return;
  int postcode_line = line_of_part(lines, PART_POSTCODE);
  bool keep_second = second_line == postcode_line && first_line != postcode_line;
  enum address_part kept = keep_second ? second : first, dropped = keep_second ? first : second;
  if (is_in_capitals(format, dropped)) parts->of[kept] = parts->of[dropped];
  parts->of[dropped] = "";
}

static struct written_parts write_parts(const struct country_format *format, const char *lines,
                                        const char *const values[PART_COUNT], struct arena *arena) {
  struct written_parts parts;
  for (int i = 0; i < PART_COUNT; i++) {
    bool capitals = is_in_capitals(format, (enum address_part)i);
    parts.of[i] = capitals ? lang_upper(values[i], format->language, arena) : values[i];
  }
  write_once(format, lines, PART_CITY, PART_STATE, &parts, arena);
  write_once(format, lines, PART_CITY, PART_DISTRICT, &parts, arena);
  write_once(format, lines, PART_STATE, PART_DISTRICT, &parts, arena);
  return parts;
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
  const struct written_parts written = write_parts(format, lines, values, arena);
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
      const char *text = written.of[part];
      LIST_PUSH(&parts, (struct line_part){.text = text, .length = strlen(text), .is_field = true});
    }
    assert(at[1] != '\0');
    at += 2;
  }
  append_line(parts.items, parts.count, out);
  LIST_RELEASE(&parts);
}
