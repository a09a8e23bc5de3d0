/* SPDX-License-Identifier: MIT */
/* Letters that nobody printed: written by hand at home or at an evening, and only now entered. */
#ifndef SOLIPOST_JOBS_HANDWRITTEN_H
#define SOLIPOST_JOBS_HANDWRITTEN_H

#include "solipost/jobs/log.h"
#include "solipost/model/eligibility.h"

/* What the letters of one command share. */
struct handwritten {
  struct log_event written; /* event POST_WRITE: day, writer, evening, what it waits for */
  const char *kind;         /* card, letter, parcel, book */
  const char *language;     /* "": the prisoner's first */
  struct uuid campaign;     /* nil: none */
  struct hold_list holds;   /* all in force */
  struct own_group group;   /* whose post it goes with: for the address kept with the letter */
};

/* Reads what all need. `kind` and the rest of `out` are filled by the caller. */
MUST_CHECK bool handwritten_begin(struct store *store, struct arena *arena, struct handwritten *out,
                                  struct error *error);

/* The letter to this person, not in the register yet and without a number: prison and address as they are now. *why: what
 * speaks against it (held, released ...), or "": asked about, for it is written already. */
MUST_CHECK bool handwritten_make(struct store *store, const struct handwritten *from, const struct prisoner *prisoner,
                                 struct arena *arena, struct piece *out, const char **why, struct error *error);

/* Within a commit: numbers in their order, and the rows, with those who signed as well. */
MUST_CHECK bool handwritten_write(struct store *store, const struct handwritten *from, struct piece *pieces,
                                  size_t count, struct error *error);
/* Within the same commit: further people the letter is for. */
MUST_CHECK bool handwritten_write_addressees(struct store *store, const struct piece *piece,
                                             const struct uuid *prisoners, size_t count, struct error *error);

#endif
