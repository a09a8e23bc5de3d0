/* SPDX-License-Identifier: MIT */
/* What Unicode needs to know the language for: case, order, search keys, cleaning, columns on a terminal. */
#ifndef SOLIPOST_LANG_TEXT_H
#define SOLIPOST_LANG_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/buffer.h"
#include "solipost/base/compiler.h"
#include "solipost/base/memory.h"

/* Upper case by the rules of the language: "istanbul" is "İSTANBUL" in tr; Georgian stays as it is. */
char *lang_upper(const char *text, const char *tag, struct arena *arena);
/* Title case of the first letter only, by the language. */
char *lang_capitalise(const char *text, const char *tag, struct arena *arena);

/* Order of a language; ckb by its own rules, ku for kmr. The collator is opened once per language and kept. */
int lang_compare(const char *a, const char *b, const char *tag);
/* Sorts pointers in place; `text_of` gives the text of an item. Uses sort keys, so 100,000 names take about 0.1 s. */
void lang_sort(void **items, size_t count, const char *(*text_of)(const void *item), const char *tag);

/* Search words of a text: each word of it folded to plain lower-case letters, in every spelling people may type
 * ("Öcalan": ocalan, oecalan; "Ющенко": yushchenko, ющенко; "كاوه" and "کاوة": kawh). Arabic and Hebrew also
 * give their consonants. Words are separated by a space in `out`, no duplicates. */
void lang_search_words(const char *text, struct buffer *out);
/* What a person typed, folded the same way, one spelling per word: words separated by a space. */
void lang_search_query(const char *typed, struct buffer *out);
/* Whether both are the same words, whatever capitals, accents and signs they are written with: "Geprüft am" and
 * "gepruft-am". Texts without any letter or digit are like nothing. */
bool lang_same_words(const char *a, const char *b);

/* Makes text from outside canonical: NFC; removes BOM, ZWSP, word joiner, soft hyphen, direction marks at the ends and
 * every override, embedding and isolate; control characters except newline and tab; keeps ZWNJ and ZWJ between Arabic
 * letters (Persian and Kurdish need them) and drops them elsewhere; folds white space at the ends and, unless
 * `multiline`, newlines and runs of blanks within. Text must be valid UTF-8. Returns whether anything but NFC changed. */
bool lang_clean(const char *text, bool multiline, struct buffer *out);

/* Columns a text takes on a terminal: wide 2, combining and format 0. */
size_t lang_columns(const char *text);
/* Cuts at a grapheme so that at most `columns` are used, ends with "…" when cut. */
char *lang_fit_columns(const char *text, size_t columns, struct arena *arena);

#endif
