/* SPDX-License-Identifier: MIT */
/* Words on the screen: gettext. Words on paper come from data/words through lang/phrase.h instead. */
#ifndef SOLIPOST_BASE_I18N_H
#define SOLIPOST_BASE_I18N_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text /* marks a text in a table; the reader of the table calls _() */

/* Chooses language and character set from the environment. Falls back to C.UTF-8 so that translations work on machines
 * without locales; LC_NUMERIC stays C. Returns the language of the screen as a tag ("de", "en"). */
const char *i18n_start(void);
const char *i18n_language(void); /* tag chosen by i18n_start; "en" before */

#endif
