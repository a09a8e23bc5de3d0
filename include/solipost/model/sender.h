/* SPDX-License-Identifier: MIT */
/* Whose name and address stands on a piece: from the writer's privacy level, what the prison demands, and what group and
 * vault hold. Nothing is invented: where they do not fit together there is no answer, and it says what would help. */
#ifndef SOLIPOST_MODEL_SENDER_H
#define SOLIPOST_MODEL_SENDER_H

#include "solipost/model/nouns.h"
#include "solipost/model/rule.h"

enum sender_demand {
  SENDER_NAMED = 1,    /* the full name of a person */
  SENDER_RESIDENT = 2, /* that name and the street address where the person lives */
  SENDER_NO_PO_BOX = 4,
  SENDER_NO_ORGANISATION = 8 /* the organisation must not be named */
};

struct sender_request {
  const struct writer *writer; /* NULL: not known yet */
  bool group_alone;            /* without a writer: the group's address instead of lines to fill in */
  const char *real_name;       /* from the vault: "" where there is none; asked for by sender_needs_vault only */
  const char *real_address;    /* lines */
  const struct own_group *group;
  unsigned demands; /* of enum sender_demand */
};

enum sender_answer {
  SENDER_LINES, /* `lines` are printed */
  SENDER_BLANK, /* lines to be filled in, with a note made of `notes` */
  SENDER_NONE   /* not printed: `why`, and what would help */
};

enum { SENDER_MOST_NOTES = 3 };

struct sender {
  enum sender_answer answer;
  const char *lines;
  const char *notes[SENDER_MOST_NOTES + 1]; /* keys of data/words, ended by NULL: "sender_note_residence" */
  const char *why, *help;                   /* translated */
  struct sender_traits traits;
};

/* Whether this writer's level needs real name or address at all: else the vault stays closed. */
bool sender_needs_vault(const struct writer *writer);
/* Texts live in the arena or are borrowed from the request. The country of the sender is no part of the lines. */
void sender_resolve(const struct sender_request *request, struct arena *arena, struct sender *out);

#endif
