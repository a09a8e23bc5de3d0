/* SPDX-License-Identifier: MIT */
/* Passphrases in one form (ICU), their strength (zxcvbn), and new ones made of words. */
#include "solipost/lang/passphrase.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <zxcvbn.h>

#include "solipost/base/datafile.h"
#include "solipost/base/memory.h"
#include "solipost/base/path.h"
#include "solipost/base/utf8.h"
#include "solipost/base/uuid.h"

/* ---- one form ---- */

/* One unit for each byte is enough for UTF-8; NFC makes no unit into more than three. */
enum { TYPED_UNITS = PASSPHRASE_SIZE, NORMAL_UNITS = 3 * PASSPHRASE_SIZE };

static bool is_outer(UChar c) { return u_isUWhiteSpace(c) || c == 0xFEFF || c == 0; }

/* Everything but the ends, which are cut off: first unit and behind the last. */
static void find_ends(const UChar *units, int32_t length, int32_t *start, int32_t *end) {
  *start = 0;
  *end = length;
  while (*end > 0 && is_outer(units[*end - 1])) (*end)--;
  while (*start < *end && is_outer(units[*start])) (*start)++;
}

static enum passphrase_form tidy_units(UChar *typed, UChar *normal, const char *bytes, size_t length,
                                       char out[PASSPHRASE_SIZE], size_t *out_length) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t typed_length = 0, start = 0, end = 0, written = 0;
  u_strFromUTF8(typed, TYPED_UNITS, &typed_length, bytes, (int32_t)length, &status);
  const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
  int32_t normal_length = unorm2_normalize(nfc, typed, typed_length, normal, NORMAL_UNITS, &status);
  if (U_FAILURE(status)) return PASSPHRASE_NO_TEXT;
  find_ends(normal, normal_length, &start, &end);
  if (start == end) return PASSPHRASE_EMPTY;
  for (int32_t at = start; at < end; at++)
    if (u_charType(normal[at]) == U_CONTROL_CHAR) return PASSPHRASE_CONTROL;
  u_strToUTF8(out, PASSPHRASE_SIZE, &written, normal + start, end - start, &status);
  if (U_FAILURE(status) || written >= PASSPHRASE_SIZE) return PASSPHRASE_TOO_LONG;
  *out_length = (size_t)written;
  return PASSPHRASE_TIDY;
}

enum passphrase_form lang_passphrase_tidy(const char *typed, size_t length, char out[PASSPHRASE_SIZE],
                                          size_t *out_length) {
  out[0] = '\0';
  *out_length = 0;
  if (length >= PASSPHRASE_SIZE) return PASSPHRASE_TOO_LONG;
  if (utf8_valid_prefix(typed, length) != length) return PASSPHRASE_NO_TEXT;
  UChar units[TYPED_UNITS], normal[NORMAL_UNITS];
  enum passphrase_form form = tidy_units(units, normal, typed, length, out, out_length);
  mem_wipe(units, sizeof units);
  mem_wipe(normal, sizeof normal);
  if (form != PASSPHRASE_TIDY) mem_wipe(out, PASSPHRASE_SIZE);
  return form;
}

/* ---- strength ---- */

typedef LIST(const char *) word_list;

static bool add_file(word_list *words, const char *name, struct arena *arena, struct error *error) {
  struct datafile file;
  if (!datafile_load(&file, name, arena, error)) return false;
  int column = datafile_column(&file, "word");
  for (size_t row = 0; row < file.row_count; row++) LIST_PUSH(words, datafile_cell(&file, row, column));
  return true;
}

static bool stands_before(const char *start, const char *word, size_t length) {
  for (const char *at = start; at < word; at += strspn(at, " ")) {
    size_t other = strcspn(at, " ");
    if (other == length && memcmp(at, word, length) == 0) return true;
    at += other;
  }
  return false;
}

/* Blanks between words are expected and worth nothing, and a word that comes again is worth the bit of whether it does:
 * "apple apple apple" is not three words. zxcvbn counts both as if they were drawn by lot. */
static double measure_words_once(const char *passphrase, word_list *words) {
  assert(strlen(passphrase) < PASSPHRASE_SIZE);
  char once[PASSPHRASE_SIZE] = "";
  size_t kept = 0, repeated = 0;
  for (const char *at = passphrase; *at != '\0';) {
    size_t length = strcspn(at, " ");
    bool again = length > 0 && stands_before(passphrase, at, length);
    if (again) repeated++;
    else {
      memcpy(once + kept, at, length);
      kept += length;
    }
    at += length;
    at += strspn(at, " ");
  }
  once[kept] = '\0';
  double bits = ZxcvbnMatch(once, words->items, NULL) + (double)repeated;
  mem_wipe(once, sizeof once);
  return bits;
}

/* What is thought of first stands first: the measure goes by the place in the list. */
bool lang_passphrase_bits(const char *passphrase, const char *const *names, double *bits, struct error *error) {
  struct arena arena;
  word_list words = {0};
  arena_init(&arena);
  for (; names != NULL && *names != NULL; names++)
    if ((*names)[0] != '\0') LIST_PUSH(&words, *names);
  bool done = add_file(&words, "passphrase-words/guessed.txt", &arena, error) &&
              add_file(&words, "passphrase-words/en.txt", &arena, error) &&
              add_file(&words, "passphrase-words/de.txt", &arena, error);
  LIST_PUSH(&words, NULL);
  if (done) *bits = fmin(ZxcvbnMatch(passphrase, words.items, NULL), measure_words_once(passphrase, &words));
  LIST_RELEASE(&words);
  arena_release(&arena);
  return done;
}

double lang_passphrase_seconds(double bits) { return exp2(bits - 1) / PASSPHRASE_GUESSES_PER_SECOND; }

/* ---- new ones ---- */

bool lang_passphrase_new(const char *tag, char out[PASSPHRASE_SIZE], struct error *error) {
  struct arena arena;
  word_list words = {0};
  struct error none = {0};
  arena_init(&arena);
  const char *own = arena_printf(&arena, "passphrase-words/%s.txt", tag);
  bool done = (strcmp(tag, "guessed") != 0 && add_file(&words, own, &arena, &none)) ||
              add_file(&words, "passphrase-words/en.txt", &arena, error);
  size_t length = 0;
  for (int i = 0; done && i < PASSPHRASE_WORDS; i++) {
    const char *word = words.items[random_below((uint32_t)words.count)];
    size_t size = strlen(word);
    if (i > 0) out[length++] = ' ';
    memcpy(out + length, word, size);
    length += size;
  }
  out[length] = '\0';
  LIST_RELEASE(&words);
  arena_release(&arena);
  return done;
}
