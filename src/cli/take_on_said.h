/* SPDX-License-Identifier: MIT */
/* What taking people on means, before it is written and after: for take-on and for hand-on. */
#ifndef SOLIPOST_CLI_TAKE_ON_SAID_H
#define SOLIPOST_CLI_TAKE_ON_SAID_H

#include "context.h"
#include "solipost/jobs/take_on.h"

/* Until when: given, or the usual days after `since`; not before it. */
MUST_CHECK bool take_on_until(struct cli *cli, struct date given, struct date since, struct date *until,
                              struct error *error);
/* Who cannot be taken on (then the command is partly done), what is to be known about the others, who writes there too. */
void take_on_tell(struct cli *cli, const struct take_on *take_on);
/* More than the writer has capacity for is asked about. */
MUST_CHECK bool take_on_agree(struct cli *cli, const struct take_on *take_on, bool insists, struct error *error);
void take_on_say_done(struct cli *cli, const struct take_on *take_on);

#endif
