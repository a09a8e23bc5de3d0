/* SPDX-License-Identifier: MIT */
/* Scores every pair of encoding and language by the letters the text would hold: a letter of the language counts for it, a
 * strange one against it, and what no writer writes (a symbol within a word, a capital behind a small letter, two scripts
 * in one word) counts against it heavily. */
#include "encoding_score.h"

#include <string.h>

#include "letters.h"

enum { BYTES_COUNTED = 20000, WORDS_FOR_CASE = 3, CONSONANTS_SPOKEN = 3 };

/* Per byte above 0x7F. Found on lists of 5 to 40 names in 13 languages, see tests/unit/table/test_encoding.c. */
static const double PER_OWN_LETTER = 2, PER_STRANGE_LETTER = -2, PER_NOTHING = -20, PER_MIXED_SCRIPT = -6,
                    PER_SYMBOL_IN_WORD = -5, PER_SYMBOL = -0.5, PER_DRAWING = -6, PER_CAPITAL_INSIDE = -4,
                    PER_LAST_CAPITAL = -1, PER_UNSPOKEN = -3, NO_CAPITALS = -0.5, PER_RANK = -0.05, HINTED = 0.6;

struct tally {
  size_t bytes;        /* above 0x7F */
  size_t letters[128]; /* how often each of them is a letter */
  double penalty;
  size_t words, words_with_capital; /* of scripts with case beyond Latin */
};

static uint32_t meaning(const struct candidate *candidate, unsigned char byte) {
  return byte < 0x80 ? byte : candidate->high[byte - 0x80];
}

static double letter_penalty(uint32_t before, uint32_t letter, uint32_t after) {
  double penalty = 0;
  bool latin = letter_is_latin(letter);
  bool follows = letter_is(before);
  bool goes_on = letter_is(after);
  if (!latin && ((follows && letter_is_latin(before)) || (goes_on && letter_is_latin(after)))) {
    penalty += PER_MIXED_SCRIPT;
  }
  if (follows && letter_is_upper(letter) && letter_is_lower(before)) {
    penalty += PER_CAPITAL_INSIDE;
  }
  if (latin && follows && goes_on && letter_is_upper(before) && letter_is_upper(letter) && letter_is_lower(after)) {
    penalty += PER_LAST_CAPITAL;
  }
  return penalty;
}

static double symbol_penalty(uint32_t before, uint32_t symbol, uint32_t after) {
  if (symbol == 0x200C || symbol == 0x200D) {
    return 0; /* Persian joins and parts letters with them */
  }
  if (letter_is(before) && letter_is(after) && symbol != 0x2019 && symbol != 0xB7) {
    return PER_SYMBOL_IN_WORD;
  }
  if (symbol >= 0x2500 && symbol < 0x25A0) {
    return PER_DRAWING;
  }
  return PER_SYMBOL;
}

/* More than three consonants in a row are rare in Russian and Greek; Hebrew read as Russian is full of them. */
static double cluster_penalty(uint32_t letter, size_t *consonants) {
  if (!letter_has_case(letter) || letter_is_vowel(letter)) {
    *consonants = 0;
    return 0;
  }
  ++*consonants;
  return *consonants > CONSONANTS_SPOKEN ? PER_UNSPOKEN : 0;
}

static void tally_text(const struct candidate *candidate, const unsigned char *text, size_t length,
                       struct tally *tally) {
  *tally = (struct tally){0};
  size_t consonants = 0;
  for (size_t i = 0; i < length && tally->bytes < BYTES_COUNTED; i++) {
    if (text[i] < 0x80) {
      consonants = 0;
      continue;
    }
    tally->bytes++;
    uint32_t here = meaning(candidate, text[i]);
    uint32_t before = i > 0 ? meaning(candidate, text[i - 1]) : 0;
    uint32_t after = i + 1 < length ? meaning(candidate, text[i + 1]) : 0;
    if (here == 0 || (here >= 0x80 && here < 0xA0)) {
      tally->penalty += PER_NOTHING;
    } else if (letter_is(here)) {
      tally->letters[text[i] - 0x80]++;
      tally->penalty += letter_penalty(before, here, after) + cluster_penalty(here, &consonants);
      if (letter_has_case(here) && !letter_is(before)) {
        tally->words++;
        tally->words_with_capital += letter_is_upper(here);
      }
    } else {
      tally->penalty += symbol_penalty(before, here, after);
    }
  }
}

/* Letters of another language of the same encoding do no harm: lists mix languages. */
static bool fits_some_language(const struct candidate *candidate, uint32_t letter) {
  for (const struct candidate_language *language = candidate->languages; language->tag != NULL; language++) {
    if (language->rarity < 0.1 && candidate_uses_letter(language, letter)) {
      return true;
    }
  }
  return false;
}

static double score_language(const struct candidate *candidate, const struct candidate_language *language,
                             const struct tally *tally) {
  double score = tally->penalty;
  for (size_t i = 0; i < 128; i++) {
    if (tally->letters[i] == 0) {
      continue;
    }
    uint32_t letter = letter_lower(candidate->high[i]);
    double each = candidate_uses_letter(language, letter) || letter < 0x80 ? PER_OWN_LETTER
                  : fits_some_language(candidate, letter)                  ? 0
                                                                           : PER_STRANGE_LETTER;
    score += each * (double)tally->letters[i];
  }
  score /= (double)tally->bytes;
  if (tally->words >= WORDS_FOR_CASE && tally->words_with_capital == 0) {
    score += NO_CAPITALS; /* names begin with capitals where a script has them */
  }
  return score - language->rarity;
}

/* Best language of one encoding. */
static double score_candidate(const struct candidate *candidate, const unsigned char *text, size_t length,
                              const char *hint, const struct candidate_language **best_language) {
  struct tally tally;
  tally_text(candidate, text, length, &tally);
  double best = 0;
  *best_language = NULL;
  for (const struct candidate_language *language = candidate->languages; language->tag != NULL; language++) {
    double score = score_language(candidate, language, &tally);
    if (strcmp(language->tag, hint) == 0) {
      score += HINTED;
    }
    if (*best_language == NULL || score > best) {
      best = score;
      *best_language = language;
    }
  }
  return best;
}

/* How many of the text's bytes two encodings read differently. */
static size_t bytes_apart(const struct candidate *a, const struct candidate *b, const size_t used[128]) {
  size_t apart = 0;
  for (size_t i = 0; i < 128; i++) {
    apart += a->high[i] != b->high[i] ? used[i] : 0;
  }
  return apart;
}

void encoding_score(const unsigned char *text, size_t length, const char *language, struct encoding_verdict *out) {
  size_t used[128] = {0};
  size_t total = 0;
  for (size_t i = 0; i < length && total < BYTES_COUNTED; i++) {
    if (text[i] >= 0x80) {
      used[text[i] - 0x80]++;
      total++;
    }
  }
  size_t count;
  const struct candidate *candidates = encoding_candidates(&count);
  double scores[CANDIDATE_MAX] = {0};
  size_t best = 0;
  *out = (struct encoding_verdict){.margin = 100};
  if (count == 0) {
    return;
  }
  for (size_t i = 0; i < count; i++) {
    const struct candidate_language *fits;
    scores[i] = score_candidate(&candidates[i], text, length, language, &fits) + PER_RANK * (double)i;
    if (i == 0 || scores[i] > scores[best]) {
      best = i;
      out->language = fits;
    }
  }
  out->best = &candidates[best];
  out->score = scores[best];
  for (size_t i = 0; i < count; i++) {
    size_t apart = i != best ? bytes_apart(&candidates[i], &candidates[best], used) : 0;
    if (apart == 0) {
      continue; /* the same text either way */
    }
    double margin = (scores[best] - scores[i]) * (double)total / (double)apart;
    if (margin < out->margin) {
      out->margin = margin;
      out->second = &candidates[i];
    }
  }
}
