/* SPDX-License-Identifier: MIT */
/* Questions on the terminal. Enter keeps what is proposed, '?' shows help, Ctrl-D and Ctrl-C end the command with
 * nothing written. Off a terminal nothing is ever asked: the error names the option that is missing. */
#ifndef SOLIPOST_CLI_ASK_H
#define SOLIPOST_CLI_ASK_H

#include "context.h"
#include "solipost/base/date.h"
#include "solipost/model/field.h"

/* Standard input and standard error are terminals. */
bool cli_can_ask(const struct cli *cli);

struct cli_question {
  const char *text;    /* translated: "Name of the group" */
  const char *help;    /* translated, shown for '?'; may be NULL */
  const char *initial; /* kept by Enter; NULL or "" for none */
  const char *option;  /* what to give off a terminal: "--name" */
  bool at_once;        /* one of a row, whose answers are written down one by one: Ctrl-D at a free one ends the row */
  bool required;       /* Enter alone is not enough when there is no initial value */
  /* Looks at an answer and may put a canonical one in its place. False: the error is shown, the question repeated. NULL:
   * anything goes. */
  bool (*check)(struct cli *cli, void *context, const char **answer, struct error *error);
  void *context;
};

/* Answers live in cli->arena. False: ERROR_STOPPED (Ctrl-C, Ctrl-D), or ERROR_MISUSED naming the option off a terminal. */
MUST_CHECK bool cli_ask_text(struct cli *cli, const struct cli_question *question, const char **answer,
                             struct error *error);
/* Several lines joined by '\n', ended by an empty line. */
MUST_CHECK bool cli_ask_lines(struct cli *cli, const struct cli_question *question, const char **answer,
                              struct error *error);
/* One of `choices` (ended by {NULL, NULL}) by its number, word or a beginning of it. `initial` -1: none. */
MUST_CHECK bool cli_ask_choice(struct cli *cli, const struct cli_question *question, const struct choice *choices,
                               int initial, int *answer, struct error *error);
MUST_CHECK bool cli_ask_yes_no(struct cli *cli, const struct cli_question *question, bool initial, bool *answer,
                               struct error *error);

/* Before something destructive: --yes agrees; on a terminal asks "... Go on? [y/N]"; off it ERROR_MISUSED that wants
 * --yes. `what` says how much is affected. The command must have the flag CONFIRMS. False also when the answer is no
 * (ERROR_STOPPED). */
MUST_CHECK bool cli_confirm(struct cli *cli, const char *what, struct error *error);

#endif
