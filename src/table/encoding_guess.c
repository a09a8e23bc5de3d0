/* SPDX-License-Identifier: MIT */
/* Says what encoding a file is in, and why, so that a person who reads the reason and the sample words sees a wrong one. */
#include <string.h>

#include "encoding_samples.h"
#include "encoding_score.h"
#include "letters.h"
#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "solipost/base/locale.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/tag.h"
#include "solipost/table/encoding.h"

static const double SURE_MARGIN = 0.35, SURE_SCORE = 0.5;

enum { LETTERS_NAMED = 5 };

/* One word in so many that is whole in UTF-8 may be chance in a file of another encoding: a capital and a quotation mark. */
enum { CHANCE_WORDS = 500 };

/* Control characters stray into lists one at a time; a picture or a program is full of them. */
enum { STRAY_CONTROLS = 4, CONTROLS_PER_HUNDRED = 5 };

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

static bool is_control(unsigned char c) { return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F; }

static bool refuse_no_text(const unsigned char *bytes, size_t length, struct error *error) {
  size_t controls = 0;
  for (size_t i = 0; i < length; i++) {
    controls += is_control(bytes[i]);
  }
  if (controls < STRAY_CONTROLS || controls < length / 100 * CONTROLS_PER_HUNDRED) {
    return true;
  }
  error_set(error, ERROR_DAMAGED, _("this is no text"));
  return error_hint(error, _("Open it in the program it was made with and save it there as CSV (UTF-8)"));
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
  struct word_count words = samples_count_words(bytes, length);
  if (words.utf8 > 0 && words.utf8 >= words.other / CHANCE_WORDS) {
    out->sure = false;
    out->mixed = true;
    out->second = "UTF-8";
    out->why = _("some of its words are in UTF-8, others are not");
  }
  samples_take(bytes, length, verdict.best, out->mixed ? NULL : verdict.second, out->mixed, arena, out);
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
    samples_take_wide(bytes, length, arena, out);
    return true;
  }
  if (wide == NULL && !refuse_no_text(bytes, length, error)) {
    return false;
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
  samples_take(bytes, length, NULL, NULL, false, arena, out);
  return true;
}
