/* SPDX-License-Identifier: MIT */
/* solipost print protest: a letter about somebody to an authority or an embassy. */
#include "commands.h"

#include <string.h>

#include "guarded.h"
#include "pick.h"
#include "solipost/base/file.h"
#include "solipost/base/path.h"
#include "solipost/print/protest.h"
#include "solipost/store/hold_store.h"
#include "solipost/store/people_store.h"

struct protest_options {
  struct text_list to;
  const char *country, *template_name, *language, *from, *campaign, *form, *output;
  bool acknowledge;
};

/* ---- may this person be named? ---- */

/* The letter leaves the group with a name in it. */
static bool may_be_named(struct cli *cli, const struct protest_options *given, const struct prisoner *prisoner,
                         const struct prison *prison, struct uuid campaign, struct error *error) {
  struct hold_list holds;
  struct guard_verdict verdict;
  if (!holds_in_force(cli->store, &cli->arena, &holds, error)) return false;
  const struct guard_request request = {
      .use = USE_PUBLISH, .prisoner = prisoner, .prison = prison, .campaign = campaign, .holds = &holds};
  guard_judge(&request, &cli->arena, &verdict);
  const char *who = prisoner_call(prisoner, &cli->arena);
  for (size_t i = 0; i < verdict.count; i++) {
    const struct guard_finding *finding = &verdict.findings[i];
    if (finding->ruling == RULING_REFUSED) {
      error_set(error, ERROR_REFUSED, _("%s cannot be named to an authority: %s"), who,
                guard_reason_label(finding->reason));
      return error_hint(error, "%s", finding->detail);
    }
    cli_warn(cli, "%s, %s: %s", who, guard_reason_label(finding->reason), finding->detail);
  }
  if (verdict.ruling != RULING_ACKNOWLEDGE || given->acknowledge) return true;
  const struct cli_question question = {
      .text = arena_printf(&cli->arena, _("Name %s to an authority all the same? Somebody has to answer for it"), who),
      .help = _("yes: the person, the family or the lawyer agrees, and you know it"),
      .option = "--acknowledge"};
  bool agreed;
  if (!cli_can_ask(cli)) {
    error_set(error, ERROR_REFUSED, _("somebody has to answer for naming %s to an authority"), who);
    return error_hint(error, "%s", _("agree with --acknowledge, or enter who said so: solipost edit P001 naming=yes"));
  }
  if (!cli_ask_yes_no(cli, &question, false, &agreed, error)) return false;
  return agreed || error_set(error, ERROR_STOPPED, "%s", _("nothing was printed"));
}

/* ---- the letter ---- */

static bool fill(struct cli *cli, const struct protest_options *given, const struct prison *prison,
                 struct protest *protest, struct error *error) {
  struct own_group group;
  if (!people_own_group(cli->store, &group, &cli->arena, error)) return false;
  protest->country = given->country != NULL ? given->country : prison == NULL ? group.country : prison->country;
  protest->template_name = given->template_name;
  protest->language = given->language != NULL ? given->language : "";
  protest->posting_country = group.country;
  protest->sender = given->from == NULL ? "" : field_lines(given->from, &cli->arena);
  protest->note_language = group.language;
  protest->form = given->form != NULL ? given->form : "";
  protest->day = date_today();
  return protest_prepare(protest, error) && file_make_folders(given->output, error);
}

static bool print_each(struct cli *cli, const struct protest_options *given, struct protest *protest,
                       struct error *error) {
  for (size_t i = 0; i < given->to.count; i++) {
    const char *part = given->to.count == 1 ? "" : arena_printf(&cli->arena, "-%zu", i + 1);
    const char *name = arena_printf(&cli->arena, "protest-%s%s.pdf", protest->prisoner->code, part);
    const char *path = path_join(&cli->arena, given->output, name);
    protest->address = field_lines(given->to.items[i], &cli->arena);
    if (cli->dry_run) {
      cli_say(cli, _("%s, in %s, would be written to %s"), path, protest->language, given->to.items[i]);
      continue;
    }
    if (!protest_print(protest, path, &cli->arena, error)) return false;
    cli_print(cli, "%s\n", path);
  }
  if (!cli->dry_run && given->from == NULL)
    cli_say(cli, "%s", _("Whoever signs fills in name and address: never those that stand on letters to prisoners"));
  return true;
}

static bool run_protest(struct cli *cli, const void *options, struct error *error) {
  const struct protest_options *given = options;
  struct prisoner prisoner;
  struct prison prison;
  struct stay stay;
  struct campaign campaign;
  bool held = false;
  bool named = given->to.count > 0;
  for (size_t i = 0; i < given->to.count; i++)
    named = named && given->to.items[i][strspn(given->to.items[i], "| ")] != '\0';
  if (!named) {
    error_set(error, ERROR_MISUSED, "%s", _("to whom is it written?"));
    return error_hint(error, "%s", _("give the address with --to 'Ministry of Justice|Street 1|12345 City'"));
  }
  noun_clear(&campaign_noun, &campaign);
  if (!pick_one(cli, &prisoner_noun, cli->operands[0], &prisoner, error) ||
      !people_current_stay(cli->store, prisoner.id, &stay, &prison, &held, &cli->arena, error) ||
      (given->campaign != NULL && !pick_one(cli, &campaign_noun, given->campaign, &campaign, error)))
    return false;
  struct protest protest = {.prisoner = &prisoner, .prison = held ? &prison : NULL, .campaign = campaign.name};
  return fill(cli, given, protest.prison, &protest, error) &&
         may_be_named(cli, given, &prisoner, protest.prison, campaign.id, error) &&
         print_each(cli, given, &protest, error);
}

/* ---- the command ---- */

#define AT(member) offsetof(struct protest_options, member)
static const struct command_option protest_option_list[] = {
    {.name = "to",
     .type = OPTION_TEXTS,
     .value_name = "ADDRESS",
     .offset = AT(to),
     .help = N_("lines divided by |, without the country; several times for several letters")},
    {.name = "country",
     .type = OPTION_COUNTRY,
     .value_name = "COUNTRY",
     .offset = AT(country),
     .help = N_("of the address (else that of the prison)")},
    {.letter = 't',
     .name = "template",
     .type = OPTION_TEXT,
     .value_name = "NAME",
     .offset = AT(template_name),
     .initial = "protest-letter",
     .help = N_("text of the letter, of the kind \"protest\"")},
    {.name = "language",
     .type = OPTION_LANGUAGE,
     .value_name = "LANGUAGE",
     .offset = AT(language),
     .help = N_("of the letter (else that of the authority, or English)")},
    {.name = "from",
     .type = OPTION_TEXT,
     .value_name = "SENDER",
     .offset = AT(from),
     .help = N_("whoever signs, lines divided by | (else lines to fill in)")},
    {.name = "campaign",
     .type = OPTION_TEXT,
     .value_name = "CODE",
     .offset = AT(campaign),
     .help = N_("what it is for")},
    {.name = "form",
     .type = OPTION_TEXT,
     .value_name = "FORM",
     .offset = AT(form),
     .help = N_("where the window of the envelope is (else as usual in the group's country)")},
    {.letter = 'o',
     .name = "output",
     .type = OPTION_FILE,
     .value_name = "FOLDER",
     .offset = AT(output),
     .initial = ".",
     .help = N_("where the PDF files go")},
    {.name = "acknowledge",
     .type = OPTION_FLAG,
     .offset = AT(acknowledge),
     .help = N_("somebody answers for naming this person to an authority")},
};
#undef AT

static const struct command print_protest_command = {
    .name = "print protest",
    .group = GROUP_PRINT,
    .summary = N_("print a letter about a prisoner to an authority or an embassy"),
    .details =
        N_("It bears neither the group's address nor a letter number, which would lead from it to the letters the "
           "prisoner gets: whoever signs fills in name and address, or gives them with --from. The text tells what is "
           "in the field summary. Nothing is entered into the register."),
    .operands = "WHO",
    .operands_min = 1,
    .operands_max = 1,
    .options = protest_option_list,
    .option_count = COUNT_OF(protest_option_list),
    .examples =
        (const char *const[]){
            "solipost print protest P001 --to 'Ministry of Justice|Kizilay|06659 Ankara' --acknowledge", NULL},
    .flags = NEEDS_REGISTER | DRY_RUN,
    .options_size = sizeof(struct protest_options),
    .use = USE_PUBLISH,
    .run = run_protest,
};

const struct command *const protest_commands[] = {&print_protest_command, NULL};
