/* SPDX-License-Identifier: MIT */
/* Lists of people in a file, as people save and edit them: one code or name a line, or a CSV with the codes first. */
#ifndef SOLIPOST_CLI_PEOPLE_LIST_H
#define SOLIPOST_CLI_PEOPLE_LIST_H

#include "context.h"

/* Codes or names ended by NULL, those of `first` (ended by NULL, or NULL) before them. Empty lines, lines with a '#', a
 * header that says "code", and rows whose column "take" says no are passed over. Nobody named: ERROR_NOT_FOUND. */
MUST_CHECK bool people_list_read(struct cli *cli, const char *path, const char *const *first, const char *const **who,
                                 struct error *error);

#endif
