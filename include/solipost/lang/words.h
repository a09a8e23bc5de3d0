/* SPDX-License-Identifier: MIT */
/* Words on paper: each letter speaks its own language, many in one process. From data/words/<tag>.tsv. */
#ifndef SOLIPOST_LANG_WORDS_H
#define SOLIPOST_LANG_WORDS_H

#include <stdbool.h>

#include "solipost/base/compiler.h"
#include "solipost/base/date.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"

/* A phrase by key ("letter_number", "salutation_female", "closing_warm", "sender_note") with its fields put in:
 * `values` are pairs name, text, ended by NULL: lang_phrase("de", "letter_number", (const char *[]){"number", "412", NULL}, ...).
 * `values` may be NULL. A key with plural forms has rows "key.one", "key.other" ... chosen by the value named "count" (ICU
 * plural rules). A tag with a region ("pt-BR") may have a file of its own; what is not there comes from that of its
 * language. There is no other fallback: a language or a key without words is an error naming file and key. */
MUST_CHECK bool lang_phrase(const char *tag, const char *key, const char *const *values, struct arena *arena,
                            const char **out, struct error *error);
/* Whether the words of this language are shipped. */
bool lang_has_words(const char *tag);

/* Date in words in the letter's language, never digits only: "9 Nisan 2026", "9ê nîsana 2026an", "۲۰ فروردین ۱۴۰۵" for fa
 * (Jalali). Digits are the customary ones of the language. A date without its year gives day and month. A language for
 * which neither data/words nor ICU knows the form is an error, never a date in another language. */
MUST_CHECK bool lang_date(struct date date, const char *tag, struct arena *arena, const char **out,
                          struct error *error);

/* The same for the head of a letter: where two calendars are in use (key "date_both"), the day in both of them: of Iran and
 * Gregorian. */
MUST_CHECK bool lang_letter_date(struct date date, const char *tag, struct arena *arena, const char **out,
                                 struct error *error);

/* For the head of a calendar: "December 2026", and "Tue", in the Gregorian calendar. A language that ICU does not know has
 * the month from data/words, and "" for the day of the week. */
MUST_CHECK bool lang_month(struct date date, const char *tag, struct arena *arena, const char **out,
                           struct error *error);
MUST_CHECK bool lang_weekday(struct date date, const char *tag, struct arena *arena, const char **out,
                             struct error *error);

#endif
