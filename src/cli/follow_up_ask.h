/* SPDX-License-Identifier: MIT */
/* What a letter asks for, typed by one key or as an option, and what takes effect at once. */
#ifndef SOLIPOST_CLI_FOLLOW_UP_ASK_H
#define SOLIPOST_CLI_FOLLOW_UP_ASK_H

#include "context.h"
#include "solipost/model/nouns.h"

/* "book", "b", "book:any novel", "b any novel": the kind and what stands behind it, into a cleared follow-up. */
MUST_CHECK bool follow_up_read(struct cli *cli, const char *typed, struct follow_up *out, struct error *error);

/* Does at once what can be done at once (a new prison, no more letters), writes the follow-up in its own commit and says
 * so. `prisoner` and `reply` are those of the follow-up. */
MUST_CHECK bool follow_up_keep(struct cli *cli, const struct prisoner *prisoner, struct follow_up *follow_up,
                               struct error *error);

/* After a reply, on a terminal: one key each until Enter alone. `explained`: whether the keys were told before. */
MUST_CHECK bool follow_up_prompt(struct cli *cli, const struct prisoner *prisoner, struct uuid reply, bool explained,
                                 struct error *error);

#endif
