/* SPDX-License-Identifier: MIT */
/* Words as a shell takes them: what people copy into it must mean what it says and nothing else. */
#ifndef SOLIPOST_CLI_SHELL_WORD_H
#define SOLIPOST_CLI_SHELL_WORD_H

#include "solipost/base/buffer.h"
#include "solipost/base/memory.h"

/* As it is when it is harmless, else in quotes. */
void shell_word_append(struct buffer *out, const char *word);
const char *shell_word(const char *word, struct arena *arena);

#endif
