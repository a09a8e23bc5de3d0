/* SPDX-License-Identifier: MIT */
/* What may be done with a prisoner: seen here, printed, given to others, named in public. The one place that decides it;
 * every command that reads prisoners says which use it makes of them (struct command) and asks here. */
#ifndef SOLIPOST_MODEL_GUARD_H
#define SOLIPOST_MODEL_GUARD_H

#include "solipost/model/nouns.h"

enum use {
  USE_NONE,   /* no prisoner is read */
  USE_KEEP,   /* seen and edited on this computer's screen */
  USE_PRINT,  /* printed on paper that is posted */
  USE_EXPORT, /* a file with names that leaves for others; lists for programs (CSV, JSON) as well */
  USE_PUBLISH /* names stand in public */
};

/* In the order of severity. */
enum ruling { RULING_ALLOWED, RULING_ACKNOWLEDGE, RULING_REFUSED };

enum guard_reason {
  GUARD_HELD,
  GUARD_CONTACT_NONE,
  GUARD_CONTACT_RELAY,
  GUARD_CONTACT_UNKNOWN,
  GUARD_NAMING_NO,
  GUARD_NAMING_UNKNOWN,
  GUARD_NAMING_ASK,
  GUARD_REASON_COUNT
};

/* A hold in force, with what people type for whom it means: a code or a name ("TR-SNC", "TR" for a country). */
struct hold_in_force {
  struct hold hold;
  const char *called;
};
struct hold_list {
  const struct hold_in_force *items;
  size_t count;
};

struct guard_request {
  enum use use;
  const struct prisoner *prisoner;
  const struct prison *prison;   /* where the person is; NULL when not known */
  struct uuid campaign;          /* for which this is done; nil: none */
  const struct hold_list *holds; /* all in force */
  bool through_relay;            /* what is printed goes to somebody who passes it on, and the address is known */
};

struct guard_finding {
  enum guard_reason reason;
  enum ruling ruling;
  const char *detail; /* translated sentence for the screen: why, and what would help */
};
struct guard_verdict {
  enum ruling ruling; /* the gravest */
  struct guard_finding findings[GUARD_REASON_COUNT];
  size_t count;
};

/* Never fails. Details live in the arena. */
void guard_judge(const struct guard_request *request, struct arena *arena, struct guard_verdict *out);

/* Whether a hold means this person at this place, or what is done for this campaign. `prison` may be NULL. */
bool guard_meets(const struct hold *hold, struct uuid prisoner, const struct prison *prison, struct uuid campaign);
/* The first hold that does, whatever the use; NULL when there is none. For marking people on the screen. */
const struct hold_in_force *guard_find_hold(const struct guard_request *request);
/* "on hold since 2026-08-01: the family asked us to stop; when it may go on: solipost lift P001" */
const char *guard_hold_detail(const struct hold_in_force *hold, struct arena *arena);

const char *guard_reason_label(enum guard_reason reason); /* translated, short: "on hold" */

/* Notes: all may be kept, only those of level `table` reach paper or a file for others, and none the public. */
bool guard_note_may_go(const struct note *note, enum use use);
/* Fields of a prisoner: who told us what, and how contact ended, stays with the group; the public learns the name and what
 * may be told of the case. */
bool guard_field_may_go(const struct field *field, enum use use);

#endif
