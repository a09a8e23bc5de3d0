/* SPDX-License-Identifier: MIT */
/* What a transfer, a release or a death means for letters that are made already: those not posted yet go to the new place
 * or nowhere, those in the post went to the former one. */
#ifndef SOLIPOST_JOBS_RIPPLE_H
#define SOLIPOST_JOBS_RIPPLE_H

#include "solipost/model/address.h"
#include "solipost/store/handle.h"
#include "solipost/store/mail_store.h"

struct ripple {
  struct piece_list unsent;  /* planned, printed, written, or back and to be mailed again */
  struct piece_list in_post; /* younger than MAIL_ON_ITS_WAY_DAYS */
  /* Of `unsent`: for others as well, so that nobody but a person can decide. Not touched by what is below. */
  bool *shared;
};
/* Letters to this person that the change reaches. `day`: of the change; what was mailed before it went to the right place,
 * but may still arrive after it: all of it counts. */
MUST_CHECK bool ripple_look(struct store *store, struct uuid prisoner, struct date today, struct arena *arena,
                            struct ripple *out, struct error *error);
bool ripple_is_on_paper(const struct piece *piece); /* with the address it has: printed, or in an envelope */

/* Within a commit. Letters that changed meanwhile are left alone. */
/* Unsent ones go to `prison` with the address of `request`; what was printed keeps its paper. */
MUST_CHECK bool ripple_readdress(struct store *store, const struct ripple *ripple,
                                 const struct address_request *request, size_t *done, struct error *error);
MUST_CHECK bool ripple_cancel(struct store *store, const struct ripple *ripple, size_t *done, struct error *error);
/* Those in the post are marked as gone to a former place, but for what went to `now` (nil: nowhere). */
MUST_CHECK bool ripple_mark_old_place(struct store *store, const struct ripple *ripple, struct uuid now,
                                      struct date day, size_t *done, struct error *error);

/* Somebody is free, or has died: the status, and the stay ends. */
struct departure {
  struct uuid prisoner;
  int status; /* enum prisoner_status */
  struct date day;
  const char *source;
};
MUST_CHECK bool departure_write(struct store *store, const struct departure *departure, struct error *error);

#endif
