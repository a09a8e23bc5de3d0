/* SPDX-License-Identifier: MIT */
/* The table of states. */
#include "solipost/model/post.h"

#include "solipost/base/i18n.h"

#define FITS(stage)                                                                                                    \
  { POST_FITS, STAGE_##stage, "" }
#define ODD(stage, why)                                                                                                \
  { POST_ODD, STAGE_##stage, why }
#define WRONG(stage, why)                                                                                              \
  { POST_WRONG, STAGE_##stage, why }

#define NEVER_MAILED N_("it was never marked as mailed")
#define IS_OUT N_("it was mailed and cannot be called back")
#define WAS_CANCELLED N_("it was cancelled")

static const struct post_step steps[][POST_EVENT_COUNT] = {
    [STAGE_PLANNED] = {[POST_WRITE] = FITS(WRITTEN),
                       [POST_MAIL] = FITS(MAILED),
                       [POST_RETURN] = ODD(RETURNED, NEVER_MAILED),
                       [POST_REPLY] = ODD(ANSWERED, NEVER_MAILED),
                       [POST_ARRIVE] = ODD(MAILED, NEVER_MAILED),
                       [POST_CANCEL] = FITS(CANCELLED)},
    [STAGE_PRINTED] = {[POST_WRITE] = FITS(WRITTEN),
                       [POST_MAIL] = FITS(MAILED),
                       [POST_RETURN] = ODD(RETURNED, NEVER_MAILED),
                       [POST_REPLY] = ODD(ANSWERED, NEVER_MAILED),
                       [POST_ARRIVE] = ODD(MAILED, NEVER_MAILED),
                       [POST_CANCEL] = FITS(CANCELLED)},
    [STAGE_WRITTEN] = {[POST_WRITE] = FITS(WRITTEN), /* what it waits for may have changed */
                       [POST_MAIL] = FITS(MAILED),
                       [POST_RETURN] = ODD(RETURNED, NEVER_MAILED),
                       [POST_REPLY] = ODD(ANSWERED, NEVER_MAILED),
                       [POST_ARRIVE] = ODD(MAILED, NEVER_MAILED),
                       [POST_CANCEL] = FITS(CANCELLED)},
    [STAGE_MAILED] = {[POST_WRITE] = WRONG(MAILED, IS_OUT),
                      [POST_MAIL] = ODD(MAILED, N_("it is marked as mailed already")),
                      [POST_RETURN] = FITS(RETURNED),
                      [POST_REPLY] = FITS(ANSWERED),
                      [POST_ARRIVE] = FITS(MAILED),
                      [POST_CANCEL] = WRONG(MAILED, IS_OUT)},
    [STAGE_ANSWERED] = {[POST_WRITE] = WRONG(ANSWERED, IS_OUT),
                        [POST_MAIL] = WRONG(ANSWERED, N_("it was answered, so it arrived")),
                        [POST_RETURN] = ODD(ANSWERED, N_("it was answered, so it arrived")),
                        [POST_REPLY] = FITS(ANSWERED),
                        [POST_ARRIVE] = FITS(ANSWERED),
                        [POST_CANCEL] = WRONG(ANSWERED, IS_OUT)},
    [STAGE_RETURNED] = {[POST_WRITE] = ODD(WRITTEN, N_("it came back; a new envelope needs no new letter")),
                        [POST_MAIL] = FITS(MAILED),
                        [POST_RETURN] = ODD(RETURNED, N_("it came back already and was not mailed again")),
                        [POST_REPLY] = ODD(ANSWERED, N_("it came back, so nobody can have read it")),
                        [POST_ARRIVE] = ODD(MAILED, N_("it came back and was not mailed again")),
                        [POST_CANCEL] = FITS(CANCELLED)},
    [STAGE_CANCELLED] = {[POST_WRITE] = ODD(WRITTEN, WAS_CANCELLED),
                         [POST_MAIL] = ODD(MAILED, WAS_CANCELLED),
                         [POST_RETURN] = ODD(RETURNED, WAS_CANCELLED),
                         [POST_REPLY] = ODD(ANSWERED, WAS_CANCELLED),
                         [POST_ARRIVE] = ODD(MAILED, WAS_CANCELLED),
                         [POST_CANCEL] = WRONG(CANCELLED, N_("it is cancelled already"))},
};

struct post_step post_step(int stage, enum post_event event) {
  struct post_step step = steps[stage == STAGE_UNKNOWN ? STAGE_PLANNED : stage][event];
  if (*step.why != '\0') step.why = _(step.why);
  return step;
}

const char *post_event_word(enum post_event event) {
  static const char *const words[] = {[POST_WRITE] = "written", [POST_MAIL] = "mailed",    [POST_RETURN] = "returned",
                                      [POST_REPLY] = "reply",   [POST_ARRIVE] = "arrived", [POST_CANCEL] = "cancel"};
  return words[event];
}

enum return_weight return_reason_weight(int reason) {
  switch ((enum return_reason)reason) {
  case RETURN_RELEASED:
  case RETURN_TRANSFERRED:
  case RETURN_UNKNOWN_PERSON:
  case RETURN_DECEASED: return RETURN_HARD;
  case RETURN_MOVED:
  case RETURN_ADDRESS:
  case RETURN_UNCLAIMED:
  case RETURN_ILLEGIBLE:
  case RETURN_UNKNOWN:
  case RETURN_OTHER: return RETURN_SOFT;
  case RETURN_REFUSED_CONTENT:
  case RETURN_REFUSED_ENCLOSURE:
  case RETURN_REFUSED_SENDER:
  case RETURN_REFUSED_NUMBER:
  case RETURN_REFUSED_LANGUAGE:
  case RETURN_MAIL_BAN:
  case RETURN_SUSPENDED:
  case RETURN_POSTAGE:
  case RETURN_DAMAGED: break;
  }
  return RETURN_NO_DOUBT;
}
