/* SPDX-License-Identifier: MIT */
/* What a writer has open, on the screen: for hand-on, and for who leaves. */
#ifndef SOLIPOST_CLI_HAND_ON_SAID_H
#define SOLIPOST_CLI_HAND_ON_SAID_H

#include "context.h"
#include "solipost/jobs/hand_on.h"

/* Each person with the state of the correspondence and what waits: replies, follow-ups, letters that are not posted. */
void hand_on_print(struct cli *cli, const struct hand_on *hand_on);

/* "written, a writer took it home (Amsel)" */
const char *hand_on_letter_said(struct cli *cli, const struct piece *piece);

/* A list of people named behind the first operand. */
MUST_CHECK bool hand_on_people(struct cli *cli, size_t first, struct prisoner **people, size_t *count,
                               struct error *error);

#endif
