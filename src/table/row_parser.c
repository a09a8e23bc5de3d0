/* SPDX-License-Identifier: MIT */
/* CSV as people have it. One pass over the text; a quote that spoils a row is found out, the row is read again with that
 * quote as a plain character and ends with its line. */
#include "row_parser.h"

#include <assert.h>
#include <string.h>

#include "solipost/base/i18n.h"

/* How one attempt at a row went. */
struct attempt {
  size_t end;        /* first byte behind the row's last character */
  size_t next, line; /* where the following row begins */
  const char *problem;
  size_t bad_quote;        /* the quote that led astray; SIZE_MAX when none did */
  size_t first_long_quote; /* first quote of this row that closed on a later line; SIZE_MAX when none */
  size_t reached;          /* how far the attempt looked */
};

static bool is_line_end(char c) { return c == '\n' || c == '\r'; }

static bool is_blank(const struct row_parser *parser, char c) {
  return c == ' ' || (c == '\t' && parser->separator != '\t');
}

static size_t skip_blanks(const struct row_parser *parser, size_t at) {
  while (at < parser->length && is_blank(parser, parser->text[at])) {
    at++;
  }
  return at;
}

static size_t skip_line_end(const struct row_parser *parser, size_t at) {
  if (at < parser->length && parser->text[at] == '\r') {
    at++;
    return at < parser->length && parser->text[at] == '\n' ? at + 1 : at;
  }
  return at < parser->length ? at + 1 : at;
}

static bool place_is_blank(const struct row_parser *parser, const struct row_place *place) {
  const char *text = parser->scratch.bytes + place->text;
  for (size_t i = 0; i < place->length; i++) {
    if (text[i] != ' ' && text[i] != '\t' && text[i] != '\n' && text[i] != '\r') {
      return false;
    }
  }
  return true;
}

static void end_place(struct row_parser *parser, size_t from, size_t offset) {
  LIST_PUSH(&parser->places, (struct row_place){from, parser->scratch.length - from, offset});
  buffer_append_char(&parser->scratch, '\0');
}

/* A cell without quotes of its own, or one whose quotes are taken as they stand. Returns where it ends. */
static size_t read_plain_cell(struct row_parser *parser, size_t at) {
  const char *text = parser->text;
  size_t end = at;
  while (end < parser->length && text[end] != parser->separator && !is_line_end(text[end])) {
    end++;
  }
  size_t from = parser->scratch.length;
  buffer_append_bytes(&parser->scratch, text + at, end - at);
  end_place(parser, from, at);
  return end;
}

/* Appends part of a quoted cell with its line ends made '\n'; counts them. */
static void append_quoted(struct row_parser *parser, size_t from, size_t to, size_t *lines) {
  size_t kept = from;
  for (size_t i = from; i < to; i++) {
    if (parser->text[i] == '\n') {
      ++*lines;
    } else if (parser->text[i] == '\r') {
      buffer_append_bytes(&parser->scratch, parser->text + kept, i - kept);
      kept = i + 1;
      if (i + 1 == to || parser->text[i + 1] != '\n') {
        buffer_append_char(&parser->scratch, '\n');
        ++*lines;
      }
    }
  }
  buffer_append_bytes(&parser->scratch, parser->text + kept, to - kept);
}

/* A cell that begins with the quote at `open`. False: the quote is a stray one, `try` says why. */
static bool read_quoted_cell(struct row_parser *parser, size_t open, size_t *end, struct attempt *try) {
  const char *text = parser->text;
  size_t from = parser->scratch.length;
  size_t at = open + 1;
  size_t lines = 0;
  while (true) {
    const char *quote = at < parser->length ? memchr(text + at, '"', parser->length - at) : NULL;
    size_t close = quote != NULL ? (size_t)(quote - text) : parser->length;
    append_quoted(parser, at, close, &lines);
    try->reached = close;
    if (lines > 0 && open < parser->tried_until) {
      try->problem = _("a quote is opened and not closed on its line");
      return false;
    }
    if (quote == NULL) {
      try->problem = _("a quote is opened and never closed");
      return false;
    }
    if (close + 1 < parser->length && text[close + 1] == '"') {
      buffer_append_char(&parser->scratch, '"');
      at = close + 2;
      continue;
    }
    at = skip_blanks(parser, close + 1);
    if (at < parser->length && text[at] != parser->separator && !is_line_end(text[at])) {
      try->problem = lines > 0 ? _("a quote is opened and never closed") : _("text follows a closing quote");
      return false;
    }
    break;
  }
  end_place(parser, from, open + 1);
  try->line += lines;
  if (lines > 0 && try->first_long_quote == SIZE_MAX) {
    try->first_long_quote = open;
  }
  *end = at;
  return true;
}

/* Is the cell just read a filled one that the table has no column for? */
static bool is_beyond_width(const struct row_parser *parser) {
  return parser->width > 0 && parser->places.count > parser->width &&
         !place_is_blank(parser, &parser->places.items[parser->places.count - 1]);
}

/* Reads one row beginning at parser->at. Quotes at `plain_from` and behind it are plain characters. False: a quote led
 * astray. */
static bool read_row(struct row_parser *parser, size_t plain_from, struct attempt *try) {
  *try = (struct attempt){.line = parser->line, .bad_quote = SIZE_MAX, .first_long_quote = SIZE_MAX};
  buffer_reset(&parser->scratch);
  parser->places.count = 0;
  size_t at = parser->at;
  while (true) {
    size_t first = skip_blanks(parser, at);
    if (first < parser->length && first < plain_from && parser->text[first] == '"') {
      if (!read_quoted_cell(parser, first, &at, try)) {
        try->bad_quote = first;
        return false;
      }
    } else {
      at = read_plain_cell(parser, at);
    }
    if (plain_from == SIZE_MAX && try->first_long_quote != SIZE_MAX && is_beyond_width(parser)) {
      /* Wider than the table and over several lines: a stray quote has met the quote of a later row. */
      try->reached = at;
      try->bad_quote = try->first_long_quote;
      try->problem = _("a quote is opened and not closed in its row");
      return false;
    }
    if (at >= parser->length || is_line_end(parser->text[at])) {
      break;
    }
    at++; /* the separator */
  }
  try->end = at;
  try->next = skip_line_end(parser, at);
  try->line++;
  try->reached = try->next;
  return true;
}

/* Does one of the lines that a quoted cell of this row ran over look like a whole row of its own? */
static bool ran_over_rows(const struct row_parser *parser, const struct attempt *try) {
  if (try->first_long_quote == SIZE_MAX || parser->width < 2 || parser->places.count == parser->width) {
    return false;
  }
  size_t separators = 0;
  bool first_line = true;
  for (size_t at = try->first_long_quote; at <= try->end; at++) {
    if (at == try->end || is_line_end(parser->text[at])) {
      if (!first_line && separators == parser->width - 1) {
        return true;
      }
      first_line = false;
      separators = 0;
    } else if (parser->text[at] == parser->separator) {
      separators++;
    }
  }
  return false;
}

static bool row_is_blank(const struct row_parser *parser) {
  for (size_t i = 0; i < parser->places.count; i++) {
    if (!place_is_blank(parser, &parser->places.items[i])) {
      return false;
    }
  }
  return true;
}

/* Drops trailing separators beyond the table's width; a filled cell out there is a problem. */
static const char *fit_width(struct row_parser *parser) {
  if (parser->width == 0) {
    parser->width = parser->places.count;
  }
  while (parser->places.count > parser->width &&
         place_is_blank(parser, &parser->places.items[parser->places.count - 1])) {
    parser->places.count--;
  }
  return parser->places.count > parser->width ? _("more cells than the first row has") : NULL;
}

static const char *find_nul(const struct row_parser *parser) {
  for (size_t i = 0; i < parser->places.count; i++) {
    const struct row_place *place = &parser->places.items[i];
    if (memchr(parser->scratch.bytes + place->text, '\0', place->length) != NULL) {
      return _("a NUL byte stands in a cell");
    }
  }
  return NULL;
}

static void publish_cells(struct row_parser *parser) {
  parser->cells.count = 0;
  for (size_t i = 0; i < parser->places.count; i++) {
    const struct row_place *place = &parser->places.items[i];
    LIST_PUSH(&parser->cells, (struct table_cell){parser->scratch.bytes + place->text, place->length, place->offset});
  }
}

/* Reads a row as well as it can be read; `try` then says where it ends and what was wrong. */
static void read_row_or_its_line(struct row_parser *parser, struct attempt *try) {
  bool good = read_row(parser, SIZE_MAX, try);
  if (good && ran_over_rows(parser, try)) {
    try->bad_quote = try->first_long_quote;
    try->problem = _("a quote is opened and not closed in its row");
    good = false;
  }
  if (good) {
    return;
  }
  const char *problem = try->problem;
  size_t tried_until = try->reached;
  bool again = read_row(parser, try->bad_quote, try);
  assert(again); /* every quote before the stray one was read well the first time */
  (void)again;
  try->problem = problem;
  if (tried_until > parser->tried_until) {
    parser->tried_until = tried_until;
  }
}

bool row_parser_next(struct row_parser *parser, struct table_row *row) {
  while (parser->at < parser->length) {
    struct attempt try;
    read_row_or_its_line(parser, &try);
    size_t start = parser->at;
    size_t line = parser->line;
    parser->at = try.next;
    parser->line = try.line;
    parser->rows++;
    if (try.problem == NULL && row_is_blank(parser)) {
      parser->empty_rows++;
      continue;
    }
    const char *too_wide = fit_width(parser);
    const char *problem = try.problem != NULL ? try.problem : find_nul(parser);
    publish_cells(parser);
    *row = (struct table_row){
        .cells = parser->cells.items,
        .count = parser->cells.count,
        .number = parser->rows,
        .line = line,
        .start = start,
        .end = try.end,
        .problem = problem != NULL ? problem : too_wide,
    };
    return true;
  }
  return false;
}

void row_parser_init(struct row_parser *parser, const char *text, size_t length, char separator) {
  *parser = (struct row_parser){.text = text, .length = length, .separator = separator};
  buffer_init(&parser->scratch);
  row_parser_rewind(parser, 0, 1);
}

void row_parser_rewind(struct row_parser *parser, size_t at, size_t line) {
  parser->at = at;
  parser->line = line;
  parser->rows = 0;
  parser->width = 0;
  parser->empty_rows = 0;
  parser->tried_until = 0;
}

void row_parser_release(struct row_parser *parser) {
  buffer_release(&parser->scratch);
  LIST_RELEASE(&parser->places);
  LIST_RELEASE(&parser->cells);
}
