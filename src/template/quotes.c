/* SPDX-License-Identifier: MIT */
/* Chooses between opening and closing mark and apostrophe by what stands around. */
#include "quotes.h"

#include <string.h>

#include "prepare.h"
#include "solipost/lang/words.h"

static const char *word_or(const char *tag, const char *key, const char *otherwise, struct arena *arena) {
  const char *text;
  struct error error;
  return lang_phrase(tag, key, NULL, arena, &text, &error) ? text : otherwise;
}

struct quotes quotes_of_language(const char *tag, struct arena *arena) {
  if (*tag == '\0' || !lang_has_words(tag)) {
    return (struct quotes){.open = "\"", .close = "\"", .inner_open = "'", .inner_close = "'", .apostrophe = "'"};
  }
  return (struct quotes){
      .open = word_or(tag, "quote_open", "\"", arena),
      .close = word_or(tag, "quote_close", "\"", arena),
      .inner_open = word_or(tag, "quote_inner_open", "'", arena),
      .inner_close = word_or(tag, "quote_inner_close", "'", arena),
      .apostrophe = "’",
  };
}

static uint32_t unit_at(const struct unit *units, size_t count, size_t index) {
  return index < count ? units[index].codepoint : 0; /* index -1 wraps round: nothing there */
}

static bool is_space(uint32_t c) {
  return c == 0 || c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F ||
         c == 0x3000;
}

/* Letters, digits and fields: all that is neither blank nor punctuation. */
static bool is_word_part(uint32_t c) {
  if (is_space(c)) return false;
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  if (c == MARK_DOUBLE_QUOTE || c == MARK_SINGLE_QUOTE) return false;
  if (c >= 0xA1 && c <= 0xBF) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c >= 0x2010 && c <= 0x2BFF) return false;
  return !(c >= 0x3001 && c <= 0x301F) && c != 0x060C && c != 0x061B && c != 0x061F && c != 0x06D4;
}

static bool is_hebrew(uint32_t c) { return c >= 0x05D0 && c <= 0x05EA; }

static bool is_opening_punctuation(uint32_t c) {
  return c == '(' || c == '[' || c == '-' || c == '/' || c == 0x2013 || c == 0x2014 || c == 0xAB || c == 0x201C ||
         c == 0x201E || c == 0xBF || c == 0xA1;
}

struct reader {
  const struct quotes *quotes;
  const struct unit *units;
  size_t count;
  bool is_open, inner_is_open;
};

static bool may_open(const struct reader *reader, size_t i) {
  uint32_t before = unit_at(reader->units, reader->count, i - 1);
  uint32_t after = unit_at(reader->units, reader->count, i + 1);
  bool after_quote = before == '"' || before == '\'';
  return (is_space(before) || is_opening_punctuation(before) || after_quote) && !is_space(after);
}

static bool comes_again(const struct reader *reader, size_t i, uint32_t quote) {
  for (size_t j = i + 1; j < reader->count; j++) {
    uint32_t after = unit_at(reader->units, reader->count, j + 1);
    if (reader->units[j].codepoint == quote && !is_space(reader->units[j - 1].codepoint) && !is_word_part(after)) {
      return true;
    }
  }
  return false;
}

static const char *choose_double(struct reader *reader, size_t i) {
  uint32_t before = unit_at(reader->units, reader->count, i - 1);
  uint32_t after = unit_at(reader->units, reader->count, i + 1);
  if (is_hebrew(before) && is_hebrew(after)) return "״"; /* gershayim in abbreviations */
  if (reader->is_open) {
    if (is_space(before)) return NULL;
    reader->is_open = false;
    return reader->quotes->close;
  }
  if (!may_open(reader, i) || !comes_again(reader, i, '"')) return NULL; /* inches, seconds */
  reader->is_open = true;
  return reader->quotes->open;
}

static const char *choose_single(struct reader *reader, size_t i) {
  uint32_t before = unit_at(reader->units, reader->count, i - 1);
  uint32_t after = unit_at(reader->units, reader->count, i + 1);
  if (is_hebrew(before) && !reader->inner_is_open) return "׳"; /* geresh */
  if (is_word_part(before) && is_word_part(after)) return reader->quotes->apostrophe;
  if (reader->inner_is_open && !is_space(before)) {
    reader->inner_is_open = false;
    return reader->quotes->inner_close;
  }
  if (may_open(reader, i) && comes_again(reader, i, '\'')) {
    reader->inner_is_open = true;
    return reader->quotes->inner_open;
  }
  return reader->quotes->apostrophe;
}

const char **quotes_choose(const struct quotes *quotes, const struct unit *units, size_t count, struct arena *arena) {
  const char **chosen = ARENA_ARRAY(arena, const char *, count);
  struct reader reader = {.quotes = quotes, .units = units, .count = count};
  for (size_t i = 0; i < count; i++) {
    switch (units[i].codepoint) {
    case '"': chosen[i] = choose_double(&reader, i); break;
    case '\'': chosen[i] = choose_single(&reader, i); break;
    case MARK_DOUBLE_QUOTE: chosen[i] = "\""; break;
    case MARK_SINGLE_QUOTE: chosen[i] = "'"; break;
    default: break;
    }
  }
  return chosen;
}
