/* SPDX-License-Identifier: MIT */
/* Several languages in one option: those that people who write know. */
#ifndef SOLIPOST_CLI_LANGUAGES_H
#define SOLIPOST_CLI_LANGUAGES_H

#include "context.h"

/* "de,Turkish" as tags ended by NULL; the word "any" stays as it is. NULL when nothing was typed. */
MUST_CHECK bool languages_read(struct cli *cli, const char *typed, const char *const **out, struct error *error);

#endif
