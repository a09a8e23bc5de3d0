/* SPDX-License-Identifier: MIT */
/* Distance between words as Damerau and Levenshtein count it (optimal string alignment); choice of the nearest. */
#include "solipost/base/suggest.h"

#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

enum { LONGEST_WORD = 64, MOST_SUGGESTIONS = 3 };

static size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

size_t suggest_distance(const char *a, const char *b) {
  size_t length_a = strlen(a), length_b = strlen(b);
  if (length_a > LONGEST_WORD || length_b > LONGEST_WORD) return LONGEST_WORD;
  /* Three rows of the matrix are enough: a swap looks two rows back. */
  size_t rows[3][LONGEST_WORD + 1];
  size_t *before = rows[0], *above = rows[1], *here = rows[2];
  for (size_t j = 0; j <= length_b; j++) above[j] = before[j] = j;
  for (size_t i = 1; i <= length_a; i++) {
    here[0] = i;
    for (size_t j = 1; j <= length_b; j++) {
      char x = ascii_lower(a[i - 1]), y = ascii_lower(b[j - 1]);
      size_t changed = above[j - 1] + (x == y ? 0 : 1);
      here[j] = smaller(changed, smaller(above[j], here[j - 1]) + 1);
      bool swapped = i > 1 && j > 1 && x == ascii_lower(b[j - 2]) && ascii_lower(a[i - 2]) == y;
      if (swapped) here[j] = smaller(here[j], before[j - 2] + 1);
    }
    size_t *oldest = before;
    before = above;
    above = here;
    here = oldest;
  }
  return above[length_b];
}

struct near_word {
  const char *word;
  size_t distance;
};

/* Keeps the list in order, nearest first; a later equal one stays behind. */
static size_t keep_near(struct near_word *kept, size_t count, struct near_word candidate) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(kept[i].word, candidate.word) == 0) return count;
  size_t at = count;
  while (at > 0 && kept[at - 1].distance > candidate.distance) at--;
  if (at == MOST_SUGGESTIONS) return count;
  if (count < MOST_SUGGESTIONS) count++;
  for (size_t i = count - 1; i > at; i--) kept[i] = kept[i - 1];
  kept[at] = candidate;
  return count;
}

const char *suggest_nearest(const char *typed, const char *const *candidates, size_t count, const char *prefix,
                            struct arena *arena) {
  size_t length = strlen(typed);
  if (length == 0) return NULL;
  size_t allowed = length < 4 ? 1 : (length + 1) / 3;
  struct near_word kept[MOST_SUGGESTIONS];
  size_t kept_count = 0;
  for (size_t i = 0; i < count; i++) {
    struct near_word candidate = {candidates[i], suggest_distance(typed, candidates[i])};
    bool begins = length >= 2 && ascii_starts_with_ignoring_case(candidates[i], typed);
    if (begins && candidate.distance > 1) candidate.distance = 1;
    if (candidate.distance <= allowed) kept_count = keep_near(kept, kept_count, candidate);
  }
  const char *text = NULL;
  for (size_t i = 0; i < kept_count; i++) {
    if (kept[i].distance > kept[0].distance) break;
    text = text == NULL ? arena_printf(arena, "'%s%s'", prefix, kept[i].word)
                        : arena_printf(arena, _("%s or '%s%s'"), text, prefix, kept[i].word);
  }
  return text;
}
