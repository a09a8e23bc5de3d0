/* SPDX-License-Identifier: MIT */
/* Says what encoding a file is in, and why, so that a person who reads the reason and the sample words sees a wrong one. */
#include <string.h>

#include "encoding_score.h"
#include "letters.h"
#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "solipost/base/locale.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/tag.h"
#include "solipost/table/encoding.h"

static const double SURE_MARGIN = 0.35, SURE_SCORE = 0.5;

enum { WORD_BYTES = 40, LETTERS_NAMED = 5 };

static bool begins_with(const unsigned char *bytes, size_t length, const char *with, size_t with_length) {
  return length >= with_length && memcmp(bytes, with, with_length) == 0;
}

static const char *by_mark(const unsigned char *bytes, size_t length) {
  if (begins_with(bytes, length, "\xEF\xBB\xBF", 3)) {
    return "UTF-8";
  }
  if (begins_with(bytes, length, "\xFF\xFE\0\0", 4)) {
    return "UTF-32LE";
  }
  if (begins_with(bytes, length, "\0\0\xFE\xFF", 4)) {
    return "UTF-32BE";
  }
  if (begins_with(bytes, length, "\xFF\xFE", 2)) {
    return "UTF-16LE";
  }
  return begins_with(bytes, length, "\xFE\xFF", 2) ? "UTF-16BE" : NULL;
}

/* Files that hold a table but are none: what people drag in first. */
static bool refuse_workbook(const unsigned char *bytes, size_t length, struct error *error) {
  bool zip = begins_with(bytes, length, "PK\x03\x04", 4);
  bool ole = begins_with(bytes, length, "\xD0\xCF\x11\xE0", 4);
  if (zip || ole) {
    error_set(error, ERROR_DAMAGED, _("this is a workbook of a spreadsheet program, not a table as text"));
    return error_hint(error, _("Open it there and save the sheet as CSV (UTF-8)"));
  }
  if (begins_with(bytes, length, "%PDF-", 5)) {
    error_set(error, ERROR_DAMAGED, _("this is a PDF, not a table as text"));
    return error_hint(error, _("Ask for the list as a spreadsheet or CSV"));
  }
  return true;
}

/* UTF-16 without a mark: the zeros of plain letters, digits and line ends all stand at even or all at odd places. */
static const char *by_zeros(const unsigned char *bytes, size_t length) {
  size_t zeros[2] = {0, 0};
  size_t line_ends[2] = {0, 0};
  for (size_t i = 0; i < length; i++) {
    zeros[i & 1] += bytes[i] == 0;
  }
  for (size_t i = 0; i + 1 < length; i += 2) {
    line_ends[0] += bytes[i] == '\n' && bytes[i + 1] == 0;
    line_ends[1] += bytes[i] == 0 && bytes[i + 1] == '\n';
  }
  if (zeros[1] > zeros[0] * 4 && (line_ends[0] > 0 || zeros[1] > length / 4)) {
    return "UTF-16LE";
  }
  if (zeros[0] > zeros[1] * 4 && (line_ends[1] > 0 || zeros[0] > length / 4)) {
    return "UTF-16BE";
  }
  return NULL;
}

struct utf8_count {
  size_t good, bad; /* sequences of several bytes; bytes that are none */
};

static struct utf8_count count_utf8(const char *bytes, size_t length) {
  struct utf8_count count = {0, 0};
  const char *at = bytes;
  const char *end = bytes + length;
  while (at < end) {
    if ((unsigned char)*at < 0x80) {
      at++;
    } else if (utf8_next(&at, end) == UTF8_BAD) {
      count.bad++;
    } else {
      count.good++;
    }
  }
  return count;
}

static bool in_word(unsigned char byte) {
  return byte >= 0x80 || ascii_is_alpha((char)byte) || byte == '\'' || byte == '-';
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

/* Words that the two best encodings read differently are what a person should look at. */
static void take_samples(const unsigned char *bytes, size_t length, const struct candidate *best,
                         const struct candidate *second, struct arena *arena, struct encoding_guess *out) {
  size_t count = 0;
  for (size_t at = 0; at < length && count < ENCODING_SAMPLES;) {
    size_t from = at;
    bool foreign = false;
    while (at < length && in_word(bytes[at])) {
      foreign |= bytes[at] >= 0x80;
      at++;
    }
    size_t size = at - from;
    at += size == 0;
    if (!foreign || size < 3 || size > WORD_BYTES || !tells_apart(best, second, bytes + from, size)) {
      continue;
    }
    const char *word = read_word(best, bytes + from, size, arena);
    if (word != NULL && !has_sample(out, count, word)) {
      out->samples[count] = word;
      out->second_samples[count] = second != NULL ? read_word(second, bytes + from, size, arena) : NULL;
      count++;
    }
  }
}

/* "reads as Turkish: ğ ş ı" with the letters of that language the text holds. */
static const char *why_language(const unsigned char *bytes, size_t length, const struct encoding_verdict *verdict,
                                struct arena *arena) {
  bool named[128] = {false};
  struct buffer letters;
  buffer_init(&letters);
  size_t count = 0;
  for (size_t i = 0; i < length && count < LETTERS_NAMED; i++) {
    if (bytes[i] < 0x80 || named[bytes[i] - 0x80]) {
      continue;
    }
    named[bytes[i] - 0x80] = true;
    uint32_t letter = verdict->best->high[bytes[i] - 0x80];
    if (candidate_uses_letter(verdict->language, letter_lower(letter)) || letter == 0x130) {
      buffer_append_char(&letters, ' ');
      buffer_append_codepoint(&letters, letter);
      count++;
    }
  }
  const char *name = lang_name(verdict->language->tag, locale_language(), arena);
  const char *why = count > 0 ? arena_printf(arena, _("reads as %s:%s"), name, letters.bytes)
                              : arena_printf(arena, _("nearest to %s, but with strange letters"), name);
  buffer_release(&letters);
  return why;
}

/* UTF-16 and UTF-32: the beginning is decoded for the samples. */
static void take_wide_samples(const unsigned char *bytes, size_t length, struct arena *arena,
                              struct encoding_guess *out) {
  enum { LOOKED_AT = 64 * 1024 };
  struct decoded text;
  struct error ignored;
  size_t looked_at = length < LOOKED_AT ? length : LOOKED_AT;
  if (!encoding_decode(bytes, looked_at, out->name, &text, &ignored)) {
    error_clear(&ignored); /* cut short by us, or a bad byte that the real decoding will name */
  }
  take_samples((const unsigned char *)text.text, text.length, NULL, NULL, arena, out);
  decoded_release(&text);
}

static void guess_single_byte(const unsigned char *bytes, size_t length, const char *language, struct arena *arena,
                              struct encoding_guess *out) {
  struct encoding_verdict verdict;
  encoding_score(bytes, length, language, &verdict);
  if (verdict.best == NULL) {
    out->sure = false;
    out->why = _("not valid UTF-8, and this computer knows no other encodings");
    return;
  }
  out->name = verdict.best->name;
  out->sure = verdict.margin >= SURE_MARGIN && verdict.score >= SURE_SCORE;
  out->second = verdict.second != NULL ? verdict.second->name : NULL;
  out->why = why_language(bytes, length, &verdict, arena);
  take_samples(bytes, length, verdict.best, verdict.second, arena, out);
}

bool encoding_guess(const void *given, size_t length, const char *language, struct arena *arena,
                    struct encoding_guess *out, struct error *error) {
  const unsigned char *bytes = given;
  *out = (struct encoding_guess){.name = "UTF-8", .sure = true};
  if (!refuse_workbook(bytes, length, error)) {
    return false;
  }
  const char *wide = by_mark(bytes, length);
  out->why = _("byte order mark");
  if (wide == NULL) {
    wide = by_zeros(bytes, length);
    out->why = _("every second byte of plain letters is zero");
  }
  if (wide != NULL && strcmp(wide, "UTF-8") != 0) {
    out->name = wide;
    take_wide_samples(bytes, length, arena, out);
    return true;
  }
  struct utf8_count count = count_utf8(given, length);
  bool mostly_utf8 = count.good >= 4 && count.good > count.bad * 3;
  if (wide == NULL && count.bad > 0 && !mostly_utf8) {
    guess_single_byte(bytes, length, language, arena, out);
    return true;
  }
  if (wide == NULL) {
    out->why = count.bad > 0    ? _("nearly all of it is valid UTF-8")
               : count.good > 0 ? _("all of it is valid UTF-8")
                                : _("only plain letters, the same in every encoding");
  }
  take_samples(bytes, length, NULL, NULL, arena, out);
  return true;
}
