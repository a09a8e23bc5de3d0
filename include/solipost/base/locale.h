/* SPDX-License-Identifier: MIT */
/* The language of the screen, which the environment chooses. */
#ifndef SOLIPOST_BASE_LOCALE_H
#define SOLIPOST_BASE_LOCALE_H

/* Chooses language and character set from the environment. Falls back to C.UTF-8 so that translations work on machines
 * without locales; LC_NUMERIC stays C. Returns the language of the screen as a tag ("de", "en"). */
const char *locale_start(void);
const char *locale_language(void); /* tag chosen by locale_start; "en" before */

#endif
