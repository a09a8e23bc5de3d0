/* SPDX-License-Identifier: MIT */
/* What needs doing, one line each with the command that does it: for `solipost today` and for a bare `solipost`. */
#ifndef SOLIPOST_CLI_TODAY_H
#define SOLIPOST_CLI_TODAY_H

#include "today_list.h"

enum { TODAY_MOST_OF_A_KIND = 5, TODAY_MOST_LINES = 20 };

/* Fills lines, the most urgent first, so many of a kind (0: all); give the list back to today_release. */
MUST_CHECK bool today_collect(struct cli *cli, size_t most_of_a_kind, struct today_list *out, struct error *error);

#endif
