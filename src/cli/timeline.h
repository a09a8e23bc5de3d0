/* SPDX-License-Identifier: MIT */
/* The whole correspondence with somebody, one line for each thing that happened, the newest last. */
#ifndef SOLIPOST_CLI_TIMELINE_H
#define SOLIPOST_CLI_TIMELINE_H

#include "context.h"
#include "pick.h"
#include "solipost/model/nouns.h"

/* All letters to the person, also as second addressee. */
MUST_CHECK bool timeline_letters(struct cli *cli, struct uuid prisoner, struct picked_list *out, struct error *error);
/* Prints it under a heading; nothing when nothing is known. What has no day is left out. */
MUST_CHECK bool timeline_print(struct cli *cli, const struct prisoner *prisoner, const struct picked_list *letters,
                               struct error *error);

#endif
