/* SPDX-License-Identifier: MIT */
/* May this person be written to, now, by post, directly? The one place that decides it. */
#ifndef SOLIPOST_MODEL_ELIGIBILITY_H
#define SOLIPOST_MODEL_ELIGIBILITY_H

#include "solipost/model/guard.h"
#include "solipost/model/nouns.h"

enum severity { SEVERITY_INFO, SEVERITY_WARN, SEVERITY_ACKNOWLEDGE, SEVERITY_BLOCK };

/* Order is the order in which reasons are listed. */
enum reason {
  REASON_HELD,
  REASON_RELEASED,
  REASON_DEPORTED,
  REASON_DECEASED,
  REASON_CONTACT_ENDED,
  REASON_CONTACT_NONE,
  REASON_CONTACT_RELAY,
  REASON_NO_PRISON,
  REASON_PRISON_CLOSED,
  REASON_MAIL_SUSPENDED,
  REASON_MAIL_RELAY,
  REASON_ADDRESS_DOUBTFUL,
  REASON_ADDRESS_INCOMPLETE,
  REASON_CONTACT_UNKNOWN,
  REASON_ADDRESS_UNVERIFIED,
  REASON_FIELD_UNUSED,
  REASON_COUNT
};

struct finding {
  enum reason reason;
  enum severity severity;
  const char *detail; /* translated sentence for the screen: what, and what would help */
};

struct judgement {
  struct finding findings[REASON_COUNT];
  size_t count;
  enum severity worst;           /* SEVERITY_INFO when there is none */
  struct address_block *address; /* composed on the way when possible, in the arena; else NULL */
  bool through_relay;            /* it is that of request->relay */
};

struct address_request;
/* `request->prison` and `->stay` may be NULL when the person's place is unknown. `holds`: all in force; `campaign`: what the
 * letter is for, nil for nothing. Holds and contact are judged by model/guard.h. Never fails: what is wrong is a finding. */
void eligibility_judge(const struct address_request *request, const struct hold_list *holds, struct uuid campaign,
                       struct date today, struct arena *arena, struct judgement *out);

const char *reason_label(enum reason reason); /* translated, short: "released" */

/* Language a letter is written in: the prison's rule, then the prisoner's wish, then the first of the prisoner's
 * languages for which `has(context, tag)` says there is a text; Kurdish to Turkey only on the prisoner's wish. "" when none. `prison` may be NULL. */
const char *letter_language(const struct prisoner *prisoner, const struct prison *prison,
                            bool (*has)(void *context, const char *tag), void *context, struct arena *arena);

#endif
