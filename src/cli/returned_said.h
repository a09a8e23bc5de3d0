/* SPDX-License-Identifier: MIT */
/* What follows from letters that came back, in words, and what is asked before it is written. */
#ifndef SOLIPOST_CLI_RETURNED_SAID_H
#define SOLIPOST_CLI_RETURNED_SAID_H

#include "command.h"
#include "solipost/jobs/returned.h"

/* "  t  transferred" for each reason, with what is typed for it. */
const char *returned_reasons(struct cli *cli);

/* On a terminal asks whether somebody is free or has died, and whether it is the prison; off it nothing is agreed to. */
MUST_CHECK bool returned_agree(struct cli *cli, const struct return_event *event, struct returned_look *look,
                               struct error *error);
void returned_say(struct cli *cli, const struct return_event *event, const struct letter_choice *choice,
                  const struct returned_look *look);

#endif
