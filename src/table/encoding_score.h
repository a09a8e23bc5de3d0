/* SPDX-License-Identifier: MIT */
/* Which single-byte encoding a text is most likely in. */
#ifndef SOLIPOST_TABLE_ENCODING_SCORE_H
#define SOLIPOST_TABLE_ENCODING_SCORE_H

#include <stddef.h>

#include "encoding_candidates.h"

struct encoding_verdict {
  const struct candidate *best;
  const struct candidate_language *language; /* that fits best */
  const struct candidate *second;            /* next one that reads some byte of the text differently; NULL: none */
  double score;                              /* per byte above 0x7F; the best possible is 2 */
  double margin;                             /* between the two, per byte that they read differently */
};

/* `text` must hold at least one byte above 0x7F. `best` is NULL on a machine whose iconv knows none of the candidates. */
void encoding_score(const unsigned char *text, size_t length, const char *language, struct encoding_verdict *out);

#endif
