/* SPDX-License-Identifier: MIT */
/* The calendar for others: a file for calendar programs, and plain text for a mailing list. */
#ifndef SOLIPOST_CLI_CALENDAR_FILES_H
#define SOLIPOST_CLI_CALENDAR_FILES_H

#include "calendar_words.h"

/* Each entry, and each day by which something must be posted, is an event. What exists at `path` is refused unless
 * `replace`. */
MUST_CHECK bool calendar_write_ics(struct cli *cli, const struct calendar_list *list, enum calendar_naming naming,
                                   const char *path, bool replace, struct error *error);

/* Birthdays by code and country, days of solidarity and campaigns; what the group has promised is nobody else's business. */
void calendar_print_text(struct cli *cli, const struct calendar_list *list);

#endif
