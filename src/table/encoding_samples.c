/* SPDX-License-Identifier: MIT */
/* Samples: short words, each once, read as the best guess and as the next best would read them. */
#include "encoding_samples.h"

#include <string.h>

#include "letters.h"
#include "solipost/base/buffer.h"
#include "solipost/base/utf8.h"

enum { WORD_BYTES = 40, SHORTEST_WORD = 3 };

static bool in_word(unsigned char byte) {
  return byte >= 0x80 || ascii_is_alpha((char)byte) || byte == '\'' || byte == '-';
}

/* The next word with a byte beyond ASCII, from *at on; false at the end. */
static bool next_word(const unsigned char *bytes, size_t length, size_t *at, const unsigned char **word, size_t *size) {
  while (*at < length) {
    size_t from = *at;
    bool foreign = false;
    while (*at < length && in_word(bytes[*at])) {
      foreign |= bytes[*at] >= 0x80;
      ++*at;
    }
    *word = bytes + from;
    *size = *at - from;
    *at += *size == 0;
    if (foreign && *size >= SHORTEST_WORD && *size <= WORD_BYTES) {
      return true;
    }
  }
  return false;
}

/* Only letters that lists hold count: two bytes of another encoding now and then make up a strange one. */
static bool is_utf8_word(const unsigned char *word, size_t size) {
  const char *at = (const char *)word;
  const char *end = at + size;
  while (at < end) {
    uint32_t c = utf8_next(&at, end);
    if (c >= 0x80 && (c == UTF8_BAD || !letter_is(c))) {
      return false;
    }
  }
  return true;
}

struct word_count samples_count_words(const unsigned char *bytes, size_t length) {
  struct word_count count = {0, 0};
  const unsigned char *word = NULL;
  size_t size = 0;
  for (size_t at = 0; next_word(bytes, length, &at, &word, &size);) {
    if (is_utf8_word(word, size)) {
      count.utf8++;
    } else {
      count.other++;
    }
  }
  return count;
}

/* One word as `candidate` reads it; NULL with UTF-8 for which the bytes are taken as they are. */
static const char *read_word(const struct candidate *candidate, const unsigned char *word, size_t length,
                             struct arena *arena) {
  struct buffer out;
  buffer_init(&out);
  for (size_t i = 0; i < length; i++) {
    if (candidate == NULL || word[i] < 0x80) {
      buffer_append_char(&out, (char)word[i]);
    } else {
      uint32_t c = candidate->high[word[i] - 0x80];
      buffer_append_codepoint(&out, c != 0 ? c : 0xFFFD);
    }
  }
  char *text = utf8_is_valid(out.bytes) ? arena_strdup(arena, out.bytes) : NULL;
  buffer_release(&out);
  return text;
}

static bool tells_apart(const struct candidate *a, const struct candidate *b, const unsigned char *word,
                        size_t length) {
  for (size_t i = 0; i < length; i++) {
    if (word[i] >= 0x80 && (a == NULL || b == NULL || a->high[word[i] - 0x80] != b->high[word[i] - 0x80])) {
      return true;
    }
  }
  return false;
}

static bool has_sample(const struct encoding_guess *guess, size_t count, const char *word) {
  for (size_t i = 0; i < count; i++) {
    if (strcmp(guess->samples[i], word) == 0) {
      return true;
    }
  }
  return false;
}

void samples_take(const unsigned char *bytes, size_t length, const struct candidate *best,
                  const struct candidate *second, bool only_utf8, struct arena *arena, struct encoding_guess *out) {
  const unsigned char *word = NULL;
  size_t size = 0;
  size_t count = 0;
  for (size_t at = 0; count < ENCODING_SAMPLES && next_word(bytes, length, &at, &word, &size);) {
    if (!tells_apart(best, second, word, size) || (only_utf8 && !is_utf8_word(word, size))) {
      continue;
    }
    const char *text = read_word(best, word, size, arena);
    if (text != NULL && !has_sample(out, count, text)) {
      out->samples[count] = text;
      out->second_samples[count] = second != NULL || only_utf8 ? read_word(second, word, size, arena) : NULL;
      count++;
    }
  }
}

void samples_take_wide(const unsigned char *bytes, size_t length, struct arena *arena, struct encoding_guess *out) {
  enum { LOOKED_AT = 64 * 1024 }; /* the beginning is enough */
  struct decoded text;
  struct error ignored;
  size_t looked_at = length < LOOKED_AT ? length : LOOKED_AT;
  if (!encoding_decode(bytes, looked_at, out->name, &text, &ignored)) {
    error_clear(&ignored); /* cut short by us, or a bad byte that the real decoding will name */
  }
  samples_take((const unsigned char *)text.text, text.length, NULL, NULL, false, arena, out);
  decoded_release(&text);
}

/* ---- samples out of chosen texts ---- */

static const struct candidate *candidate_called(const char *name) {
  size_t count = 0;
  const struct candidate *candidates = encoding_candidates(&count);
  for (size_t i = 0; name != NULL && i < count; i++) {
    if (strcmp(candidates[i].name, name) == 0) {
      return &candidates[i];
    }
  }
  return NULL;
}

/* The bytes that stood in the file: the way back from what `candidate` made of them. NULL: UTF-8. */
static void append_encoded(const struct candidate *candidate, const char *text, struct buffer *out) {
  const char *at = text;
  const char *end = text + strlen(text);
  while (at < end) {
    const char *from = at;
    uint32_t c = utf8_next(&at, end);
    if (candidate == NULL || c < 0x80) {
      buffer_append_bytes(out, from, (size_t)(at - from));
      continue;
    }
    size_t byte = 0;
    while (byte < COUNT_OF(candidate->high) && candidate->high[byte] != c) {
      byte++;
    }
    buffer_append_char(out, byte < COUNT_OF(candidate->high) ? (char)(byte + 0x80) : ' ');
  }
}

void encoding_sample_from(struct encoding_guess *guess, const char *const *texts, size_t count, struct arena *arena) {
  if (guess->mixed) {
    return; /* the words in the other encoding say more */
  }
  const struct candidate *best = candidate_called(guess->name);
  const struct candidate *second = candidate_called(guess->second);
  struct encoding_guess sampled = {.name = guess->name};
  struct buffer bytes;
  buffer_init(&bytes);
  for (size_t i = 0; i < count; i++) {
    append_encoded(best, texts[i], &bytes);
    buffer_append_char(&bytes, '\n');
  }
  samples_take((const unsigned char *)bytes.bytes, bytes.length, best, second, false, arena, &sampled);
  buffer_release(&bytes);
  if (sampled.samples[0] != NULL) {
    memcpy(guess->samples, sampled.samples, sizeof guess->samples);
    memcpy(guess->second_samples, sampled.second_samples, sizeof guess->second_samples);
  }
}
