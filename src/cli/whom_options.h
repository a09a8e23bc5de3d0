/* SPDX-License-Identifier: MIT */
/* Rows for the option tables of all commands that choose people: the same words mean the same everywhere. `at` gives the
 * offset of the members campaign, country, prison and language in the command's own options. */
#ifndef SOLIPOST_CLI_WHOM_OPTIONS_H
#define SOLIPOST_CLI_WHOM_OPTIONS_H

#include "command.h"

/* clang-format off */
#define WHOM_PLACE_OPTIONS(at) \
    {0, "country", OPTION_COUNTRY, "COUNTRY", N_("only people held in this country"), at(country), NULL, NULL, 0, 0}, \
    {0, "prison", OPTION_TEXT, "PRISON", N_("only people in this prison"), at(prison), NULL, NULL, 0, 0}, \
    {0, "language", OPTION_LANGUAGE, "LANGUAGE", N_("only people who read this language"), at(language), NULL, NULL, 0, 0}
#define WHOM_OPTIONS(at) \
    {0, "campaign", OPTION_TEXT, "CODE", N_("only the people this campaign is for"), at(campaign), NULL, NULL, 0, 0}, \
    WHOM_PLACE_OPTIONS(at)
/* clang-format on */

#endif
