/* SPDX-License-Identifier: MIT */
/* solipost run cancel: a run that was printed and never left. */
#include "commands.h"

#include <inttypes.h>

#include "pick.h"
#include "solipost/base/utf8.h"
#include "solipost/jobs/shred.h"
#include "solipost/store/run_store.h"

static bool read_run(struct cli *cli, struct run *run, struct error *error) {
  int64_t number = 0;
  if (ascii_parse_integer(cli->operands[0], 1, INT64_MAX, &number))
    return run_by_number(cli->store, number, run, &cli->arena, error);
  error_set(error, ERROR_MISUSED, _("\"%s\" is no number of a run"), cli->operands[0]);
  return error_hint(error, _("'solipost list runs' shows the numbers of all runs"));
}

static bool may_be_cancelled(const struct run *run, const struct run_where *where, struct error *error) {
  if (run->stage == RUN_MAKING) {
    error_set(error, ERROR_REFUSED, _("run %" PRId64 " is being printed at this moment"), run->number);
    return error_hint(error, "%s", _("stop it where it was started"));
  }
  if (run->stage == RUN_CANCELLED)
    return error_set(error, ERROR_REFUSED, _("run %" PRId64 " was cancelled already"), run->number);
  if (where->in_hand == 0) return true;
  error_set(error, ERROR_REFUSED,
            ngettext("%" PRId64 " letter of run %" PRId64 " was written by hand or mailed: no. %" PRId64,
                     "%" PRId64 " letters of run %" PRId64 " were written by hand or mailed, the first no. %" PRId64,
                     (unsigned long)where->in_hand),
            where->in_hand, run->number, where->first_out);
  return error_hint(error, _("such a run stays: 'solipost list pieces --run %" PRId64 "' shows how each letter stands"),
                    run->number);
}

/* The papers do not know that their run is cancelled. */
static bool say_files(struct cli *cli, const struct run *run, struct error *error) {
  struct shred_file *files;
  size_t count, there = 0;
  if (!shred_look(run, &cli->arena, &files, &count, error)) return false;
  for (size_t i = 0; i < count; i++) {
    if (files[i].state != SHRED_THERE && files[i].state != SHRED_CHANGED) continue;
    cli_say(cli, "  %s", files[i].path);
    there++;
  }
  if (there > 0)
    cli_say(cli,
            ngettext("This file is still there: solipost shred %" PRId64,
                     "These files are still there: solipost shred %" PRId64, there),
            run->number);
  cli_say(cli, "%s", _("Tear up what is on paper: its numbers are not given again"));
  return true;
}

static bool write_cancelling(struct cli *cli, void *context, struct error *error) {
  return run_take_back(cli->store, context, error);
}

static bool run_run_cancel(struct cli *cli, const void *options, struct error *error) {
  struct run run;
  struct run_where where;
  (void)options;
  if (!read_run(cli, &run, error) || !run_where(cli->store, run.id, &where, error) ||
      !may_be_cancelled(&run, &where, error))
    return false;
  const char *what = arena_printf(
      &cli->arena,
      ngettext("This cancels run %" PRId64 " with %" PRId64 " letter: its person counts as not written to",
               "This cancels run %" PRId64 " with %" PRId64 " letters: their people count as not written to",
               (unsigned long)where.printed),
      run.number, where.printed);
  if (cli->dry_run) {
    cli_say(cli, "%s", what);
    return say_files(cli, &run, error);
  }
  if (!cli_confirm(cli, what, error) || !cli_commit(cli, write_cancelling, &run, error)) return false;
  cli_say(cli, _("Cancelled run %" PRId64 "; 'solipost undo' brings it back"), run.number);
  return say_files(cli, &run, error);
}

static const struct command run_cancel_command = {
    .name = "run cancel",
    .group = GROUP_PRINT,
    .summary = N_("cancel a print run of which nothing was mailed"),
    .details =
        N_("Its letters count as never written; their numbers stay used. A run of which a letter was written by "
           "hand, mailed, answered or returned is not cancelled. The files stay where they are: 'solipost shred' "
           "removes them. Can be undone."),
    .operands = "RUN",
    .operands_min = 1,
    .operands_max = 1,
    .examples = (const char *const[]){"solipost run cancel 1 --dry-run", "solipost run cancel 1 --yes", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS | DRY_RUN,
    .run = run_run_cancel,
};

const struct command *const run_cancel_commands[] = {&run_cancel_command, NULL};
