/* SPDX-License-Identifier: MIT */
/* By whom letters were written: writers of the register, guests, names said at the table. */
#ifndef SOLIPOST_CLI_WRITTEN_BY_H
#define SOLIPOST_CLI_WRITTEN_BY_H

#include "command.h"
#include "solipost/jobs/log.h"

/* Puts the writers into the event: the first of the register is the writer, the others of it sign as well, and whoever is no
 * writer of the register is kept as said, which is told once, but for "guest". Names may be joined: "Amsel+Karl". None:
 * nothing is said about writers. */
MUST_CHECK bool written_by(struct cli *cli, const char *const *names, size_t count, struct log_event *event,
                           struct error *error);

#endif
