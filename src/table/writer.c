/* SPDX-License-Identifier: MIT */
/* CSV and JSON out. A cell from outside may begin with '=': opened in a spreadsheet it would run, so it is defused. One may
 * hold what acts on a terminal or turns the order of what follows: somebody looks at the file with cat, so it is taken out. */
#include "solipost/table/writer.h"

#include <string.h>

#include "solipost/base/utf8.h"

static bool is_formula_start(char c) { return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r'; }

/* "-5", "+3.25": a spreadsheet makes a number of it, which is harmless and what was meant. */
static bool is_plain_number(const char *text, size_t length) {
  size_t at = length > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  size_t digits = 0;
  size_t points = 0;
  for (; at < length; at++) {
    if (ascii_is_digit(text[at])) {
      digits++;
    } else if (text[at] == '.') {
      points++;
    } else {
      return false;
    }
  }
  return digits > 0 && points <= 1;
}

bool csv_is_formula(const char *text, size_t length) {
  return length > 0 && is_formula_start(text[0]) && !is_plain_number(text, length);
}

const char *csv_without_guard(const char *text, size_t length) {
  return length > 1 && text[0] == '\'' && csv_is_formula(text + 1, length - 1) ? text + 1 : text;
}

static bool needs_quotes(const char *text, size_t length) {
  if (length == 0) {
    return false;
  }
  if (text[0] == ' ' || text[length - 1] == ' ') {
    return true;
  }
  for (size_t i = 0; i < length; i++) {
    if (text[i] == ',' || text[i] == '"' || text[i] == '\n' || text[i] == '\r' || text[i] == ';' || text[i] == '\t') {
      return true;
    }
  }
  return false;
}

static bool turns_direction(uint32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

/* C0, DEL and C1; line ends and tabs belong to a text. */
static bool is_control(uint32_t c) { return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0); }

static bool is_plain(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)text[i];
    if (c >= 0x80 || is_control(c)) {
      return false;
    }
  }
  return true;
}

void csv_append_clean(struct buffer *out, const char *text, size_t length) {
  const char *at = text;
  const char *end = text + length;
  size_t before = out->length;
  while (at < end) {
    const char *start = at;
    uint32_t c = utf8_next(&at, end);
    if (c == UTF8_BAD) {
      buffer_append_codepoint(out, 0xFFFD);
    } else if (c == '\r' && out->length > before && (at == end || *at != '\n')) {
      buffer_append_char(out, '\n'); /* the end of a line of long ago */
    } else if (!is_control(c) && !turns_direction(c)) {
      buffer_append_bytes(out, start, (size_t)(at - start));
    }
  }
}

static void append_clean_cell(struct buffer *out, const char *text, size_t length) {
  bool quoted = needs_quotes(text, length);
  if (quoted) {
    buffer_append_char(out, '"');
  }
  if (csv_is_formula(text, length)) {
    buffer_append_char(out, '\'');
  }
  size_t from = 0;
  for (size_t i = 0; i < length; i++) {
    if (text[i] == '"') {
      buffer_append_bytes(out, text + from, i + 1 - from);
      from = i; /* the quote is written a second time with what follows */
    }
  }
  buffer_append_bytes(out, text + from, length - from);
  if (quoted) {
    buffer_append_char(out, '"');
  }
}

void csv_append_cell(struct buffer *out, const char *text, size_t length) {
  if (is_plain(text, length)) {
    append_clean_cell(out, text, length);
    return;
  }
  struct buffer clean;
  buffer_init(&clean);
  csv_append_clean(&clean, text, length);
  append_clean_cell(out, clean.bytes, clean.length);
  buffer_release(&clean);
}

void csv_append_row(struct buffer *out, const char *const *cells, size_t count) {
  /* A row of one empty cell would read back as no row at all. */
  if (count == 1 && cells[0][0] == '\0') {
    buffer_append(out, "\"\"\n");
    return;
  }
  for (size_t i = 0; i < count; i++) {
    if (i > 0) {
      buffer_append_char(out, ',');
    }
    csv_append_cell(out, cells[i], strlen(cells[i]));
  }
  buffer_append_char(out, '\n');
}

void json_append_string(struct buffer *out, const char *text) {
  const char *at = text;
  const char *end = text + strlen(text);
  buffer_append_char(out, '"');
  while (at < end) {
    uint32_t c = utf8_next(&at, end);
    if (c == UTF8_BAD) {
      buffer_append_codepoint(out, 0xFFFD);
    } else if (c == '"' || c == '\\') {
      buffer_append_char(out, '\\');
      buffer_append_char(out, (char)c);
    } else if (c == '\n') {
      buffer_append(out, "\\n");
    } else if (c == '\t') {
      buffer_append(out, "\\t");
    } else if (c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) || c == 0x2028 || c == 0x2029 || turns_direction(c)) {
      buffer_printf(out, "\\u%04x", (unsigned)c); /* control codes must not reach a terminal either */
    } else {
      buffer_append_codepoint(out, c);
    }
  }
  buffer_append_char(out, '"');
}

void json_append_object(struct buffer *out, const char *const *names, const char *const *values, size_t count) {
  buffer_append_char(out, '{');
  for (size_t i = 0; i < count; i++) {
    if (i > 0) {
      buffer_append(out, ", ");
    }
    json_append_string(out, names[i]);
    buffer_append(out, ": ");
    json_append_string(out, values[i]);
  }
  buffer_append_char(out, '}');
}
