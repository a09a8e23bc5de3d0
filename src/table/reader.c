/* SPDX-License-Identifier: MIT */
/* Readers of tables: which separator, where the first row stands, one row after the other. */
#include "solipost/table/reader.h"

#include <string.h>

#include "row_parser.h"
#include "separator.h"
#include "solipost/base/i18n.h"

struct table_reader {
  struct row_parser parser;
  size_t first, first_line; /* behind a line "sep=;" */
};

static bool is_line_end(char c) { return c == '\n' || c == '\r'; }

/* "sep=;" in the first line is an instruction of Excel's, not a row. Returns where the rows begin. */
static size_t read_separator_line(const char *text, size_t length, char *separator) {
  size_t quote = length > 0 && text[0] == '"' ? 1 : 0;
  size_t end = quote + 5 + quote;
  if (length < end || memcmp(text + quote, "sep=", 4) != 0 || is_line_end(text[quote + 4])) {
    return 0;
  }
  if (end < length && !is_line_end(text[end])) {
    return 0;
  }
  *separator = text[quote + 4];
  if (end + 1 < length && text[end] == '\r' && text[end + 1] == '\n') {
    return end + 2;
  }
  return end < length ? end + 1 : end;
}

static bool can_separate(char c) { return c != '"' && !is_line_end(c) && (unsigned char)c < 0x80; }

bool table_reader_create(struct table_reader **out, const char *text, size_t length, char separator,
                         struct error *error) {
  *out = NULL;
  char told = 0;
  size_t first = read_separator_line(text, length, &told);
  if (separator == 0) {
    separator = told;
  }
  if (!can_separate(separator)) {
    error_set(error, ERROR_MISUSED, _("this character cannot separate columns"));
    return error_hint(error, _("Use a comma, a semicolon, a tab or a bar"));
  }
  if (separator == 0) {
    separator = separator_guess(text + first, length - first);
  }
  struct table_reader *reader = mem_alloc(sizeof *reader);
  row_parser_init(&reader->parser, text, length, separator);
  reader->first = first;
  reader->first_line = first > 0 ? 2 : 1;
  table_reader_rewind(reader);
  *out = reader;
  return true;
}

void table_reader_rewind(struct table_reader *reader) {
  row_parser_rewind(&reader->parser, reader->first, reader->first_line);
}

bool table_reader_next(struct table_reader *reader, struct table_row *row) {
  return row_parser_next(&reader->parser, row);
}

char table_reader_separator(const struct table_reader *reader) { return reader->parser.separator; }

size_t table_reader_empty_rows(const struct table_reader *reader) { return reader->parser.empty_rows; }

void table_reader_destroy(struct table_reader *reader) {
  if (reader != NULL) {
    row_parser_release(&reader->parser);
    mem_free(reader);
  }
}

void table_locate_end(const char *text, size_t length, char separator, size_t *row, size_t *column) {
  *row = 1;
  *column = 1;
  struct table_reader *reader;
  if (!table_reader_create(&reader, text, length, separator, NULL)) {
    return;
  }
  struct table_row last;
  while (table_reader_next(reader, &last)) {
    bool complete = last.end < length && is_line_end(text[length - 1]);
    *row = complete ? last.number + 1 : last.number;
    *column = complete || last.count == 0 ? 1 : last.count;
  }
  table_reader_destroy(reader);
}
