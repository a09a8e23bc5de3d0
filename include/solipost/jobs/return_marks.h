/* SPDX-License-Identifier: MIT */
/* What stands on a letter that came back, in the language of the place, and the reason it means (data/return-marks.tsv). */
#ifndef SOLIPOST_JOBS_RETURN_MARKS_H
#define SOLIPOST_JOBS_RETURN_MARKS_H

#include <stdbool.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/model/nouns.h"

/* The reason (enum return_reason) of the longest known mark within the text; *found false when there is none. */
MUST_CHECK bool return_mark_reason(const char *text, struct arena *arena, bool *found, int *reason,
                                   struct error *error);

/* A reason by its key ("t", "rc"), its word, its name on the screen, or the beginning of only one; -1: none of them. */
int return_reason_typed(const char *typed);
int return_reason_of_word(const char *word); /* as it is kept; -1: none */
const char *return_reason_key(int reason);
const char *return_reason_word(int reason);  /* "transferred" */
const char *return_reason_label(int reason); /* translated */

#endif
