/* SPDX-License-Identifier: MIT */
/* The single-byte encodings that lists come in, with the letters their languages use. */
#ifndef SOLIPOST_TABLE_ENCODING_CANDIDATES_H
#define SOLIPOST_TABLE_ENCODING_CANDIDATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CANDIDATE_LANGUAGES = 12, CANDIDATE_MAX = 16 };

struct candidate_language {
  const char *tag;
  const char *letters; /* small letters beyond a-z, UTF-8 */
  double rarity;       /* taken off the score: how seldom such lists come in this encoding */
};

struct candidate {
  const char *name;                           /* as iconv calls it */
  const struct candidate_language *languages; /* ended by a NULL tag */
  uint32_t high[128];                         /* what the bytes 0x80..0xFF mean; 0 where nothing */
};

/* In the order of how often lists come in them. Encodings this machine's iconv lacks are left out. */
const struct candidate *encoding_candidates(size_t *count);
bool candidate_uses_letter(const struct candidate_language *language, uint32_t letter);

#endif
