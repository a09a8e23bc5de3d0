/* SPDX-License-Identifier: MIT */
/* Who writes to whom, in words; and what somebody has to insist on. */
#ifndef SOLIPOST_CLI_PAIR_SAID_H
#define SOLIPOST_CLI_PAIR_SAID_H

#include "context.h"
#include "solipost/store/pair_store.h"

/* "live; last letter 2026-08-01, last reply 2026-09-02" */
const char *pair_said(struct cli *cli, const struct pair_view *view);
/* "Amsel, who pauses until 2026-09-01" */
const char *pair_writer_said(struct cli *cli, const struct pair_view *view);

/* What stands with `show`: the correspondences of a writer with what was written this month, and the writers of a prisoner. */
MUST_CHECK bool pairs_print_of_writer(struct cli *cli, const struct writer *writer, struct error *error);
MUST_CHECK bool pairs_print_of_prisoner(struct cli *cli, struct uuid prisoner, struct error *error);

/* `doubt` is told and asked about unless somebody insists; off a terminal that takes `option`. A dry run goes on. */
MUST_CHECK bool pair_insist(struct cli *cli, bool insists, const char *doubt, const char *option, struct error *error);
/* The same about a writer who pauses or has left. */
MUST_CHECK bool pair_writer_is_there(struct cli *cli, const struct writer *writer, bool insists, const char *option,
                                     struct error *error);

#endif
