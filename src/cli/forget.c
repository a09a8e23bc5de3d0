/* SPDX-License-Identifier: MIT */
/* solipost forget: somebody goes from the register for good. */
#include "commands.h"

#include "pick.h"
#include "reach.h"
#include "solipost/model/nouns.h"
#include "solipost/store/journal_store.h"

static bool find_whom(struct cli *cli, struct forget_subject *subject, struct error *error) {
  struct picked picked;
  size_t at = 0;
  if (!pick_operands(cli, &at, &picked, error)) {
    /* Deleted is not forgotten: who was deleted can still be asked to be forgotten. */
    bool found = false;
    struct error second;
    if (error->kind != ERROR_NOT_FOUND) return false;
    return forget_find_deleted(cli->store, cli->operands[cli->operand_count - 1], subject, &found, &second) && found;
  }
  if (at < cli->operand_count)
    return error_set(error, ERROR_MISUSED, _("one at a time: '%s' is too much"), cli->operands[at]);
  if (picked.noun != &prisoner_noun && picked.noun != &writer_noun) {
    error_set(error, ERROR_MISUSED, _("only prisoners and writers can be forgotten, not a %s"), _(picked.noun->label));
    return error_hint(error, "%s", _("what was entered by mistake goes with: solipost delete"));
  }
  *subject = (struct forget_subject){.noun = picked.noun, .id = picked.record.id};
  return true;
}

static void print_count(struct cli *cli, int64_t count, const char *what) {
  if (count > 0) cli_print(cli, "%6lld  %s\n", (long long)count, what);
}

static void print_what_goes(struct cli *cli, const char *call, const struct forget_summary *summary) {
  int64_t known = summary->stays + summary->targets + summary->notes + summary->holds + summary->vault_entries;
  cli_print_heading(cli, _("To be forgotten: %s\n"), call);
  print_count(cli, summary->stays, _("places where the person was held"));
  print_count(cli, summary->notes, _("notes"));
  print_count(cli, summary->holds, _("holds"));
  print_count(cli, summary->targets, _("campaigns for the person (the campaigns stay)"));
  print_count(cli, summary->vault_entries, _("entries of the vault"));
  print_count(cli, summary->belonging - known, _("other entries"));
  print_count(cli, summary->letters, _("letters lose address and text; number, run and days stay"));
  print_count(cli, summary->commands, _("commands in the history are cut to their first words"));
  print_count(cli, summary->signatures, _("changes in the history no longer say who made them"));
  reach_print_places(cli, summary);
}

static bool run_forget(struct cli *cli, const void *options, struct error *error) {
  struct forget_subject subject;
  struct forget_summary summary;
  struct forget_reach reach;
  bool committed = false;
  (void)options;
  const char *const *names = reach_command_names(cli);
  struct forget_order order = {.command = cli->command->name, .command_names = names};
  if (!journal_newest(cli->store, &order.seen_commit, error) || !find_whom(cli, &subject, error)) return false;
  const char *call = pick_call_row(cli, subject.noun, subject.id);
  if (!forget_look(cli->store, &subject, 1, names, &cli->arena, &summary, error) ||
      !forget_find_reach(cli->store, &subject, 1, &cli->arena, &reach, error))
    return false;
  print_what_goes(cli, call, &summary);
  if (cli->dry_run) {
    reach_print(cli, &reach);
    return true;
  }
  output_flush(cli);
  const char *question =
      arena_printf(&cli->arena, _("This forgets %s for good; nobody can take it back, not even with 'undo'"), call);
  if (!cli_confirm(cli, question, error) || !cli_not_stopped(error)) return false;
  bool done = forget_people(cli->store, &subject, 1, &order, &committed, error);
  if (!reach_was_done(cli, done, committed, error)) return false;
  reach_print_resembling(cli, &summary);
  reach_print(cli, &reach);
  output_flush(cli);
  cli_say(cli, "%s", _("Forgotten. Only the counts are left"));
  return true;
}

static const struct command forget_command = {
    .name = "forget",
    .group = GROUP_PEOPLE,
    .summary = N_("somebody goes from the register for good, and only the counts stay"),
    .details =
        N_("When a prisoner or a writer asks for it, or when it is time. Names, addresses, notes, the entry in the "
           "vault, the text of letters and every trace in the history are taken out of the file itself; letters keep "
           "their numbers. Shows first what goes and where else the name stands, and lists what no program reaches: "
           "backups, exports, PDF files, paper.\n\nIt cannot be taken back. What was entered by mistake, or ended, "
           "wants 'solipost delete' or 'solipost end' instead."),
    .operands = "[KIND] WHO",
    .operands_min = 1,
    .operands_max = 2,
    .examples = (const char *const[]){"solipost forget P003 --dry-run", "solipost forget P003 --yes", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS | DRY_RUN,
    .use = USE_KEEP,
    .run = run_forget,
};

const struct command *const forget_commands[] = {&forget_command, NULL};
