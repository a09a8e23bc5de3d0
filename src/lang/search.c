/* SPDX-License-Identifier: MIT */
/* Search words: names of every script folded to plain letters, in the spellings people type. */
#include "solipost/lang/text.h"

#include <assert.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include "fold.h"
#include "solipost/base/utf8.h"
#include "spelling.h"
#include "utf16.h"

/* Spellings 0..SPELLING_COUNT-1 are those of the table; one more is the word in its own script. */
enum { OWN_SCRIPT = SPELLING_COUNT, FORM_COUNT };

enum { FIRST_FOREIGN_LETTER = 0x0370 }; /* Greek; the Latin letters of the table lie before it */

struct folder {
  struct buffer forms[FORM_COUNT]; /* of the word being read */
  int first_form, last_form;       /* which of them are wanted */
  bool keep_duplicates;
  bool has_foreign_letter; /* the word holds a letter that is not Latin */
  bool marks_belong;       /* marks after the last letter are part of it (Devanagari, kana) */
  UChar32 before;          /* last letter, for what depends on it */
  struct buffer *out;      /* words that stand there already are not written again */
  uint32_t *slots;         /* hash table: offset of a word in `out` plus 1 */
  size_t slot_count, word_count;
};

static uint32_t hash_of(const char *word, size_t length) {
  uint32_t hash = 2166136261u; /* FNV-1a */
  for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)word[i]) * 16777619u;
  return hash;
}

static bool is_word_at(const struct folder *folder, size_t offset, const char *word, size_t length) {
  const struct buffer *out = folder->out;
  if (out->length - offset < length || memcmp(out->bytes + offset, word, length) != 0) return false;
  return offset + length == out->length || out->bytes[offset + length] == ' ';
}

static void grow_slots(struct folder *folder) {
  size_t count = folder->slot_count == 0 ? 64 : folder->slot_count * 2;
  uint32_t *slots = mem_alloc_array(count, sizeof *slots);
  for (size_t i = 0; i < folder->slot_count; i++) {
    if (folder->slots[i] == 0) continue;
    const char *word = folder->out->bytes + folder->slots[i] - 1;
    size_t at = hash_of(word, strcspn(word, " ")) & (count - 1);
    while (slots[at] != 0) at = (at + 1) & (count - 1);
    slots[at] = folder->slots[i];
  }
  mem_free(folder->slots);
  folder->slots = slots;
  folder->slot_count = count;
}

/* The slot where the word is or would be. */
static size_t slot_of(const struct folder *folder, const char *word, size_t length) {
  size_t at = hash_of(word, length) & (folder->slot_count - 1);
  while (folder->slots[at] != 0 && !is_word_at(folder, folder->slots[at] - 1, word, length)) {
    at = (at + 1) & (folder->slot_count - 1);
  }
  return at;
}

static void remember_word(struct folder *folder, size_t offset, size_t length) {
  if (folder->word_count * 2 >= folder->slot_count) grow_slots(folder);
  size_t at = slot_of(folder, folder->out->bytes + offset, length);
  if (folder->slots[at] == 0) folder->word_count++;
  folder->slots[at] = (uint32_t)offset + 1;
}

static void remember_words_of_before(struct folder *folder) {
  for (size_t at = 0; at < folder->out->length;) {
    size_t length = strcspn(folder->out->bytes + at, " ");
    if (length > 0) remember_word(folder, at, length);
    at += length + 1;
  }
}

static void put_word(struct folder *folder, const struct buffer *word) {
  if (word->length == 0) return;
  struct buffer *out = folder->out;
  if (!folder->keep_duplicates && folder->slot_count > 0) {
    if (folder->slots[slot_of(folder, word->bytes, word->length)] != 0) return;
  }
  if (out->length > 0 && out->bytes[out->length - 1] != ' ') buffer_append_char(out, ' ');
  buffer_append_bytes(out, word->bytes, word->length);
  if (!folder->keep_duplicates) remember_word(folder, out->length - word->length, word->length);
}

static void end_word(struct folder *folder) {
  for (int i = folder->first_form; i <= folder->last_form; i++) {
    bool says_nothing_new = i == OWN_SCRIPT && folder->first_form < OWN_SCRIPT && !folder->has_foreign_letter;
    if (!says_nothing_new) put_word(folder, &folder->forms[i]);
  }
  for (int i = 0; i < FORM_COUNT; i++) buffer_reset(&folder->forms[i]);
  folder->has_foreign_letter = false;
  folder->marks_belong = false;
  folder->before = 0;
}

static void add_to_all(struct folder *folder, UChar32 c) {
  for (int i = folder->first_form; i <= folder->last_form; i++) {
    buffer_append_codepoint(&folder->forms[i], (uint32_t)c);
  }
}

static void add_spellings(struct folder *folder, UChar32 c, const char *const spellings[SPELLING_COUNT]) {
  bool is_latin = c < FIRST_FOREIGN_LETTER;
  for (int i = folder->first_form; i <= folder->last_form; i++) {
    if (i == OWN_SCRIPT && !is_latin) {
      buffer_append_codepoint(&folder->forms[i], (uint32_t)spelling_own_letter(c));
    } else {
      buffer_append(&folder->forms[i], spellings[i == OWN_SCRIPT ? 0 : i]);
    }
  }
  if (!is_latin) folder->has_foreign_letter = true;
}

/* Scripts whose marks may be left out without making another word. */
static bool script_drops_marks(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
  case USCRIPT_LATIN:
  case USCRIPT_GREEK:
  case USCRIPT_CYRILLIC:
  case USCRIPT_ARABIC:
  case USCRIPT_HEBREW:
  case USCRIPT_COMMON: return true;
  default: return false;
  }
}

static bool is_mark(UChar32 c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

/* Apostrophes, signs like ayn in transcriptions, tatweel and joiners stand within a word and are left out. */
static bool is_silent(UChar32 c) {
  switch (c) {
  case '\'':
  case '`':
  case 0x00B4:
  case 0x0640: /* tatweel */
  case 0x05F3: /* geresh and gershayim */
  case 0x05F4:
  case 0x2018:
  case 0x2019:
  case 0x201B:
  case 0xFF07: return true;
  default: return (c >= 0x02B0 && c <= 0x02FF) || u_charType(c) == U_FORMAT_CHAR;
  }
}

/* One code point that is neither ASCII nor in the table as it stands, after decomposition. */
static void fold_part(struct folder *folder, UChar32 c) {
  c = u_tolower(c);
  const char *const *spellings = spelling_of(c, folder->before);
  int32_t digit = u_charDigitValue(c);
  if (spellings != NULL) {
    add_spellings(folder, c, spellings);
    folder->marks_belong = false;
  } else if (digit >= 0) {
    add_to_all(folder, '0' + digit);
  } else if (is_mark(c)) {
    if (folder->marks_belong) add_to_all(folder, c);
    return;
  } else if (is_silent(c)) {
    return;
  } else if (u_isalpha(c)) {
    folder->marks_belong = !script_drops_marks(c);
    add_to_all(folder, c);
    if (c >= FIRST_FOREIGN_LETTER) folder->has_foreign_letter = true;
  } else {
    end_word(folder);
    return;
  }
  folder->before = c;
}

static void fold_other(struct folder *folder, UChar32 c) {
  c = u_tolower(c);
  if (spelling_of(c, folder->before) != NULL || !script_drops_marks(c)) {
    fold_part(folder, c);
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&status);
  UChar parts[32]; /* the longest decomposition has 18 units */
  int32_t length = unorm2_getDecomposition(nfkd, c, parts, (int32_t)COUNT_OF(parts), &status);
  assert(U_SUCCESS(status));
  if (length < 0) {
    fold_part(folder, c);
    return;
  }
  for (int32_t at = 0; at < length;) {
    fold_part(folder, utf16_next(parts, length, &at));
  }
}

static void fold_words(struct folder *folder, const char *text) {
  for (int i = 0; i < FORM_COUNT; i++) buffer_init(&folder->forms[i]);
  if (!folder->keep_duplicates) remember_words_of_before(folder);
  struct utf16 units;
  utf16_init_utf8(&units, text);
  utf16_normalise(&units);
  for (int32_t at = 0; at < units.length;) {
    UChar32 c = utf16_next(units.units, units.length, &at);
    if (c >= 0x80) {
      fold_other(folder, c);
    } else if (ascii_is_alpha((char)c) || ascii_is_digit((char)c)) {
      folder->before = (unsigned char)ascii_lower((char)c);
      folder->marks_belong = false;
      add_to_all(folder, folder->before);
    } else if (!is_silent(c)) {
      end_word(folder);
    }
  }
  end_word(folder);

  utf16_release(&units);
  for (int i = 0; i < FORM_COUNT; i++) buffer_release(&folder->forms[i]);
  mem_free(folder->slots);
}

void lang_search_words(const char *text, struct buffer *out) {
  struct folder folder = {.first_form = 0, .last_form = OWN_SCRIPT, .out = out};
  fold_words(&folder, text);
}

void lang_search_query(const char *typed, struct buffer *out) {
  struct folder folder = {.first_form = 0, .last_form = 0, .out = out};
  fold_words(&folder, typed);
}

bool lang_same_words(const char *a, const char *b) {
  struct buffer words_a, words_b;
  buffer_init(&words_a);
  buffer_init(&words_b);
  lang_search_query(a, &words_a);
  lang_search_query(b, &words_b);
  bool same = words_a.length > 0 && strcmp(words_a.bytes, words_b.bytes) == 0;
  buffer_release(&words_a);
  buffer_release(&words_b);
  return same;
}

const char *fold_text(const char *text, enum fold_form form, struct arena *arena) {
  struct buffer out;
  buffer_init(&out);
  int index = form == FOLD_OWN_SCRIPT ? OWN_SCRIPT : form == FOLD_GERMAN ? 1 : 0;
  struct folder folder = {.first_form = index, .last_form = index, .keep_duplicates = true, .out = &out};
  fold_words(&folder, text);
  const char *result = arena_strndup(arena, out.bytes, out.length);
  buffer_release(&out);
  return result;
}
