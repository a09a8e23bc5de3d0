/* SPDX-License-Identifier: MIT */
/* Words of commands as a shell takes them. */
#ifndef SOLIPOST_CLI_QUOTED_H
#define SOLIPOST_CLI_QUOTED_H

#include "solipost/base/buffer.h"
#include "solipost/base/memory.h"

/* In single quotes where a shell would see more in it than a word. */
void quoted_append(struct buffer *out, const char *word);
const char *quoted(const char *word, struct arena *arena);

#endif
