/* SPDX-License-Identifier: MIT */
/* Names of months in the languages lists come in. */
#ifndef SOLIPOST_TABLE_MONTH_NAMES_H
#define SOLIPOST_TABLE_MONTH_NAMES_H

#include <stdbool.h>

/* 1..12, or 13..24 for the months of Iran's solar calendar (13 is Farvardin); 0 when the word is no month or several. The
 * word may be shortened to three letters or carry an ending ("nîsanê", "Nisan'da", "апреля"). */
int month_from_word(const char *word);

enum { MONTH_SOLAR = 12 }; /* what is added to a month of the solar calendar */

#endif
