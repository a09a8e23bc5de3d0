/* SPDX-License-Identifier: MIT */
/* Makes text from outside canonical: what cannot be seen and does not belong is taken out, blanks are folded. */
#include "solipost/lang/text.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "utf16.h"

enum { ZERO_WIDTH_NON_JOINER = 0x200C, ZERO_WIDTH_JOINER = 0x200D, VARIATION_SELECTOR_16 = 0xFE0F };

/* Direction marks may be needed within a text, at its ends they are left over from copying. */
static bool is_direction_mark(UChar32 c) { return c == 0x200E || c == 0x200F || c == 0x061C; }

static bool is_blank(UChar32 c) { return u_isUWhiteSpace(c) && c != '\n'; }

/* What never belongs into a name, an address or a message, wherever it stands. */
static bool is_intruder(UChar32 c) {
  if (c == '\n') return false;
  if (u_charType(c) == U_CONTROL_CHAR) return true;
  if (c >= 0x202A && c <= 0x202E) return true;   /* embeddings and overrides */
  if (c >= 0x2060 && c <= 0x206F) return true;   /* word joiner, invisible operators, isolates, deprecated controls */
  if (c >= 0xFFF9 && c <= 0xFFFB) return true;   /* interlinear annotation */
  if (c >= 0xE0000 && c <= 0xE007F) return true; /* tags: a hidden text within the text */
  if (U_IS_UNICODE_NONCHAR(c)) return true;
  switch (c) {
  case 0x00AD: /* soft hyphen */
  case 0x180E: /* Mongolian vowel separator */
  case 0x200B: /* zero width space */
  case 0x3164: /* Hangul fillers look like blanks */
  case 0xFFA0:
  case 0xFEFF: /* byte order mark */ return true;
  default: return false;
  }
}

/* Scripts in which a joiner or non-joiner between two letters changes how the word is written. */
static bool is_joined_letter(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
  case USCRIPT_ARABIC:
  case USCRIPT_SYRIAC:
  case USCRIPT_DEVANAGARI:
  case USCRIPT_BENGALI:
  case USCRIPT_GURMUKHI:
  case USCRIPT_GUJARATI:
  case USCRIPT_ORIYA:
  case USCRIPT_TAMIL:
  case USCRIPT_TELUGU:
  case USCRIPT_KANNADA:
  case USCRIPT_MALAYALAM:
  case USCRIPT_SINHALA:
    return u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK || u_charType(c) == U_COMBINING_SPACING_MARK;
  case USCRIPT_INHERITED: return c >= 0x064B && c <= 0x0670; /* harakat stand on an Arabic letter */
  default: return false;
  }
}

static bool is_emoji_part(UChar32 c) {
  return c == VARIATION_SELECTOR_16 || u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) ||
         u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER);
}

static bool joiner_is_needed(UChar32 joiner, UChar32 before, UChar32 after) {
  if (is_joined_letter(before) && is_joined_letter(after)) return true;
  return joiner == ZERO_WIDTH_JOINER && is_emoji_part(before) && is_emoji_part(after);
}

/* Every kind of line end becomes '\n'. */
static bool take_line_end(const struct utf16 *in, int32_t *at, UChar32 c) {
  if (c == '\r' && *at < in->length && in->units[*at] == '\n') (*at)++;
  return c == '\r' || c == '\n' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* First pass: intruders out, line ends alike. */
static void drop_intruders(const struct utf16 *in, struct utf16 *out) {
  for (int32_t at = 0; at < in->length;) {
    UChar32 c = utf16_next(in->units, in->length, &at);
    if (take_line_end(in, &at, c)) {
      utf16_append(out, '\n');
    } else if (c == '\t' || !is_intruder(c)) {
      utf16_append(out, c);
    }
  }
}

static UChar32 codepoint_at(const struct utf16 *text, int32_t at) {
  return at < text->length ? utf16_next(text->units, text->length, &at) : 0;
}

/* Second pass: joiners that join nothing out, runs of blanks folded. */
static void fold_blanks(const struct utf16 *in, bool multiline, struct utf16 *out) {
  bool space_is_due = false;
  for (int32_t at = 0; at < in->length;) {
    UChar32 c = utf16_next(in->units, in->length, &at);
    if (c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER) {
      if (!space_is_due && joiner_is_needed(c, utf16_last(out), codepoint_at(in, at))) utf16_append(out, c);
      continue;
    }
    if (!multiline && (is_blank(c) || c == '\n')) {
      space_is_due = true;
      continue;
    }
    if (multiline && c == '\n') {                                         /* blanks before the end of a line */
      while (out->length > 0 && is_blank(utf16_last(out))) out->length--; /* every blank is one unit */
    }
    if (space_is_due) utf16_append(out, ' ');
    space_is_due = false;
    utf16_append(out, c);
  }
}

static bool is_lost_at_an_end(UChar32 c) {
  return u_isUWhiteSpace(c) || is_direction_mark(c) || c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
}

static void trim(struct utf16 *text) {
  while (text->length > 0 && is_lost_at_an_end(utf16_last(text))) text->length--;
  int32_t start = 0;
  while (start < text->length && is_lost_at_an_end(text->units[start])) start++;
  text->length -= start;
  memmove(text->units, text->units + start, (size_t)text->length * sizeof *text->units);
}

static bool is_plain_and_tidy(const char *text) {
  char before = ' ';
  for (; *text != '\0'; text++) {
    unsigned char c = (unsigned char)*text;
    if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) return false;
    before = *text;
  }
  return before != ' ';
}

bool lang_clean(const char *text, bool multiline, struct buffer *out) {
  if (is_plain_and_tidy(text)) { /* most cells of a table */
    buffer_append(out, text);
    return false;
  }
  struct utf16 given, kept, clean;
  utf16_init_utf8(&given, text);
  utf16_normalise(&given);
  utf16_init(&kept);
  utf16_init(&clean);
  drop_intruders(&given, &kept);
  fold_blanks(&kept, multiline, &clean);
  trim(&clean);
  utf16_normalise(&clean); /* what stood between a letter and its mark may be gone */
  utf16_append_to(&clean, out);

  size_t size = (size_t)clean.length * sizeof *clean.units;
  bool changed = given.length != clean.length || memcmp(given.units, clean.units, size) != 0;
  utf16_release(&given);
  utf16_release(&kept);
  utf16_release(&clean);
  return changed;
}
