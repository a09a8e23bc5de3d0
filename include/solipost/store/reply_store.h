/* SPDX-License-Identifier: MIT */
/* Replies and what they ask for, by the short numbers under which people name them. */
#ifndef SOLIPOST_STORE_REPLY_STORE_H
#define SOLIPOST_STORE_REPLY_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/model/nouns.h"
#include "solipost/store/handle.h"

/* Within a commit. Numbers are counted within this copy of the register and not given again. */
MUST_CHECK bool reply_next_number(struct store *store, int64_t *number, struct error *error);
MUST_CHECK bool follow_up_next_number(struct store *store, int64_t *number, struct error *error);

MUST_CHECK bool reply_by_number(struct store *store, int64_t number, struct reply *out, struct arena *arena,
                                struct error *error);
MUST_CHECK bool follow_up_by_number(struct store *store, int64_t number, struct follow_up *out, struct arena *arena,
                                    struct error *error);

struct reply_list {
  struct reply *items;
  size_t count;
};
/* Which replies: every condition that is set narrows. */
struct reply_filter {
  struct uuid prisoner; /* nil: of anybody */
  bool waiting;         /* not handed over yet */
  bool unclaimed;       /* waiting, and it is nobody's: no writer, nobody who takes it on */
  bool unanswered;      /* no letter of ours answers it, or that was cancelled */
  struct date until;    /* received on this day or before; not set: any */
};
/* The oldest first. */
MUST_CHECK bool replies_find(struct store *store, const struct reply_filter *filter, struct arena *arena,
                             struct reply_list *out, struct error *error);

struct follow_up_list {
  struct follow_up *items;
  size_t count;
};
struct follow_up_filter {
  struct uuid prisoner, reply; /* nil: any */
  bool open;                   /* not done */
  struct date due;             /* open, and due on this day or before; not set: any */
};
/* What is due first comes first; what has no day last. */
MUST_CHECK bool follow_ups_find(struct store *store, const struct follow_up_filter *filter, struct arena *arena,
                                struct follow_up_list *out, struct error *error);

/* Letter numbers a reply answers, in their order: "412, 415"; "" when none is known. */
MUST_CHECK bool reply_answers(struct store *store, struct uuid reply, struct arena *arena, const char **out,
                              struct error *error);

/* Names of all scans, of deleted replies as well (an undo brings those back), each once; ended by NULL. */
MUST_CHECK bool reply_scans(struct store *store, struct arena *arena, const char *const **names, size_t *count,
                            struct error *error);

#endif
