/* SPDX-License-Identifier: MIT */
/* How a letter is written by people who have only a-z. */
#ifndef SOLIPOST_SRC_LANG_SPELLING_H
#define SOLIPOST_SRC_LANG_SPELLING_H

#include <unicode/utypes.h>

/* First the plain one, in which questions are folded; then German habits (ö oe, ш sch) and other usual ones (ş sh). */
enum { SPELLING_COUNT = 3 };

/* SPELLING_COUNT texts, or NULL when the letter is not in the table. `c` is lower case; `before` is the letter before
 * it or 0. */
const char *const *spelling_of(UChar32 c, UChar32 before);

/* The one letter that stands for all its look-alikes: Persian ک for Arabic ك. */
UChar32 spelling_own_letter(UChar32 c);

#endif
