/* SPDX-License-Identifier: MIT */
/* Questions about what is on its way, waits, or came back. */
#ifndef SOLIPOST_STORE_MAIL_STORE_H
#define SOLIPOST_STORE_MAIL_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/model/nouns.h"
#include "solipost/store/handle.h"

struct piece_list {
  struct piece *items; /* in the arena */
  size_t count;
};

enum { MAIL_WAITS_DAYS = 7, MAIL_ON_ITS_WAY_DAYS = 120 };

/* Letters that have waited for something (taken home, translation, reading, stamp) since this day or longer, the longest
 * first. */
MUST_CHECK bool mail_waiting(struct store *store, struct date since, struct arena *arena, struct piece_list *out,
                             struct error *error);
/* Letters to somebody, also as further addressee, that are not in the post: planned, printed, written, or back and to be
 * mailed again. */
MUST_CHECK bool mail_unsent(struct store *store, struct uuid prisoner, struct arena *arena, struct piece_list *out,
                            struct error *error);
/* Letters to a prison that are planned, printed or written. */
MUST_CHECK bool mail_unsent_to(struct store *store, struct uuid prison, struct arena *arena, struct piece_list *out,
                               struct error *error);
/* Letters to somebody mailed on this day or later of which nothing was heard. */
MUST_CHECK bool mail_on_its_way(struct store *store, struct uuid prisoner, struct date since, struct arena *arena,
                                struct piece_list *out, struct error *error);
/* Letters mailed to a prison between two days that did not come back yet: one of them is meant when its number cannot be
 * read. */
MUST_CHECK bool mail_sent_to(struct store *store, struct uuid prison, struct date from, struct date until,
                             struct arena *arena, struct piece_list *out, struct error *error);
/* What lies with this letter in one envelope and went with it. */
MUST_CHECK bool mail_in_envelope(struct store *store, struct uuid envelope, struct date mailed_on, struct arena *arena,
                                 struct piece_list *out, struct error *error);

/* Everybody a letter is for: the first and the further ones. */
MUST_CHECK bool mail_addressees(struct store *store, const struct piece *piece, struct arena *arena,
                                struct uuid **prisoners, size_t *count, struct error *error);

/* How often letters to somebody came back from a prison after this day, for these reasons (words of the choice). One
 * envelope counts once, whatever was in it. */
MUST_CHECK bool mail_returns_of(struct store *store, struct uuid prisoner, struct uuid prison, struct date after,
                                const int *reasons, size_t reason_count, int64_t *count, struct error *error);
/* The same for whoever was written to there, from this day on. */
MUST_CHECK bool mail_returns_from(struct store *store, struct uuid prison, struct date from, int reason, int64_t *count,
                                  struct error *error);

/* Whose address is doubtful, the longest first. */
struct doubtful {
  struct stay stay;
  struct prisoner prisoner;
  struct prison prison;
  const char *letters; /* numbers that came back from there, the last first: "412, 97" */
};
MUST_CHECK bool mail_doubtful(struct store *store, struct arena *arena, struct doubtful **out, size_t *count,
                              struct error *error);

#endif
