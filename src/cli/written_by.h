/* SPDX-License-Identifier: MIT */
/* By whom letters were written: writers of the register, guests, names said at the table. */
#ifndef SOLIPOST_CLI_WRITTEN_BY_H
#define SOLIPOST_CLI_WRITTEN_BY_H

#include "command.h"
#include "solipost/jobs/log.h"

/* Names nobody in the register is called by, so that each is told once. In the arena of the command; begins as {0}. */
struct names_told {
  const char **items;
  size_t count;
};

/* Puts the writers into the event: the first of the register is the writer, the others of it sign as well, and whoever is no
 * writer of the register is kept as said, which is told once with a name that is near, but for "guest". Names may be joined:
 * "Amsel+Karl". None: nothing is said about writers. */
MUST_CHECK bool written_by(struct cli *cli, const char *const *names, size_t count, struct names_told *told,
                           struct log_event *event, struct error *error);

#endif
