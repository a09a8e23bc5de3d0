/* SPDX-License-Identifier: MIT */
/* Puts one line of an address together so that empty fields leave no trace. The line is cut into words, separators,
 * values and gaps (empty fields); first a gap swallows what belongs to it, then separators around gaps are merged. */
#include "address_line.h"

#include <string.h>

#include "solipost/base/memory.h"

enum token_kind { TOKEN_WORD, TOKEN_SEPARATOR, TOKEN_VALUE, TOKEN_GAP };

struct token {
  enum token_kind kind;
  const char *text;
  size_t length;
};

struct token_list {
  LIST(struct token) tokens;
};

/* Bytes of a separator at `text`: a blank, a mark of punctuation or a dash; 0 when a word goes on here. */
static size_t separator_length(const char *text, size_t left) {
  /* dashes, middle dot, and the commas of Arabic, Chinese and Japanese */
  static const char *const marks[] = {"\u2013", "\u2014", "\u00b7", "\u060c", "\u3001", "\uff0c"};
  if (strchr(" \t,;:/-|", *text) != NULL) return 1;
  for (size_t i = 0; i < COUNT_OF(marks); i++) {
    size_t length = strlen(marks[i]);
    if (left >= length && memcmp(text, marks[i], length) == 0) return length;
  }
  return 0;
}

static void push(struct token_list *list, enum token_kind kind, const char *text, size_t length) {
  LIST_PUSH(&list->tokens, (struct token){.kind = kind, .text = text, .length = length});
}

/* A bracket is a word of its own, so that a pair of them can be found around a gap. */
static bool is_bracket(char c) { return c == '(' || c == ')' || c == '[' || c == ']'; }

static void cut_literal(struct token_list *list, const char *text, size_t length) {
  size_t at = 0;
  while (at < length) {
    size_t start = at;
    size_t step;
    while (at < length && (step = separator_length(text + at, length - at)) > 0) at += step;
    if (at > start) {
      push(list, TOKEN_SEPARATOR, text + start, at - start);
      continue;
    }
    if (is_bracket(text[at])) {
      at++;
    } else {
      while (at < length && !is_bracket(text[at]) && separator_length(text + at, length - at) == 0) at++;
    }
    push(list, TOKEN_WORD, text + start, at - start);
  }
}

static bool token_is(const struct token *token, const char *word) {
  return token->kind == TOKEN_WORD && token->length == strlen(word) && memcmp(token->text, word, token->length) == 0;
}

static bool is_blank(const struct token *token) {
  for (size_t i = 0; i < token->length; i++) {
    if (token->text[i] != ' ' && token->text[i] != '\t') return false;
  }
  return true;
}

static bool token_has(const struct token *token, const char *marks) {
  for (size_t i = 0; i < token->length; i++) {
    if (strchr(marks, token->text[i]) != NULL) return true;
  }
  return false;
}

/* "(Nr. {number})": brackets that hold a gap and no value go altogether. */
static void drop_empty_brackets(struct token *tokens, size_t count) {
  for (size_t open = 0; open < count; open++) {
    if (!token_is(&tokens[open], "(") && !token_is(&tokens[open], "[")) continue;
    const char *closing = token_is(&tokens[open], "(") ? ")" : "]";
    bool gap = false;
    bool value = false;
    size_t close = open + 1;
    for (; close < count && !token_is(&tokens[close], closing); close++) {
      gap = gap || tokens[close].kind == TOKEN_GAP;
      value = value || tokens[close].kind == TOKEN_VALUE;
    }
    if (close == count || !gap || value) continue;
    for (size_t i = open; i <= close; i++) tokens[i].kind = TOKEN_GAP;
  }
}

/* "Inmate No: {number}": the words before the colon are the field's label. */
static void drop_label(struct token *tokens, size_t gap) {
  if (gap < 2 || tokens[gap - 1].kind != TOKEN_SEPARATOR || !token_has(&tokens[gap - 1], ":")) return;
  for (size_t i = gap - 1; i-- > 0;) {
    bool plain_blank = tokens[i].kind == TOKEN_SEPARATOR && !token_has(&tokens[i], ",;/|");
    if (tokens[i].kind != TOKEN_WORD && !plain_blank) break;
    if (tokens[i].kind == TOKEN_WORD) tokens[i].kind = TOKEN_GAP;
  }
}

/* "SE-{postcode}", "K{ward}": a word that touches the field, at most with a hyphen between, is part of it. */
static void drop_prefix(struct token *tokens, size_t gap) {
  size_t word = gap;
  if (word > 0 && tokens[word - 1].kind == TOKEN_SEPARATOR && tokens[word - 1].length == 1 &&
      token_has(&tokens[word - 1], "-"))
    word--;
  if (word == 0 || tokens[word - 1].kind != TOKEN_WORD || is_bracket(tokens[word - 1].text[0])) return;
  tokens[word - 1].kind = TOKEN_GAP;
}

static bool is_content(const struct token *token) { return token->kind == TOKEN_WORD || token->kind == TOKEN_VALUE; }

/* Punctuation says more than a blank; of two alike the first is kept. */
static const struct token *stronger(const struct token *a, const struct token *b) {
  if (a == NULL) return b;
  return is_blank(a) && !is_blank(b) ? b : a;
}

/* Appends with runs of blanks made one. */
static void append_squeezed(struct buffer *out, size_t start, const char *text, size_t length) {
  for (size_t i = 0; i < length; i++) {
    bool blank = text[i] == ' ' || text[i] == '\t';
    bool doubled = blank && (out->length == start || out->bytes[out->length - 1] == ' ');
    if (!doubled) buffer_append_char(out, blank ? ' ' : text[i]);
  }
}

/* What stands between two contents: kept as it is without a gap, else one separator for all. At the ends of the line
 * nothing is kept beside a gap. */
static void append_between(struct buffer *out, size_t start, const struct token *tokens, size_t count, bool at_end) {
  bool gap = false;
  const struct token *best = NULL;
  for (size_t i = 0; i < count; i++) {
    if (tokens[i].kind == TOKEN_GAP) gap = true;
    if (tokens[i].kind == TOKEN_SEPARATOR) best = stronger(best, &tokens[i]);
  }
  if (gap && at_end) return;
  if (gap) {
    if (best != NULL) append_squeezed(out, start, best->text, best->length);
    return;
  }
  for (size_t i = 0; i < count; i++) append_squeezed(out, start, tokens[i].text, tokens[i].length);
}

static bool has_gap(const struct line_part *parts, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (parts[i].is_field && parts[i].length == 0) return true;
  }
  return false;
}

static void trim_end(struct buffer *out, size_t start) {
  while (out->length > start && out->bytes[out->length - 1] == ' ') buffer_truncate(out, out->length - 1);
}

void address_line_append(const struct line_part *parts, size_t count, struct buffer *out) {
  if (!has_gap(parts, count)) {
    size_t begin = out->length;
    for (size_t i = 0; i < count; i++) append_squeezed(out, begin, parts[i].text, parts[i].length);
    trim_end(out, begin);
    return;
  }
  struct token_list list = {0};
  for (size_t i = 0; i < count; i++) {
    if (!parts[i].is_field) cut_literal(&list, parts[i].text, parts[i].length);
    else push(&list, parts[i].length > 0 ? TOKEN_VALUE : TOKEN_GAP, parts[i].text, parts[i].length);
  }
  struct token *tokens = list.tokens.items;
  size_t token_count = list.tokens.count;
  drop_empty_brackets(tokens, token_count);
  for (size_t i = 0; i < token_count; i++) {
    if (tokens[i].kind != TOKEN_GAP || (i > 0 && tokens[i - 1].kind == TOKEN_GAP)) continue;
    drop_label(tokens, i);
    drop_prefix(tokens, i);
  }

  size_t start = out->length;
  size_t between = 0; /* first token behind the last content */
  bool any = false;
  for (size_t i = 0; i < token_count; i++) {
    if (!is_content(&tokens[i])) continue;
    append_between(out, start, tokens + between, i - between, !any);
    append_squeezed(out, start, tokens[i].text, tokens[i].length);
    between = i + 1;
    any = true;
  }
  if (any) append_between(out, start, tokens + between, token_count - between, true);
  trim_end(out, start);
  LIST_RELEASE(&list.tokens);
}
