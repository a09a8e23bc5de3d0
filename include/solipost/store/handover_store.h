/* SPDX-License-Identifier: MIT */
/* What somebody who takes over a register has to know, one question at a time. */
#ifndef SOLIPOST_STORE_HANDOVER_STORE_H
#define SOLIPOST_STORE_HANDOVER_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/date.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/store/handle.h"

/* Each answers with rows of the members named beside it; the others stay empty. */
enum handover_question {
  HANDOVER_ASK_UNMAILED, /* number: run (0: by hand), day: printed, count, first, last: letter numbers */
  HANDOVER_ASK_WAITING, /* without a letter for 90 days: code, name, day: of the last (unset: never), never written first */
  HANDOVER_ASK_PROMISES,        /* first letters that are due: code, name, text: pseudonym of who writes, day */
  HANDOVER_ASK_RELAYED,         /* code, name, said_by, day: when it was said */
  HANDOVER_ASK_RELAY_PRISONS,   /* code, name, said_by: source, day: checked, count: people held there */
  HANDOVER_ASK_PARTNERS,        /* name: for whom exports were made, count: of them, day: of the last */
  HANDOVER_ASK_LEADS,           /* name: who leads, code: a running campaign, text: its name */
  HANDOVER_ASK_CAMPAIGNS,       /* code, name, day: until, count: people it is for */
  HANDOVER_ASK_HELD_PEOPLE,     /* code, name, day: since, text: reason, said_by */
  HANDOVER_ASK_HELD_REST,       /* of prisons, campaigns: code, name; countries: code alone; likewise */
  HANDOVER_ASK_CONTACT_UNKNOWN, /* code, name */
  HANDOVER_ASK_NOWHERE,         /* code, name */
  HANDOVER_ASK_ADDRESSES,       /* in use and unverified: code, name, day: last checked, count: people held there */
  HANDOVER_ASK_WRITERS,         /* name: pseudonym, count: letters a month */
  HANDOVER_ASK_TABLE_NOTES,     /* code, name (of whom or what), text, day */
  HANDOVER_ASK_GROUP_NOTES,     /* likewise */
  HANDOVER_ASK_COUNT
};

struct handover_fact {
  const char *code, *name, *text, *said_by; /* "" when not known */
  struct date day;
  int64_t number, count, first, last; /* of people and notes first: 1 when the person is on hold */
};

/* The first `limit` rows; *total says how many there are. `today` decides what still runs and what was checked too long
 * ago. Texts live in the arena. */
MUST_CHECK bool handover_ask(struct store *store, enum handover_question question, struct date today, int64_t limit,
                             struct arena *arena, struct handover_fact **facts, size_t *count, size_t *total,
                             struct error *error);

#endif
