/* SPDX-License-Identifier: MIT */
/* What can happen to a piece, and what it becomes: the one table of states (docs/STATES.md shows it). Days are not its
 * business: jobs/log.h compares them. */
#ifndef SOLIPOST_MODEL_POST_H
#define SOLIPOST_MODEL_POST_H

#include "solipost/model/nouns.h"

enum post_event {
  POST_WRITE,  /* written by hand, or signed */
  POST_MAIL,   /* posted; after a return: in a new envelope, with the same number */
  POST_RETURN, /* came back */
  POST_REPLY,  /* answered */
  POST_ARRIVE, /* known to have arrived: from a lawyer, a visitor, the family */
  POST_CANCEL, /* will not be sent */
  POST_EVENT_COUNT
};

enum post_ruling {
  POST_FITS,
  POST_ODD,  /* makes no sense as far as is known: asked about, and done when somebody insists */
  POST_WRONG /* cannot be */
};

struct post_step {
  enum post_ruling ruling;
  enum stage to;   /* the stage afterwards; as before when nothing changes, or POST_WRONG */
  const char *why; /* translated: why it is odd or wrong; "" when it fits */
};

/* `stage` as in the register, with STAGE_UNKNOWN like planned. */
struct post_step post_step(int stage, enum post_event event);
const char *post_event_word(enum post_event event); /* as typed: "mailed" */

/* A hard return says that the person is not there; one is enough to doubt the address, soft ones need two. Some say
 * nothing about the address (postage, damage, content): they count for neither. */
enum return_weight { RETURN_NO_DOUBT, RETURN_SOFT, RETURN_HARD };
enum return_weight return_reason_weight(int reason);
enum { RETURN_SOFT_NEEDED = 2, RETURN_ALIKE_DAYS = 30, RETURN_ALIKE_NEEDED = 3 };

#endif
