/* SPDX-License-Identifier: MIT */
/* A writer takes people on: who can be, what has to be known first, and the promise. First looked at, so that it can be
 * told and asked about; then written within one commit. */
#ifndef SOLIPOST_JOBS_TAKE_ON_H
#define SOLIPOST_JOBS_TAKE_ON_H

#include "solipost/store/pair_store.h"

enum take_on_kind {
  TAKE_ON_NEW,
  TAKE_ON_AGAIN,   /* the promise fell back, or the two have not written for long: promised anew */
  TAKE_ON_ALREADY, /* promised or live: nothing is to be done */
  TAKE_ON_REFUSED  /* nobody may write there: `why` */
};

struct take_on_one {
  struct prisoner prisoner;
  const char *who; /* "P014 Deniz Örnek" */
  enum take_on_kind kind;
  struct pair pair; /* as it will be written; as it is, when nothing is to be done */
  const char *why;
  const char **remarks; /* translated: what stands in the way of letters at present, what the prison wants of senders */
  size_t remark_count;
  struct pair_list others; /* further writers who count (pair_counts) */
};

struct take_on {
  struct writer writer;
  struct date day, until; /* a first letter is due by then */
  struct take_on_one *items;
  size_t count;
  size_t more; /* of them new or again */
  int64_t has; /* correspondences of the writer that count without them */
};

/* `day`: today, or when it was. Somebody who has had a letter by this writer just before has got the first one. */
MUST_CHECK bool take_on_look(struct store *store, const struct writer *writer, const struct prisoner *people,
                             size_t count, struct date day, struct date until, struct arena *arena, struct take_on *out,
                             struct error *error);

/* More correspondences than letters a month: who has a limit has one for new correspondences only, never for cards. */
bool take_on_is_too_much(const struct take_on *take_on);

/* Within a commit. Somebody else took them on for the same writer meanwhile: ERROR_BUSY. */
MUST_CHECK bool take_on_write(struct store *store, const struct take_on *take_on, struct error *error);

#endif
