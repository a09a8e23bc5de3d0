/* SPDX-License-Identifier: MIT */
/* A letter somebody wrote by hand: one that was printed before, or a new one to one or several people. */
#ifndef SOLIPOST_CLI_WRITTEN_ENTRY_H
#define SOLIPOST_CLI_WRITTEN_ENTRY_H

#include "answering.h"
#include "context.h"
#include "solipost/jobs/handwritten.h"

struct written_entry {
  struct letter_choice known; /* when it was printed or planned before */
  struct piece piece;         /* else a new one */
  struct uuid *further;       /* people it is for as well */
  size_t further_count;
  const char *who;
};

/* A new letter to whoever is named: "P014", or "P001+P002" for one letter to both, who must be in one prison. Whoever should
 * get none is asked about, or refused off a terminal, unless `force`; *agreed is false when the answer is no. */
MUST_CHECK bool written_entry_new(struct cli *cli, const struct handwritten *from, bool force, const char *word,
                                  struct written_entry *entry, bool *agreed, struct error *error);

/* Which replies it answers. */
MUST_CHECK bool written_entry_look(struct cli *cli, const struct handwritten *from, const struct written_entry *entry,
                                   struct answering *answering, struct error *error);

/* Within a commit. A new letter gets its number. */
MUST_CHECK bool written_entry_write(struct cli *cli, const struct handwritten *from, struct written_entry *entry,
                                    struct error *error);

#endif
