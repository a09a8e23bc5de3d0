/* SPDX-License-Identifier: MIT */
/* Replies on the screen: which letters one may answer, whose it is, how it is called. */
#ifndef SOLIPOST_CLI_REPLY_SAID_H
#define SOLIPOST_CLI_REPLY_SAID_H

#include "context.h"
#include "solipost/jobs/reply.h"

/* On a terminal by one key among the likeliest, or none; off it the one that waits for an answer. Nothing known: none. */
MUST_CHECK bool reply_choose(struct cli *cli, const struct prisoner *prisoner,
                             const struct reply_candidates *candidates, struct letter_choice *out, struct error *error);

/* Makes the reply somebody's: a writer's of the register, or of whoever is named so. *said: as called. */
MUST_CHECK bool reply_take_on(struct cli *cli, const char *typed, struct reply *reply, const char **said,
                              struct error *error);

/* Letter numbers it answers: "412, 415". */
MUST_CHECK bool reply_answers_said(struct cli *cli, const struct reply *reply, const char **out, struct error *error);

/* By the number typed. */
MUST_CHECK bool reply_pick(struct cli *cli, const char *typed, struct reply *out, struct error *error);

#endif
