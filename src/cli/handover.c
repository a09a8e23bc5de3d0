/* SPDX-License-Identifier: MIT */
/* solipost handover: what whoever inherits the register has to know, on the screen or on paper. */
#include "commands.h"

#include <string.h>

#include "handover_said.h"
#include "new_passphrase.h"
#include "session.h"
#include "solipost/jobs/handover.h"
#include "solipost/lang/tag.h"

struct handover_options {
  const char *print;
  const char *language;
  bool names;
};

/* ---- the screen ---- */

static void show_section(struct cli *cli, const struct handover_section *section) {
  static const struct cli_column columns[] = {
      {"who", N_("who or what"), COLUMN_MAY_SHRINK | COLUMN_OPTIONAL},
      {"what", N_("how it stands"), COLUMN_WRAPS},
      {"text", N_("in words"), COLUMN_WRAPS | COLUMN_OPTIONAL},
      {"said_by", N_("said by"), COLUMN_WRAPS | COLUMN_OPTIONAL},
  };
  cli_print_heading(cli, "\n%s\n", handover_said_heading(section->kind));
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < section->count; i++) {
    const struct handover_row *row = &section->rows[i];
    cli_table_row(table, (const char *[]){handover_said_subject(cli, row), handover_said_state(cli, row), row->text,
                                          row->said_by});
  }
  cli_table_end(table);
  if (section->more > 0)
    cli_print(cli, ngettext("and %zu more\n", "and %zu more\n", (unsigned long)section->more), section->more);
}

static void show_rules(struct cli *cli) {
  static const struct cli_column columns[] = {{"rule", N_("rule"), COLUMN_RIGHT},
                                              {"text", N_("What must never be done"), COLUMN_WRAPS}};
  cli_print(cli, "\n");
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t rule = 1; rule <= HANDOVER_RULES; rule++)
    cli_table_row(table, (const char *[]){arena_printf(&cli->arena, "%zu.", rule), handover_said_rule(rule)});
  cli_table_end(table);
}

static void show(struct cli *cli, const struct handover *handover) {
  cli_print_heading(cli, "%s\n", _("Handover: what whoever takes over this register has to know"));
  for (size_t i = 0; i < handover->count; i++) show_section(cli, &handover->sections[i]);
  show_rules(cli);
}

/* ---- paper ---- */

static bool print_sheet(struct cli *cli, const struct handover *handover, const struct handover_options *given,
                        struct error *error) {
  const struct handover_paper paper = {.path = given->print, .language = given->language, .names = given->names};
  const char *wanted = given->language != NULL ? given->language : handover->group.language, *language = "";
  size_t pages = 0;
  if (!handover_print(handover, &paper, &cli->arena, &language, &pages, error)) return false;
  cli_print(cli, "%s\n", given->print);
  cli_say(cli, ngettext("Printed %zu page", "Printed %zu pages", (unsigned long)pages), pages);
  if (strcmp(language, wanted) != 0 && *wanted != '\0')
    cli_say(cli, _("  in %s: nobody has put the words of a handover into %s yet"),
            lang_name(language, cli->language, &cli->arena), lang_name(wanted, cli->language, &cli->arena));
  cli_say(cli, "%s",
          given->names ? _("It has names: keep it where the register is kept, and destroy the file once it is printed")
                       : _("It has codes and initials instead of names: keep it where the register is kept"));
  return true;
}

/* ---- the command ---- */

/* The last step of a handover: whoever left knows the old passphrase. */
static bool offer_new_passphrase(struct cli *cli, struct error *error) {
  struct cli_question question = {.text = _("Give the register a new passphrase now?"),
                                  .help = _("whoever hands over knows the present one; backups keep theirs"),
                                  .option = "solipost passphrase"};
  bool now = false;
  bool asks = store_is_encrypted(cli->store) && cli_can_ask(cli);
  if (asks && !cli_ask_yes_no(cli, &question, false, &now, error)) return false;
  if (!now) {
    cli_say(cli, "%s",
            store_is_encrypted(cli->store) ? _("Then give the register a new passphrase: solipost passphrase")
                                           : _("Then give the register a passphrase: solipost encrypt"));
    return true;
  }
  session_close_register(cli);
  return session_open_register(cli, STORE_WRITE, error) && new_passphrase_set(cli, NULL, KEY_COST_MODERATE, error);
}

static bool check_options(const struct handover_options *given, struct error *error) {
  if (given->print != NULL || (!given->names && given->language == NULL)) return true;
  error_set(error, ERROR_MISUSED, "%s", _("--names and --language are for paper"));
  return error_hint(error, "%s", _("say where: --print FILE.pdf; the screen always shows names"));
}

static bool run_handover(struct cli *cli, const void *options, struct error *error) {
  const struct handover_options *given = options;
  const struct handover_request request = {.today = date_today(), .encrypted = store_is_encrypted(cli->store)};
  struct handover handover;
  if (!check_options(given, error) || !handover_collect(cli->store, &request, &cli->arena, &handover, error))
    return false;
  if (given->print != NULL) {
    if (!print_sheet(cli, &handover, given, error)) return false;
  } else {
    show(cli, &handover);
  }
  output_flush(cli);
  return offer_new_passphrase(cli, error);
}

#define AT(member) offsetof(struct handover_options, member)
static const struct command_option options[] = {
    {.name = "print",
     .type = OPTION_FILE,
     .value_name = "FILE",
     .offset = AT(print),
     .help = N_("print it into this PDF instead; the file must not exist yet")},
    {.name = "names",
     .type = OPTION_FLAG,
     .offset = AT(names),
     .help = N_("on paper: whole names, who said what about people, and where files lie")},
    {.name = "language",
     .type = OPTION_LANGUAGE,
     .value_name = "LANGUAGE",
     .offset = AT(language),
     .help = N_("on paper: this language instead of the group's")},
};

static const struct command handover_command = {
    .name = "handover",
    .group = GROUP_REGISTER,
    .summary = N_("what whoever takes over the register has to know, on the screen or on paper"),
    .details = N_(
        "Backups, letters that were not mailed, people waiting, relays and partners, campaigns, holds, what is "
        "doubtful, "
        "notes, and what must never be done. The last step is a new passphrase.\n\n"
        "The screen shows names. A sheet of paper lies about, gets lost or is found in a search: on it people stand by "
        "code and initials, and what was said about them stays in the register. --names prints all of it; destroy that "
        "sheet soon. Notes for the group and its keepers and notes about people on hold are never printed; people on "
        "hold stand "
        "there by their code alone."),
    .options = options,
    .option_count = COUNT_OF(options),
    .examples = (const char *const[]){"solipost handover", "solipost handover --print handover.pdf", NULL},
    .flags = NEEDS_REGISTER,
    .use = USE_KEEP, /* no pager: a question follows */
    .options_size = sizeof(struct handover_options),
    .run = run_handover,
};

const struct command *const handover_commands[] = {&handover_command, NULL};
