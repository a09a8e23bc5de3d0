/* SPDX-License-Identifier: MIT */
/* solipost export prisoners, list exports: lists for others, and what was given to whom. */
#include "commands.h"

#include <inttypes.h>

#include "guarded.h"
#include "pick.h"
#include "solipost/jobs/export_people.h"
#include "solipost/store/record_store.h"
#include "whom_options.h"

struct export_options {
  const char *to, *country, *prison, *campaign, *language;
  bool public, acknowledge;
};

/* ---- telling ---- */

static void print_notes(struct cli *cli, const struct export_summary *summary, bool acknowledged) {
  static const struct cli_column columns[] = {
      {"prisoner", N_("prisoner"), COLUMN_MAY_SHRINK},
      {"what", N_("what happens"), 0},
      {"reason", N_("reason"), COLUMN_WRAPS},
      {"detail", N_("what it means"), COLUMN_WRAPS},
  };
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < summary->note_count; i++) {
    const struct export_note *note = &summary->notes[i];
    const char *what = note->ruling == RULING_REFUSED ? _("left out")
                       : acknowledged                 ? _("acknowledged")
                                                      : _("to acknowledge");
    cli_table_row(table, (const char *[]){note->who, what, note->reason, note->detail});
  }
  cli_table_end(table);
}

static const char *people_text(struct cli *cli, size_t count) {
  return arena_printf(&cli->arena, ngettext("%zu person", "%zu people", count), count);
}

static void say_summary(struct cli *cli, const struct export_summary *summary, size_t listed) {
  cli_say(cli, _("%s in the list"), people_text(cli, listed));
  if (summary->left_out > 0) cli_say(cli, _("%s left out"), people_text(cli, summary->left_out));
  if (summary->ready + summary->to_acknowledge > listed)
    cli_say(cli, _("%s more once somebody answers for it with --acknowledge"),
            people_text(cli, summary->to_acknowledge));
}

static bool acknowledge(struct cli *cli, const struct export_options *given, const struct export_summary *summary,
                        bool *agreed, struct error *error) {
  *agreed = given->acknowledge;
  if (*agreed || summary->to_acknowledge == 0 || cli->dry_run || !cli_can_ask(cli)) return true;
  struct cli_question question = {
      .text =
          arena_printf(&cli->arena, _("To be asked first: %s. List them all the same? Somebody has to answer for it"),
                       people_text(cli, summary->to_acknowledge)),
      .help = _("yes: they were asked and agree to this list; no: they are left out"),
      .option = "--acknowledge"};
  return cli_ask_yes_no(cli, &question, false, agreed, error);
}

/* ---- solipost export prisoners ---- */

static bool nobody(const struct export_summary *summary, struct error *error) {
  error_set(error, ERROR_REFUSED, _("nobody is left to be listed"));
  if (summary->to_acknowledge > 0) return error_hint(error, _("agree with --acknowledge: see --dry-run for what to"));
  if (summary->selected == 0)
    return error_hint(error, _("nobody was chosen; leave out a condition, or see: solipost list prisoners"));
  return error_hint(error, "%s: %s", summary->notes[0].who, summary->notes[0].detail);
}

static bool write_planned(struct cli *cli, const struct export_options *given, struct export_plan *plan,
                          const struct export_summary *summary, size_t listed, struct error *error) {
  struct export_result result;
  if (listed == 0) return nobody(summary, error);
  for (size_t i = 0; i < summary->note_count; i++)
    if (summary->notes[i].ruling == RULING_REFUSED)
      cli_warn(cli, _("%s is left out, %s: %s"), summary->notes[i].who, summary->notes[i].reason,
               summary->notes[i].detail);
  say_summary(cli, summary, listed);
  const char *people = people_text(cli, listed);
  const char *what =
      given->public ? arena_printf(&cli->arena, _("%s: their names will stand in public, by %s"), people, given->to)
                    : arena_printf(&cli->arena, _("%s: their names go to %s"), people, given->to);
  if (!cli_confirm(cli, what, error)) return false;
  if (!export_plan_write(plan, cli->typed, &cli->watch, &cli->arena, &result, error)) return false;
  cli_say(cli, _("Export %" PRId64 ": %s, for %s; the register remembers it"), result.number,
          people_text(cli, result.people), given->to);
  cli_print(cli, "%s\n", result.path);
  return true;
}

static bool run_export(struct cli *cli, const void *options, struct error *error) {
  const struct export_options *given = options;
  if (given->to == NULL || given->to[0] == '\0') {
    error_set(error, ERROR_MISUSED, "%s", _("for whom is this list?"));
    return error_hint(error, "%s", _("say it with --to: the register remembers who was given which names"));
  }
  struct export_record probe;
  noun_clear(&export_noun, &probe);
  if (!field_set(noun_field(&export_noun, "recipient"), &probe, given->to, &cli->arena, error)) return false;
  struct export_request request = {.selection = {.who = cli->operand_count > 1 ? cli->operands + 1 : NULL,
                                                 .campaign = given->campaign,
                                                 .country = given->country,
                                                 .prison = given->prison,
                                                 .language = given->language},
                                   .use = given->public ? USE_PUBLISH : cli->command->use,
                                   .recipient = probe.recipient,
                                   .path = cli->operands[0]};
  struct export_plan *plan;
  bool agreed = false;
  if (!export_plan_make(&plan, cli->store, &request, &cli->watch, error)) return false;
  struct export_summary summary = export_plan_summary(plan);
  bool done = acknowledge(cli, given, &summary, &agreed, error);
  size_t listed = summary.ready + (agreed ? summary.to_acknowledge : 0);
  size_t missing = summary.selected - listed;
  if (agreed) export_plan_acknowledge(plan);
  if (done && cli->dry_run) {
    print_notes(cli, &summary, agreed);
    say_summary(cli, &summary, listed);
  } else if (done) {
    done = write_planned(cli, given, plan, &summary, listed, error);
  }
  if (done && missing > 0) cli->exit = CLI_PARTLY;
  export_plan_close(plan);
  return done;
}

/* ---- solipost list exports ---- */

static bool run_list_exports(struct cli *cli, const void *options, struct error *error) {
  static const char *const fields[] = {"number", "made_on", "recipient", "purpose", "people_count", "file", "checksum"};
  static const struct cli_column columns[] = {
      {"export", N_("export"), COLUMN_RIGHT},           {"made_on", N_("made on"), 0},
      {"recipient", N_("for whom"), COLUMN_MAY_SHRINK}, {"purpose", N_("purpose"), COLUMN_MAY_SHRINK},
      {"people", N_("people"), COLUMN_RIGHT},           {"file", N_("file"), COLUMN_MAY_SHRINK},
      {"checksum", N_("checksum"), COLUMN_FILES_ONLY},
  };
  struct picked_list exports;
  (void)options;
  if (!pick_all(cli, &export_noun, &(struct record_query){.order = "number DESC"}, &exports, error)) return false;
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < exports.count; i++) {
    const char *cells[COUNT_OF(columns)];
    for (size_t c = 0; c < COUNT_OF(columns); c++) {
      const struct field *field = noun_field(&export_noun, fields[c]);
      cells[c] = cli->format == FORMAT_TABLE ? field_show(field, exports.records[i], &cli->arena)
                                             : field_get(field, exports.records[i], &cli->arena);
    }
    cli_table_row(table, cells);
  }
  cli_table_end(table);
  if (exports.count == 0 && cli->format == FORMAT_TABLE) cli_say(cli, "%s", _("No list was given to others yet"));
  return true;
}

/* ---- the commands ---- */

#define AT(member) offsetof(struct export_options, member)
static const struct command_option export_option_list[] = {
    {.name = "to",
     .type = OPTION_TEXT,
     .value_name = "WHOM",
     .offset = AT(to),
     .help = N_("who is given this list; the register remembers it")},
    {.name = "public",
     .type = OPTION_FLAG,
     .offset = AT(public),
     .help = N_("the names will stand in public: only who agreed to be named, only name, place and summary")},
    WHOM_OPTIONS(AT),
    {.name = "acknowledge",
     .type = OPTION_FLAG,
     .offset = AT(acknowledge),
     .help = N_("also those who want to be asked first: they were")},
};

static const struct command export_command = {
    .name = "export prisoners",
    .group = GROUP_PEOPLE,
    .summary = N_("give a list of prisoners to others; the register remembers to whom"),
    .details =
        N_("Writes a table (CSV) that 'solipost import prisoners' reads. Who is on hold is left out. Who told us what, "
           "and notes for the group or its keepers, are never in it. With --public only those are in it who agreed to "
           "be named, with name, place and summary of the case, nothing else: of whom nobody has said so is never "
           "public.\n\n"
           "What has left cannot be taken back: the record stays, and 'solipost hold' tells who has the names."),
    .operands = "FILE [WHO]...",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .options = export_option_list,
    .option_count = COUNT_OF(export_option_list),
    .examples = (const char *const[]){"solipost export prisoners committee.csv --to 'Example Committee' --dry-run",
                                      "solipost export prisoners committee.csv --to 'Example Committee' --country TR "
                                      "--yes",
                                      NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS | DRY_RUN,
    .use = USE_EXPORT,
    .options_size = sizeof(struct export_options),
    .run = run_export,
};

static const struct command list_exports_command = {
    .name = "list exports",
    .group = GROUP_PEOPLE,
    .summary = N_("list what was given to whom, the newest first"),
    .examples = (const char *const[]){"solipost list exports", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .run = run_list_exports,
};

const struct command *const export_commands[] = {&export_command, &list_exports_command, NULL};
