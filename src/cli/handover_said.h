/* SPDX-License-Identifier: MIT */
/* Rows of a handover in the words of the screen. */
#ifndef SOLIPOST_CLI_HANDOVER_SAID_H
#define SOLIPOST_CLI_HANDOVER_SAID_H

#include "context.h"
#include "solipost/jobs/handover.h"

const char *handover_said_heading(enum handover_section_kind kind);
const char *handover_said_subject(struct cli *cli, const struct handover_row *row); /* "" when there is none */
const char *handover_said_state(struct cli *cli, const struct handover_row *row);
const char *handover_said_rule(size_t rule); /* from 1 */

#endif
