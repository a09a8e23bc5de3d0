/* SPDX-License-Identifier: MIT */
/* What a move, a release, a death or the end of contact means for letters, in words. */
#ifndef SOLIPOST_CLI_RIPPLE_SAID_H
#define SOLIPOST_CLI_RIPPLE_SAID_H

#include "context.h"
#include "solipost/jobs/ripple.h"

/* Lists what is not posted yet and will have no use; on a terminal asks whether it is cancelled. */
MUST_CHECK bool ripple_offer(struct cli *cli, const struct ripple *ripple, bool *cancels, struct error *error);
/* Afterwards: what was cancelled, or how to do it; what is in the post. */
void ripple_say_ended(struct cli *cli, const struct ripple *ripple, bool cancelled);
/* Unsent letters have the address of `to` now; what is on paper has not. `marked`: letters in the post that went elsewhere. */
void ripple_say_moved(struct cli *cli, const struct ripple *ripple, const char *to, size_t marked);
/* What was made for an address that is in doubt. */
void ripple_say_keep_back(struct cli *cli, const struct piece_list *letters);
/* A prison delivers nothing: what lies ready for it. */
void ripple_say_waiting_for(struct cli *cli, const struct piece_list *letters, const char *prison);

#endif
