/* SPDX-License-Identifier: MIT */
/* Rules put into words for the screen. */
#ifndef SOLIPOST_MODEL_RULE_WORDS_H
#define SOLIPOST_MODEL_RULE_WORDS_H

#include "rule_key.h"

/* "politics, the word strike": the words of a value, translated; languages by name. */
const char *rule_value_words(const struct rule_key *key, const char *value, struct arena *arena);
const char *rule_word_label(const char *word); /* translated, or the word itself */

#endif
