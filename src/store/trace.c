/* SPDX-License-Identifier: MIT */
/* Finds names in texts: word by word, folded to plain small letters, so that neither capitals nor accents hide one. */
#include "trace.h"

#include <stdlib.h>
#include <string.h>

#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"

/* A word alone must have some letters to say anything; an inflected one ("Annas", "Denize", "Longnames") has one more, or
 * two when it is longer. */
enum { LEAST_LETTERS = 3, LEAST_STEM = 4, MOST_ENDING = 2 };
/* Letters of a word that may begin a longer one, and of one that may stand anywhere in it. */
enum { LEAST_BEGINNING = 4, LEAST_WITHIN = 5, LEAST_SHORTENED = 7 };
static const char left_out[] = "[…]";

void traces_init(struct traces *traces, struct arena *arena) { *traces = (struct traces){.arena = arena}; }

void traces_release(struct traces *traces) {
  LIST_RELEASE(&traces->folded);
  LIST_RELEASE(&traces->all);
  LIST_RELEASE(&traces->stems);
  LIST_RELEASE(&traces->phrases);
  LIST_RELEASE(&traces->substrings);
}

/* ---- words of a text ---- */

/* Bytes of the letter or digit at `at`, 0 when something else stands there. */
static size_t letter_length(const char *at) {
  unsigned char first = (unsigned char)*at;
  if (first < 0x80) return ascii_is_alpha(*at) || ascii_is_digit(*at) ? 1 : 0;
  size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  for (size_t i = 1; i < length; i++) {
    if (((unsigned char)at[i] & 0xc0) != 0x80) return 0;
  }
  unsigned char second = (unsigned char)at[1];
  bool latin_sign = first == 0xc2 && second < 0xc0;   /* « » § and the like */
  bool punctuation = first == 0xe2 && second <= 0x81; /* ’ “ – and the like */
  bool arabic_sign = first == 0xd8 && (second == 0x8c || second == 0x9b || second == 0x9f); /* ، ؛ ؟ */
  bool wide_sign = first == 0xe3 && second == 0x80;                                         /* 、 。 and the like */
  return latin_sign || punctuation || arabic_sign || wide_sign ? 0 : length;
}

static bool is_plain(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++) {
    if ((unsigned char)text[i] >= 0x80) return false;
  }
  return true;
}

static void fold(struct trace_token *token, const char *text, struct arena *arena) {
  char *word = arena_strndup(arena, text + token->start, token->length);
  if (is_plain(word, token->length)) {
    for (char *at = word; *at != '\0'; at++) *at = ascii_lower(*at);
    token->folded = token->all = word;
    return;
  }
  struct buffer out;
  buffer_init(&out);
  lang_search_query(word, &out);
  token->folded = arena_strdup(arena, out.bytes);
  buffer_reset(&out);
  lang_search_words(word, &out);
  token->all = arena_printf(arena, "%s %s", token->folded, out.bytes);
  buffer_release(&out);
}

struct token_list {
  struct trace_token *items;
  size_t count, capacity;
};

static void split(const char *text, struct token_list *tokens, struct arena *arena) {
  for (const char *at = text; *at != '\0';) {
    size_t step = letter_length(at);
    if (step == 0) {
      /* In the fields of a template a line end is written as "\n". */
      at += at[0] == '\\' && (at[1] == 'n' || at[1] == 't') ? 2 : 1;
      continue;
    }
    struct trace_token token = {.start = (size_t)(at - text)};
    while ((step = letter_length(at)) > 0) at += step;
    token.length = (size_t)(at - text) - token.start;
    fold(&token, text, arena);
    LIST_PUSH(tokens, token);
  }
}

/* ---- what is looked for ---- */

static size_t count_letters(const char *text, size_t length) {
  size_t letters = 0;
  for (size_t i = 0; i < length; i++) letters += ((unsigned char)text[i] & 0xc0) != 0x80;
  return letters;
}

/* Scripts that put no blank between words: Thai to Khmer, and from the Chinese signs on. */
static bool is_unspaced(const char *text) {
  for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
    if (*at == 0xe0 && at[1] >= 0xb8 && at[1] <= 0xbf) return true;
    if (*at == 0xe1 && (at[1] == 0x80 || at[1] == 0x81 || at[1] == 0x82 || at[1] == 0x9e || at[1] == 0x9f)) return true;
    if (*at >= 0xe3 && *at <= 0xed) return true;
  }
  return false;
}

static void add_single(struct traces *traces, const struct trace_token *token) {
  if (token->folded[0] != '\0') LIST_PUSH(&traces->folded, token->folded);
  for (const char *at = token->all; *at != '\0';) {
    size_t length = strcspn(at, " ");
    if (length > 0) LIST_PUSH(&traces->all, arena_strndup(traces->arena, at, length));
    at += length;
    if (*at == ' ') at++;
  }
}

static bool is_cyrillic(const char *text) {
  unsigned char first = (unsigned char)*text;
  return first >= 0xd0 && first <= 0xd3;
}

static bool is_arabic(const char *text) {
  unsigned char first = (unsigned char)*text;
  return first >= 0xd8 && first <= 0xdb;
}

/* Cyrillic names change their last letter ("Анна", "Анны"), of others the long ones are worth the noise; Arabic script joins "and" and the like before a word, and
 * folds to few letters. */
static void add_stem(struct traces *traces, const char *text, const struct trace_token *token, size_t letters) {
  const char *word = text + token->start;
  struct trace_stem stem = {.folded = token->folded, .cyrillic = is_cyrillic(word)};
  if (letters < LEAST_BEGINNING || stem.folded[0] == '\0') return;
  stem.anywhere = letters >= LEAST_WITHIN || is_arabic(word);
  LIST_PUSH(&traces->stems, stem);
  if (!stem.cyrillic && letters < LEAST_SHORTENED) return;
  size_t length = token->length;
  while (length > 0 && ((unsigned char)word[--length] & 0xc0) == 0x80) {
  }
  struct trace_token shorter = {.start = token->start, .length = length};
  fold(&shorter, text, traces->arena);
  stem = (struct trace_stem){.folded = shorter.folded, .cyrillic = stem.cyrillic};
  if (stem.folded[0] != '\0') LIST_PUSH(&traces->stems, stem);
}

static void add(struct traces *traces, const char *text, bool words_too, bool call) {
  struct token_list tokens = {0};
  split(text, &tokens, traces->arena);
  size_t letters = 0;
  for (size_t i = 0; i < tokens.count; i++) {
    size_t own = count_letters(text + tokens.items[i].start, tokens.items[i].length);
    letters += own;
    if (!words_too || own < LEAST_LETTERS) continue;
    add_single(traces, &tokens.items[i]);
    add_stem(traces, text, &tokens.items[i], own);
  }
  if (letters >= LEAST_LETTERS) {
    struct trace_phrase phrase = {.count = tokens.count, .call = call};
    phrase.tokens = arena_copy(traces->arena, tokens.items, tokens.count * sizeof *tokens.items);
    LIST_PUSH(&traces->phrases, phrase);
  }
  if (is_unspaced(text) && letters > 1) LIST_PUSH(&traces->substrings, arena_strdup(traces->arena, text));
  traces->sorted = false;
  LIST_RELEASE(&tokens);
}

void traces_add_name(struct traces *traces, const char *name, bool call) { add(traces, name, true, call); }
void traces_add_phrase(struct traces *traces, const char *text) { add(traces, text, false, false); }

static int compare(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

static void sort(struct traces *traces) {
  if (traces->sorted) return;
  if (traces->folded.count > 0) qsort(traces->folded.items, traces->folded.count, sizeof(char *), compare);
  if (traces->all.count > 0) qsort(traces->all.items, traces->all.count, sizeof(char *), compare);
  traces->sorted = true;
}

static bool among(const char *word, const char **items, size_t count) {
  return count > 0 && bsearch(&word, items, count, sizeof *items, compare) != NULL;
}

/* ---- finding ---- */

static bool is_inflected(const struct traces *traces, const struct trace_token *token, struct arena *arena) {
  size_t length = strlen(token->folded);
  for (size_t ending = 1; ending <= MOST_ENDING && length + 1 >= LEAST_STEM + 2 * ending; ending++) {
    const char *stem = arena_strndup(arena, token->folded, length - ending);
    if (among(stem, traces->folded.items, traces->folded.count)) return true;
  }
  return false;
}

/* One spelling of the one is any spelling of the other. */
static bool is_single(const struct traces *traces, const struct trace_token *token, struct arena *arena) {
  if (token->folded[0] == '\0') return false;
  if (among(token->folded, traces->all.items, traces->all.count)) return true;
  for (const char *at = token->all; at != token->folded && *at != '\0';) {
    size_t length = strcspn(at, " ");
    if (among(arena_strndup(arena, at, length), traces->folded.items, traces->folded.count)) return true;
    at += length;
    if (*at == ' ') at++;
  }
  return is_inflected(traces, token, arena);
}

static bool has_spelling(const char *all, const char *word) {
  size_t wanted = strlen(word);
  for (const char *at = all; *at != '\0';) {
    size_t length = strcspn(at, " ");
    if (length == wanted && memcmp(at, word, length) == 0) return true;
    at += length;
    if (*at == ' ') at++;
  }
  return false;
}

static bool is_same_word(const struct trace_token *a, const struct trace_token *b) {
  return has_spelling(a->all, b->folded) || has_spelling(b->all, a->folded);
}

static bool begins_here(const struct trace_phrase *phrase, const struct token_list *tokens, size_t at) {
  if (phrase->count == 0 || phrase->count > tokens->count - at) return false;
  for (size_t i = 0; i < phrase->count; i++) {
    if (!is_same_word(&phrase->tokens[i], &tokens->items[at + i])) return false;
  }
  return true;
}

static bool mark_phrases(const struct traces *traces, const struct token_list *tokens, bool *marked) {
  bool found = false;
  for (size_t i = 0; i < traces->phrases.count; i++) {
    const struct trace_phrase *phrase = &traces->phrases.items[i];
    for (size_t at = 0; at < tokens->count; at++) {
      if (!begins_here(phrase, tokens, at)) continue;
      found = true;
      memset(marked + at, 1, phrase->count);
    }
  }
  return found;
}

/* Between two words of one name. */
static bool is_joint(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++) {
    if (strchr(" .-'", text[i]) == NULL) return false;
  }
  return length <= 3;
}

static void write_out(const char *text, const struct token_list *tokens, const bool *marked, struct buffer *out) {
  size_t at = 0;
  bool after = false;
  for (size_t i = 0; i < tokens->count; i++) {
    const struct trace_token *token = &tokens->items[i];
    if (!marked[i]) {
      after = false;
      continue;
    }
    if (!after || !is_joint(text + at, token->start - at)) {
      buffer_append_bytes(out, text + at, token->start - at);
      buffer_append(out, left_out);
    }
    at = token->start + token->length;
    after = true;
  }
  buffer_append(out, text + at);
}

static bool cut_substrings(const struct traces *traces, const struct traces *except, struct buffer *out) {
  bool found = false;
  for (size_t i = 0; i < traces->substrings.count; i++) {
    const char *wanted = traces->substrings.items[i];
    bool shared = false;
    for (size_t j = 0; except != NULL && j < except->substrings.count; j++)
      shared |= strcmp(except->substrings.items[j], wanted) == 0;
    for (char *at; !shared && (at = strstr(out->bytes, wanted)) != NULL; found = true) {
      struct buffer rest;
      buffer_init(&rest);
      buffer_append(&rest, at + strlen(wanted));
      buffer_truncate(out, (size_t)(at - out->bytes));
      buffer_append(out, left_out);
      buffer_append_bytes(out, rest.bytes, rest.length);
      buffer_release(&rest);
    }
  }
  return found;
}

/* In texts that many letters share a short word may be any word, and a template needs the names of its fields. */
static bool counts_alone(const char *text, const struct trace_token *token, size_t least) {
  if (least == 0) return true;
  bool of_field = token->start > 0 && text[token->start - 1] == '{';
  return !of_field && count_letters(text + token->start, token->length) >= least;
}

enum trace_found traces_find(struct traces *traces, struct traces *except, const char *text, size_t least,
                             struct buffer *out, bool *excepted) {
  struct arena scratch;
  struct token_list tokens = {0};
  enum trace_found found = TRACE_NONE;
  bool shared = false;
  sort(traces);
  if (except != NULL) sort(except);
  arena_init(&scratch);
  split(text, &tokens, &scratch);
  bool *marked = ARENA_ARRAY(&scratch, bool, tokens.count + 1);
  bool whole = mark_phrases(traces, &tokens, marked);
  for (size_t i = 0; i < tokens.count; i++) {
    if (!marked[i] && counts_alone(text, &tokens.items[i], least))
      marked[i] = is_single(traces, &tokens.items[i], &scratch);
    if (marked[i] && except != NULL && is_single(except, &tokens.items[i], &scratch)) {
      marked[i] = false;
      shared = true;
    }
    if (marked[i]) found = whole ? TRACE_WHOLE : TRACE_WORD;
  }
  buffer_reset(out);
  write_out(text, &tokens, marked, out);
  if (cut_substrings(traces, except, out)) found = TRACE_WHOLE;
  if (excepted != NULL) *excepted = shared;
  LIST_RELEASE(&tokens);
  arena_release(&scratch);
  return found;
}

/* ---- what only looks like it ---- */

static bool has_stem(const struct traces *traces, const char *text, const struct trace_token *token) {
  for (size_t i = 0; i < traces->stems.count; i++) {
    const struct trace_stem *stem = &traces->stems.items[i];
    if (stem->cyrillic && !stem->anywhere && !is_cyrillic(text + token->start)) continue;
    const char *at = strstr(token->folded, stem->folded);
    if (at != NULL && (stem->anywhere || at == token->folded)) return true;
  }
  return false;
}

/* "And", "to" and the like are one letter, joined to the word behind it. */
static bool is_joined(const struct traces *traces, const char *text, const struct trace_token *token,
                      struct arena *arena) {
  enum { ONE_LETTER = 2 }; /* bytes */
  if (!is_arabic(text + token->start) || token->length <= ONE_LETTER) return false;
  struct trace_token rest = {.start = token->start + ONE_LETTER, .length = token->length - ONE_LETTER};
  fold(&rest, text, arena);
  return is_single(traces, &rest, arena);
}

bool traces_resemble(struct traces *traces, struct traces *except, const char *text) {
  struct arena scratch;
  struct token_list tokens = {0};
  bool found = false;
  sort(traces);
  if (except != NULL) sort(except);
  arena_init(&scratch);
  split(text, &tokens, &scratch);
  for (size_t i = 0; !found && i < tokens.count; i++) {
    const struct trace_token *token = &tokens.items[i];
    found = (has_stem(traces, text, token) || is_joined(traces, text, token, &scratch)) &&
            !is_single(traces, token, &scratch) && (except == NULL || !is_single(except, token, &scratch));
  }
  LIST_RELEASE(&tokens);
  arena_release(&scratch);
  return found;
}

bool traces_call(const struct traces *traces, const char *text) {
  struct arena scratch;
  struct token_list tokens = {0};
  bool found = false;
  arena_init(&scratch);
  split(text, &tokens, &scratch);
  for (size_t i = 0; !found && i < traces->phrases.count; i++) {
    const struct trace_phrase *phrase = &traces->phrases.items[i];
    for (size_t at = 0; phrase->call && !found && at < tokens.count; at++) found = begins_here(phrase, &tokens, at);
  }
  LIST_RELEASE(&tokens);
  arena_release(&scratch);
  return found;
}
