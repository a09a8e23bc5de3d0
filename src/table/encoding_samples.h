/* SPDX-License-Identifier: MIT */
/* Words of a file that show a person whether an encoding is the right one. */
#ifndef SOLIPOST_TABLE_ENCODING_SAMPLES_H
#define SOLIPOST_TABLE_ENCODING_SAMPLES_H

#include "encoding_candidates.h"
#include "solipost/table/encoding.h"

/* Words with letters beyond a-z: those that are whole in UTF-8, and those that are not. */
struct word_count {
  size_t utf8, other;
};
struct word_count samples_count_words(const unsigned char *bytes, size_t length);

/* Words that `best` and `second` read differently, into `out`; NULL for either is UTF-8. With `only_utf8` words that are
 * whole in UTF-8 alone. */
void samples_take(const unsigned char *bytes, size_t length, const struct candidate *best,
                  const struct candidate *second, bool only_utf8, struct arena *arena, struct encoding_guess *out);
/* Of UTF-16 and UTF-32, out->name says which. */
void samples_take_wide(const unsigned char *bytes, size_t length, struct arena *arena, struct encoding_guess *out);

#endif
