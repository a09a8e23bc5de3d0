/* SPDX-License-Identifier: MIT */
/* The form of a report on the screen and for programs. Figures come from jobs/report.h. */
#ifndef SOLIPOST_CLI_REPORT_FORM_H
#define SOLIPOST_CLI_REPORT_FORM_H

#include "context.h"
#include "solipost/jobs/report.h"

/* `internal`: numbers of people are told however small they are. */
void report_print(struct cli *cli, const struct tally_wish *wish, const struct report *report, bool internal);

#endif
