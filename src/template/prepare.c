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
  LIST_RELEASE(&prepared->conditions.marks);
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

static size_t indent_of(const char *line, const char *end) {
  size_t indent = 0;
  while (line + indent < end && line[indent] == ' ') indent++;
  return indent;
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
  long number_before;   /* of the last line that began with one; -1 */
  size_t indent_before; /* of the last line that was not empty */
};

static void begin_line(struct pass *pass) { LIST_PUSH(&pass->out->line_starts, pass->out->text.length); }

/* "18. März ist unser Tag" is a sentence; numbers that go on counting are a list, which the parser shall see. */
static const char *copy_line_start(struct pass *pass, const char *line) {
  if (line < pass->end && *line != '\n' && *line != '\r') pass->indent_before = indent_of(line, pass->end);
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

static bool put_condition(struct pass *pass, const char **at, bool has_own_line, struct error *error) {
  struct condition_list *list = &pass->out->conditions;
  size_t offset = (size_t)(*at - pass->source), end = 0, index = list->marks.count;
  if (!condition_read(pass->template, offset, has_own_line, list, &end, error)) return false;
  put_mark(pass->out, MARK_FIRST_CONDITION + (uint32_t)index, offset);
  *at = pass->source + end;
  return true;
}

/* The indentation that decides to which item of a list a line of conditions belongs: its own; without one that of the
 * text it is about. */
static size_t indent_of_conditions(const struct pass *pass, const char *line) {
  size_t own = indent_of(line, pass->end);
  if (own > 0) return own;
  const char *next = line_end_of(line, pass->end);
  const char *word = skip_indent(line + 1, pass->end);
  bool ends = word < pass->end && *word == 'e';
  return ends ? pass->indent_before : indent_of(next, pass->end);
}

/* Conditions with a line of their own become a paragraph of their own: what they are about stays whole for the parser. */
static bool put_condition_line(struct pass *pass, const char **at, struct error *error) {
  size_t origin = (size_t)(*at - pass->source);
  begin_line(pass);
  put_bytes(pass->out, "\n", 1, origin, false);
  begin_line(pass);
  for (size_t i = indent_of_conditions(pass, *at); i > 0; i--) put_bytes(pass->out, " ", 1, origin, false);
  while (*at < pass->end && **at != '\n') {
    if (**at != '{') ++*at;
    else if (!put_condition(pass, at, true, error)) return false;
  }
  put_bytes(pass->out, "\n", 1, origin, false);
  begin_line(pass);
  put_bytes(pass->out, "\n", 1, origin, false);
  if (*at < pass->end) ++*at;
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

/* "{if city}# Title" begins a line: for the parser there is no heading behind the mark. */
static bool check_block_behind(const struct pass *pass, size_t offset, const char *behind, struct error *error) {
  const char *body = pass->source + pass->template->body;
  const char *before = pass->source + offset;
  while (before > body && (before[-1] == ' ' || before[-1] == '\t')) before--;
  if (before > body && before[-1] != '\n') return true;
  size_t marks = 0;
  while (behind + marks < pass->end && behind[marks] == '#') marks++;
  if (marks == 0 && behind < pass->end && (*behind == '-' || *behind == '*' || *behind == '+')) marks = 1;
  if (marks == 0 || behind + marks == pass->end || behind[marks] != ' ') return true;
  template_fault(pass->template, offset, error, ERROR_DAMAGED,
                 _("a condition around a heading or a list has a line of its own"));
  return error_hint(error, _("Put {if ...} on the line before it and {end} on the line behind it"));
}

static bool put_inline_condition(struct pass *pass, const char **at, struct error *error) {
  size_t offset = (size_t)(*at - pass->source);
  return put_condition(pass, at, false, error) && check_block_behind(pass, offset, *at, error);
}

static bool put_brace(struct pass *pass, const char **at, struct error *error) {
  size_t offset = (size_t)(*at - pass->source);
  if (*at + 1 < pass->end && (*at)[1] == **at) {
    put_bytes(pass->out, *at, 1, offset, true);
    *at += 2;
    return true;
  }
  if (condition_is_at(pass->template, offset)) return put_inline_condition(pass, at, error);
  if (**at == '{') return put_field(pass, at, error);
  template_fault(pass->template, offset, error, ERROR_DAMAGED, _("there is no brace { before this }"));
  return error_hint(error, _("For a brace that is just a brace write }}"));
}

/* Behind a ! that no backslash took the meaning from. */
static bool is_picture(const struct pass *pass, const char *bracket) {
  const char *body = pass->source + pass->template->body;
  return bracket > body && bracket[-1] == '!' && (bracket - 1 == body || bracket[-2] != '\\');
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
    if (at_line_start && condition_has_line(template, (size_t)(at - pass.source))) {
      if (!put_condition_line(&pass, &at, error)) return false;
    } else if (at_line_start) {
      begin_line(&pass);
      at = copy_line_start(&pass, at);
      at_line_start = false;
    } else if (*at == '{' || *at == '}') {
      if (!put_brace(&pass, &at, error)) return false;
    } else if (*at == '\\') {
      at = put_escape(&pass, at);
    } else {
      if (*at == '[' && escape_brackets && !is_picture(&pass, at)) {
        put_bytes(out, "\\", 1, (size_t)(at - pass.source), false);
      }
      at_line_start = *at == '\n';
      put_bytes(out, at, 1, (size_t)(at - pass.source), true);
      at++;
    }
  }
  return condition_all_closed(template, &out->conditions, error);
}
