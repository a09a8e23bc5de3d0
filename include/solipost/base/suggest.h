/* SPDX-License-Identifier: MIT */
/* "Did you mean": words near to what was typed. */
#ifndef SOLIPOST_BASE_SUGGEST_H
#define SOLIPOST_BASE_SUGGEST_H

#include <stddef.h>

#include "solipost/base/memory.h"

/* Edits that turn one word into the other: a letter added, dropped, changed, or two neighbours swapped. ASCII case does
 * not count. */
size_t suggest_distance(const char *a, const char *b);

/* The nearest candidates within a third of the typed word's length, as "'list' or 'lift'"; NULL when none is near.
 * A candidate that begins with what was typed counts as near, too. Each is shown with `prefix` ("--") before it. */
const char *suggest_nearest(const char *typed, const char *const *candidates, size_t count, const char *prefix,
                            struct arena *arena);

#endif
