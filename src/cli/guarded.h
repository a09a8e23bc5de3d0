/* SPDX-License-Identifier: MIT */
/* The guard's word on each person a command is about to show or to write into a list for programs. */
#ifndef SOLIPOST_CLI_GUARDED_H
#define SOLIPOST_CLI_GUARDED_H

#include "context.h"
#include "solipost/model/guard.h"

struct guarded {
  struct cli *cli;
  enum use use; /* as the command says, for this --format */
  struct uuid campaign;
  struct hold_list holds;
  LIST(struct uuid) left_out; /* as they come, somebody several times */
};

/* Reads the holds in force. `campaign`: code of the campaign for which this is done; NULL or "": none. */
MUST_CHECK bool guarded_begin(struct cli *cli, const char *campaign, struct guarded *out, struct error *error);
/* Says how many were left out, if anybody was, and that the command is partly done. */
void guarded_end(struct guarded *guarded);

/* False: leave this person out; guarded_end tells. `prison` may be NULL. */
bool guarded_passes(struct guarded *guarded, const struct prisoner *prisoner, const struct prison *prison);
/* By id; nil passes. A person who was deleted is judged as well. */
MUST_CHECK bool guarded_passes_id(struct guarded *guarded, struct uuid prisoner, bool *passes, struct error *error);
/* "on hold", or "": for the screen. */
const char *guarded_mark(const struct guarded *guarded, const struct prisoner *prisoner, const struct prison *prison);

#endif
