/* SPDX-License-Identifier: MIT */
/* Languages by BCP 47 tag. solipost writes "ku" for Kurmancî (kmr is read as ku), "ckb" for Sorani, "tl" for Filipino
 * (fil is read as tl); everything else as ICU does. */
#ifndef SOLIPOST_LANG_TAG_H
#define SOLIPOST_LANG_TAG_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"

/* "kmr" -> "ku", "TR" -> "tr", "fil" -> "tl", "Türkçe" or "Turkish" or "Kurdî" -> its tag. NULL when no language is meant. */
const char *lang_tag_from_text(const char *text, struct arena *arena);
bool lang_is_right_to_left(const char *tag);
/* Whether the language is usually written in Latin letters. */
bool lang_is_latin(const char *tag);
/* Name of the language in the language of the screen or in itself: lang_name("tr", "de") is "Türkisch". */
const char *lang_name(const char *tag, const char *in_language, struct arena *arena);
/* The locale ICU should be asked for ("ku" for kmr, "fil" for tl); a borrowed text. */
const char *lang_icu_locale(const char *tag);

#endif
