/* SPDX-License-Identifier: MIT */
/* What all commands that log something about letters share: which ones, what makes no sense, one commit, what was done. */
#ifndef SOLIPOST_CLI_LOG_ASK_H
#define SOLIPOST_CLI_LOG_ASK_H

#include "command.h"
#include "solipost/jobs/log.h"

/* Options of each such command; its own struct begins with these. */
struct log_options {
  struct text_list except;
  struct date on;
  bool force;
};
#define LOG_OPTIONS(options)                                                                                           \
  {.name = "except",                                                                                                   \
   .type = OPTION_TEXTS,                                                                                               \
   .value_name = "LETTERS",                                                                                            \
   .offset = offsetof(options, log.except),                                                                            \
   .help = N_("but not these: numbers, ranges or names; may be given several times")},                                 \
      {.name = "on",                                                                                                   \
       .type = OPTION_DATE,                                                                                            \
       .min = DATE_PAST,                                                                                               \
       .value_name = "DATE",                                                                                           \
       .offset = offsetof(options, log.on),                                                                            \
       .help = N_("the day it happened (else today)")},                                                                \
  {                                                                                                                    \
    .name = "force", .type = OPTION_FLAG, .offset = offsetof(options, log.force),                                      \
    .help = N_("log it although it makes no sense as far as is known")                                                 \
  }

/* Words somebody gave, cleaned and judged as those of this field of the noun; NULL stays NULL. */
MUST_CHECK bool log_words(struct cli *cli, const struct noun *noun, const char *field, const char **words,
                          struct error *error);

/* Reads operands and --except; on a terminal without operands `choice` stays empty: the caller prompts. */
MUST_CHECK bool log_choose(struct cli *cli, const struct log_options *options, enum post_event event,
                           struct letter_choice *choice, struct error *error);

/* Asks about what is odd, or wants --force off a terminal; what is wrong is left out with the reason, and so is what
 * nobody insists on (then the command is partly done). What remains stays in `choice`, maybe nothing. */
MUST_CHECK bool log_settle(struct cli *cli, const struct log_event *event, bool force, struct letter_choice *choice,
                           struct error *error);

/* Settles, then shows (--dry-run) or writes in one commit and says what was done: `said` is what became of a letter,
 * translated: "mailed". */
MUST_CHECK bool log_letters(struct cli *cli, const struct log_event *event, bool force, const char *said,
                            struct letter_choice *choice, struct error *error);

/* Numbers or names typed one after another: each is logged at once, and named; Enter alone ends. Mistakes are told and
 * cost nothing else. */
MUST_CHECK bool log_prompt(struct cli *cli, const struct log_event *event, const char *said, struct error *error);

#endif
