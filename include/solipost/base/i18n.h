/* SPDX-License-Identifier: MIT */
/* Words on the screen: gettext. Words on paper come from data/words through lang/words.h instead. */
#ifndef SOLIPOST_BASE_I18N_H
#define SOLIPOST_BASE_I18N_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text /* marks a text in a table; the reader of the table calls _() */

#endif
