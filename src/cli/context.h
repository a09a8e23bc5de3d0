/* SPDX-License-Identifier: MIT */
/* What every command is given: the register, the person in front of it, where answers go. One per process. */
#ifndef SOLIPOST_CLI_CONTEXT_H
#define SOLIPOST_CLI_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/i18n.h"
#include "solipost/base/memory.h"
#include "solipost/base/watch.h"
#include "solipost/store/store.h"
#include "stop.h"

enum cli_exit { CLI_DONE = 0, CLI_FAILED = 1, CLI_MISUSED = 2, CLI_PARTLY = 3 };
enum cli_format { FORMAT_TABLE, FORMAT_CSV, FORMAT_JSON };

struct command;
struct cli_output; /* output.c */

struct cli {
  struct arena arena;                    /* lives as long as the command */
  const struct command *const *commands; /* all there are, ended by NULL, in the order of the overview */
  const struct command *command;
  const char *const *operands; /* the words that are no options, without the command's own; ended by NULL */
  size_t operand_count;

  struct store *store;       /* open when the command NEEDS_REGISTER, else NULL */
  const char *register_path; /* never NULL; the file may not exist */
  const char *who;           /* for the journal: --who, SOLIPOST_WHO, else "" */
  const char *typed;         /* the command as typed, for the journal: "add prisoner --name 'Zoë Longname'" */

  bool passphrase_typed;  /* somebody typed the passphrase of the register on the terminal */
  const char *group_name; /* of a register that is being made and not open yet, so that it is no passphrase; or NULL */
  const char *passphrase_fd; /* --passphrase-fd: number of an open file; NULL when not given */

  enum cli_format format; /* --format of a command that LISTS */
  bool yes;               /* --yes */
  bool dry_run;           /* --dry-run of a command with DRY_RUN */
  bool in_is_terminal, out_is_terminal, err_is_terminal;
  bool colour;                /* standard output may carry colours */
  bool may_page;              /* no --no-pager was given */
  size_t columns;             /* width of the screen; 0: not a screen, any length will do */
  const char *language;       /* of the screen: for country_name and the like */
  const char *order_language; /* for lang_sort: of the locale, also where the screen has no word of it */

  struct watch watch; /* hand &cli->watch to long work: progress on a terminal, Ctrl-C */
  bool has_written;   /* a commit of this command stands in the register */
  enum cli_exit exit; /* of a command whose `run` returned true; CLI_DONE unless it says CLI_PARTLY or other */
  struct cli_output *output;
};

/* One journalled commit: store_begin, `work`, store_commit; the journal keeps the command as typed. Whatever needs
 * asking, reading or rendering happens before. Nothing is kept unless this returns true. */
typedef bool cli_work(struct cli *cli, void *context, struct error *error);
MUST_CHECK bool cli_commit(struct cli *cli, cli_work *work, void *context, struct error *error);

/* Sets ERROR_STOPPED, saying whether anything was written before; false. */
bool cli_stop_error(const struct cli *cli, struct error *error);

/* Exit code that belongs to an error. */
enum cli_exit cli_exit_of(const struct error *error);

#endif
