/* SPDX-License-Identifier: MIT */
/* The rows of data/words, each file read once and kept. */
#ifndef SOLIPOST_SRC_LANG_WORDS_FILE_H
#define SOLIPOST_SRC_LANG_WORDS_FILE_H

#include <stdbool.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"

/* The text of a key in the file of the tag, else in that of its language. *text is NULL when neither has it, which is
 * no error; a file that cannot be read is one. The text is borrowed and stays. */
MUST_CHECK bool words_find(const char *tag, const char *key, const char **text, struct error *error);

/* Puts the values (pairs name, text, ended by NULL) into {name}. A field without value is an error naming the key. */
MUST_CHECK bool words_put_in(const char *tag, const char *key, const char *pattern, const char *const *values,
                             struct arena *arena, const char **out, struct error *error);

#endif
