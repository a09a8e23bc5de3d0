/* SPDX-License-Identifier: MIT */
/* Lists of people in a file, as people save and edit them: one code or name a line, or a CSV with a column of codes. */
#ifndef SOLIPOST_CLI_PEOPLE_LIST_H
#define SOLIPOST_CLI_PEOPLE_LIST_H

#include "context.h"
#include "solipost/jobs/plan_parts.h"

/* Codes or names ended by NULL, those of `first` (ended by NULL, or NULL) before them; which rows are meant:
 * jobs/people_file.h. Nobody named: ERROR_NOT_FOUND. */
MUST_CHECK bool people_list_read(struct cli *cli, const char *path, const char *const *first, const char *const **who,
                                 struct error *error);
/* A plan that was given back: `add`, behind those who are there, and the writers it proposes. */
MUST_CHECK bool people_list_read_plan(struct cli *cli, const char *path, struct plan_wish *wish, struct error *error);

#endif
