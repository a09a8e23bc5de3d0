/* SPDX-License-Identifier: MIT */
/* Who writes to whom: in which state a correspondence is on a day, and whether a writer is there. All of it follows from
 * days that are kept; that a promise fell back or a correspondence fell asleep is written nowhere. */
#ifndef SOLIPOST_MODEL_PAIR_H
#define SOLIPOST_MODEL_PAIR_H

#include <stdbool.h>

#include "solipost/model/nouns.h"

enum pair_state {
  PAIR_PROMISED,    /* taken on, the first letter is not due yet */
  PAIR_FALLEN_BACK, /* it was due and did not come: the person waits for a writer again */
  PAIR_LIVE,        /* letters go */
  PAIR_DORMANT,     /* they did; no letter and no reply for a long time. Either wakes it up */
  PAIR_ENDED,
  PAIR_STATES
};

enum {
  PAIR_PROMISE_DAYS = 14, /* until a first letter is due, unless somebody says another day */
  PAIR_EARLIER_DAYS = 14, /* a letter so many days before it was taken on is the first one: people tell later */
  PAIR_DORMANT_DAYS = 180
};

/* What was heard between the two; unset: nothing. */
struct pair_heard {
  struct date letter; /* the last by this writer to this person, written or mailed, also with others */
  struct date reply;  /* the last from this person for this writer */
};

enum pair_state pair_state_on(const struct pair *pair, const struct pair_heard *heard, long dormant_days,
                              struct date day);
/* The last sign of life of one that was confirmed: a letter, a reply, or the day it was confirmed. */
struct date pair_last_sign(const struct pair *pair, const struct pair_heard *heard);
/* Whether a letter of that day is the first letter that is waited for; also after the promise fell back. */
bool pair_is_confirmed_by(const struct pair *pair, struct date letter);

enum writer_state { WRITER_HERE, WRITER_PAUSED, WRITER_GONE };
enum writer_state writer_state_on(const struct writer *writer, struct date day);

/* Whether the person has a writer in this one, when it is planned who needs one: promised or live, and the writer has not
 * left. Somebody who pauses is waited for, until the correspondence falls asleep. (pair_store.h has the same as SQL.) */
bool pair_counts(enum pair_state state, enum writer_state writer);

const char *pair_state_word(enum pair_state state);      /* for files: "fallen-back" */
const char *pair_state_label(enum pair_state state);     /* translated */
const char *writer_state_label(enum writer_state state); /* translated; "" for one who is here */

#endif
