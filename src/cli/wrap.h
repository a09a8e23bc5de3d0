/* SPDX-License-Identifier: MIT */
/* Lines for a narrow screen, broken between words. */
#ifndef SOLIPOST_CLI_WRAP_H
#define SOLIPOST_CLI_WRAP_H

#include <stddef.h>

/* Bytes of the first line of `text` that takes at most `columns`: whole words, or a part of one that is longer than the
 * line. Takes time with the length of that line only. At least one character, unless the text is empty. */
size_t wrap_length(const char *text, size_t columns);

#endif
