/* SPDX-License-Identifier: MIT */
/* Cuts a text into words and folds each by itself, so that its place is not lost. */
#include "tokens.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"

/* Joiners stand within Persian and Kurdish words. */
static bool is_word_part(uint32_t c) {
  if (c < 0x80) return ascii_is_alpha((char)c) || ascii_is_digit((char)c);
  if (c == UTF8_BAD || c == 0xD7 || c == 0xF7) return false;
  if (c <= 0xBF) return c == 0xAA || c == 0xB5 || c == 0xBA || c == 0xAD;
  if (c == 0x200C || c == 0x200D || c == 0x2060) return true;
  if (c >= 0x2000 && c <= 0x2BFF) return false;
  if (c >= 0x3000 && c <= 0x301F) return false;
  return c != 0x060C && c != 0x061B && c != 0x061F && c != 0x06D4 && c != 0xFEFF && c < 0xF0000;
}

/* Plain letters need no table; most words of most languages are of them. */
static bool fold_ascii(const char *word, size_t length, struct buffer *out) {
  for (size_t i = 0; i < length; i++)
    if ((unsigned char)word[i] >= 0x80) return false;
  for (size_t i = 0; i < length; i++) buffer_append_char(out, ascii_lower(word[i]));
  return true;
}

static const char *fold(const char *word, size_t length, struct buffer *scratch, struct arena *arena) {
  buffer_reset(scratch);
  if (!fold_ascii(word, length, scratch)) lang_search_query(arena_strndup(arena, word, length), scratch);
  return arena_strndup(arena, scratch->bytes, strcspn(scratch->bytes, " "));
}

struct token_list tokens_of(const char *text, struct arena *arena) {
  LIST(struct token) tokens = {0};
  struct buffer scratch;
  buffer_init(&scratch);
  const char *end = text + strlen(text);
  for (const char *at = text; at < end;) {
    const char *start = at;
    if (!is_word_part(utf8_next(&at, end))) continue;
    const char *stop = at;
    while (at < end && is_word_part(utf8_next(&at, end))) stop = at;
    struct token token = {.start = (size_t)(start - text), .end = (size_t)(stop - text)};
    token.folded = fold(start, (size_t)(stop - start), &scratch, arena);
    token.length = strlen(token.folded);
    if (token.length > 0) LIST_PUSH(&tokens, token);
    at = stop;
  }
  struct token_list list = {.count = tokens.count};
  list.items = arena_copy(arena, tokens.items, tokens.count * sizeof *tokens.items);
  LIST_RELEASE(&tokens);
  buffer_release(&scratch);
  return list;
}
