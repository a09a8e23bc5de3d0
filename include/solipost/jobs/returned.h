/* SPDX-License-Identifier: MIT */
/* Letters that came back, and what follows from it: whether the address is doubted, whether somebody is free or has died,
 * whether it is the prison. First looked at, so that people can be asked; then written within one commit. */
#ifndef SOLIPOST_JOBS_RETURNED_H
#define SOLIPOST_JOBS_RETURNED_H

#include "solipost/jobs/log.h"
#include "solipost/jobs/ripple.h"

struct return_event {
  struct log_event log; /* event POST_RETURN, day */
  int reason;           /* enum return_reason */
  const char *mark;     /* what stood on it; "" nothing */
};

/* Somebody whose letters these were. */
struct returned_person {
  struct prisoner prisoner;
  const char *who; /* "P014 Zoë Longname" */
  struct uuid sent_to;
  struct stay stay;        /* when still_there */
  bool still_there;        /* is held where it was sent, as far as the register knows */
  bool doubts;             /* this return makes the address doubtful */
  bool was_doubtful;       /* it is already */
  bool needs_another;      /* one more such return would */
  int proposes;            /* STATUS_RELEASED, STATUS_DECEASED; STATUS_UNKNOWN: nothing */
  struct ripple letters;   /* when it proposes something: others to this person */
  struct piece_list ready; /* when it doubts: made for this address, not posted yet */
  bool records;            /* set by the caller who agreed to what is proposed */
  size_t events;           /* envelopes that came back now */
};
/* Where they had been sent. */
struct returned_place {
  struct prison prison;
  int64_t alike;      /* such returns within RETURN_ALIKE_DAYS, these included */
  bool maybe_itself;  /* RETURN_ALIKE_NEEDED of them, or it says that it delivers no mail */
  bool could_suspend; /* the reason says that no mail is delivered, and the register does not know it yet */
  bool suspends;      /* set by the caller who agreed to that */
  size_t events;
};
struct returned_look {
  struct returned_person *people;
  size_t person_count;
  struct returned_place *places;
  size_t place_count;
};

/* Adds to the choice whatever lay in the same envelope: it came back with it. *added counts. */
MUST_CHECK bool returned_whole_envelopes(struct store *store, struct letter_choice *choice, struct arena *arena,
                                         size_t *added, struct error *error);
MUST_CHECK bool returned_consequences(struct store *store, const struct return_event *event,
                                      const struct letter_choice *choice, struct arena *arena,
                                      struct returned_look *out, struct error *error);
/* Within a commit: the letters, one row for each return, and what was agreed to. */
MUST_CHECK bool returned_write(struct store *store, const struct return_event *event,
                               const struct letter_choice *choice, const struct returned_look *look, size_t *done,
                               struct error *error);

#endif
