/* SPDX-License-Identifier: MIT */
/* Takes fields, braces and false lists out of the way of the Markdown parser, and remembers where everything stood. */
#include "prepare.h"

#include <string.h>

#include "fault.h"
#include "field.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

void prepared_init(struct prepared *prepared) {
  *prepared = (struct prepared){0};
  buffer_init(&prepared->text);
}

void prepared_release(struct prepared *prepared) {
  buffer_release(&prepared->text);
  LIST_RELEASE(&prepared->origins);
  LIST_RELEASE(&prepared->line_starts);
  LIST_RELEASE(&prepared->fields);
}

size_t prepared_origin(const struct prepared *prepared, int line, int column) {
  if (line < 1 || (size_t)line > prepared->line_starts.count || prepared->origins.count == 0) {
    return prepared->origins.count > 0 ? prepared->origins.items[0] : 0;
  }
  size_t at = prepared->line_starts.items[line - 1] + (column > 1 ? (size_t)column - 1 : 0);
  if (at >= prepared->origins.count) at = prepared->origins.count - 1;
  return prepared->origins.items[at];
}

static void put_bytes(struct prepared *out, const char *bytes, size_t length, size_t origin, bool moves) {
  for (size_t i = 0; i < length; i++) {
    buffer_append_char(&out->text, bytes[i]);
    LIST_PUSH(&out->origins, (uint32_t)(moves ? origin + i : origin));
  }
}

static void put_mark(struct prepared *out, uint32_t codepoint, size_t origin) {
  char bytes[4];
  put_bytes(out, bytes, utf8_encode(codepoint, bytes), origin, false);
}

/* "18. März" at the beginning of a line: the number, and the length of "18". */
struct marker {
  size_t digits;
  long number; /* -1: none */
};

static struct marker marker_at(const char *line, const char *end) {
  struct marker marker = {.number = -1};
  long number = 0;
  while (line + marker.digits < end && ascii_is_digit(line[marker.digits]) && marker.digits < 10) {
    number = number * 10 + (line[marker.digits] - '0');
    marker.digits++;
  }
  const char *after = line + marker.digits;
  if (marker.digits == 0 || marker.digits > 9 || after == end || (*after != '.' && *after != ')')) return marker;
  if (after + 1 < end && !ascii_is_space(after[1])) return marker;
  marker.number = number;
  return marker;
}

static const char *line_end_of(const char *at, const char *end) {
  const char *newline = memchr(at, '\n', (size_t)(end - at));
  return newline != NULL ? newline + 1 : end;
}

static const char *skip_indent(const char *at, const char *end) {
  for (int i = 0; i < 3 && at < end && *at == ' '; i++) at++;
  return at;
}

/* The number at the beginning of the next line that begins with one; -1 when there is none. */
static long next_number(const char *line, const char *end) {
  for (line = line_end_of(line, end); line < end; line = line_end_of(line, end)) {
    struct marker marker = marker_at(skip_indent(line, end), end);
    if (marker.number >= 0) return marker.number;
  }
  return -1;
}

/* One pass over the body. */
struct pass {
  struct template *template;
  struct prepared *out;
  const char *source, *end;
  bool escape_brackets;
  long number_before; /* of the last line that began with one; -1 */
};

/* "18. März ist unser Tag" is a sentence; numbers that go on counting are a list, which the parser shall see. */
static const char *copy_line_start(struct pass *pass, const char *line) {
  const char *at = skip_indent(line, pass->end);
  put_bytes(pass->out, line, (size_t)(at - line), (size_t)(line - pass->source), true);
  struct marker marker = marker_at(at, pass->end);
  if (marker.number < 0) return at;
  bool goes_on = next_number(at, pass->end) == marker.number + 1 ||
                 (pass->number_before >= 0 && pass->number_before + 1 == marker.number);
  pass->number_before = marker.number;
  if (goes_on) return at;
  put_bytes(pass->out, at, marker.digits, (size_t)(at - pass->source), true);
  put_bytes(pass->out, "\\", 1, (size_t)(at - pass->source), false);
  return at + marker.digits; /* the point is copied next */
}

static bool put_field(struct pass *pass, const char **at, struct error *error) {
  struct prepared *out = pass->out;
  size_t offset = (size_t)(*at - pass->source), end = 0;
  struct field_use field;
  if (!template_read_field(pass->template, offset, &field, &end, error)) return false;
  if (out->fields.count == MOST_FIELDS) {
    return template_fault(pass->template, offset, error, ERROR_DAMAGED, _("more than %d fields"), MOST_FIELDS);
  }
  put_mark(out, MARK_FIRST_FIELD + (uint32_t)out->fields.count, offset);
  LIST_PUSH(&out->fields, field);
  *at = pass->source + end;
  return true;
}

/* A backslash takes its meaning from the character after it. */
static const char *put_escape(struct pass *pass, const char *at) {
  size_t offset = (size_t)(at - pass->source);
  char next = '\0';
  if (at + 1 < pass->end) next = at[1];
  if (next == '"') {
    put_mark(pass->out, MARK_DOUBLE_QUOTE, offset);
    return at + 2;
  }
  if (next == '\'') {
    put_mark(pass->out, MARK_SINGLE_QUOTE, offset);
    return at + 2;
  }
  bool is_pair = next == '\\' || next == '{' || next == '}' || next == '[';
  put_bytes(pass->out, at, is_pair ? 2 : 1, offset, true);
  return at + (is_pair ? 2 : 1);
}

static bool put_brace(struct pass *pass, const char **at, struct error *error) {
  size_t offset = (size_t)(*at - pass->source);
  if (*at + 1 < pass->end && (*at)[1] == **at) {
    put_bytes(pass->out, *at, 1, offset, true);
    *at += 2;
    return true;
  }
  if (**at == '{') return put_field(pass, at, error);
  template_fault(pass->template, offset, error, ERROR_DAMAGED, _("there is no brace { before this }"));
  return error_hint(error, _("For a brace that is just a brace write }}"));
}

bool template_prepare(struct template *template, bool escape_brackets, struct prepared *out, struct error *error) {
  struct pass pass = {
      .template = template,
      .out = out,
      .source = template->source,
      .end = template->source + template->length,
      .escape_brackets = escape_brackets,
      .number_before = -1,
  };
  bool at_line_start = true;
  for (const char *at = template->source + template->body; at < pass.end;) {
    if (at_line_start) {
      LIST_PUSH(&out->line_starts, out->text.length);
      at = copy_line_start(&pass, at);
      at_line_start = false;
      continue;
    }
    if (*at == '{' || *at == '}') {
      if (!put_brace(&pass, &at, error)) return false;
    } else if (*at == '\\') {
      at = put_escape(&pass, at);
    } else {
      if (*at == '[' && escape_brackets) put_bytes(out, "\\", 1, (size_t)(at - pass.source), false);
      at_line_start = *at == '\n';
      put_bytes(out, at, 1, (size_t)(at - pass.source), true);
      at++;
    }
  }
  return true;
}
