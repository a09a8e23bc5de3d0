/* SPDX-License-Identifier: MIT */
/* Countries by ISO 3166-1 code and by name in 32 languages (Unicode CLDR, see data/README.md). */
#ifndef SOLIPOST_LANG_COUNTRY_H
#define SOLIPOST_LANG_COUNTRY_H

#include <stdbool.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"

/* The country line of an address: upper-cased name in `tag`, in French when there is none in that language, else English.
 * NULL for an unknown code. */
const char *country_line(const char *code, const char *tag, struct arena *arena);
/* For the screen: "Türkei"; the code itself when unknown. */
const char *country_name(const char *code, const char *tag, struct arena *arena);
/* "TR", "tr", "Turkey", "Türkei", "تركيا" -> "TR"; NULL when it is no country. Borrowed. */
const char *country_from_text(const char *text, struct arena *arena);

#endif
