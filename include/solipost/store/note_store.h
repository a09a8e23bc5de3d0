/* SPDX-License-Identifier: MIT */
/* Notes about people, prisons, writers and campaigns, by the short numbers under which people name them. */
#ifndef SOLIPOST_STORE_NOTE_STORE_H
#define SOLIPOST_STORE_NOTE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/model/nouns.h"
#include "solipost/store/handle.h"

/* The number is counted within this copy of the register and stays, also when others are deleted. */
struct numbered_note {
  int64_t number;
  struct note note;
};

/* Those about `subject` (a row of one of the four nouns; nil: all), the oldest first. */
MUST_CHECK bool notes_about(struct store *store, struct uuid subject, struct arena *arena, struct numbered_note **out,
                            size_t *count, struct error *error);
MUST_CHECK bool note_by_number(struct store *store, int64_t number, struct note *out, struct arena *arena,
                               struct error *error);

#endif
