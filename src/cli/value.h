/* SPDX-License-Identifier: MIT */
/* One option's value, from the text typed to the member of the options struct. */
#ifndef SOLIPOST_CLI_VALUE_H
#define SOLIPOST_CLI_VALUE_H

#include "command.h"

/* `text` NULL for a flag. `options` is the command's struct. */
MUST_CHECK bool value_store(const struct command_option *option, const char *text, void *options, struct arena *arena,
                            struct error *error);
/* Initial values, -1 for choices without one. */
MUST_CHECK bool value_store_initial(const struct command_option *option, void *options, struct arena *arena,
                                    struct error *error);
/* A day that has happened: "3.4." without a year is the last such day. */
MUST_CHECK bool value_past_day(const char *text, struct date *out, struct error *error);
/* "table, csv or json" */
const char *value_list_choices(const struct choice *choices, struct arena *arena);

#endif
