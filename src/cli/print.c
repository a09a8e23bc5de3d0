/* SPDX-License-Identifier: MIT */
/* solipost print cards. */
#include "commands.h"
#include "print_told.h"

#include <inttypes.h>
#include <string.h>

#include "solipost/base/file.h"
#include "solipost/base/utf8.h"
#include "solipost/jobs/print.h"

/* ---- options ---- */

struct cards_options {
  const char *campaign, *country, *prison, *language, *list;
  const char *template_name, *picture, *motto, *envelopes, *output;
  int layout, duplex, order, sender;
  bool lines, local_script, acknowledge;
  int64_t jobs;
};

static const struct choice layout_choices[] = {
    {"4up", N_("four on a sheet of A4")}, {"single", N_("one per page")}, {NULL, NULL}};
static const struct choice duplex_choices[] = {{"none", N_("backs in a file of their own")},
                                               {"long", N_("the printer turns sheets over the long edge")},
                                               {"short", N_("the printer turns sheets over the short edge")},
                                               {NULL, NULL}};
static const struct choice order_choices[] = {{"reading", N_("one after the other on each sheet")},
                                              {"cut-stack", N_("cut the pile, lay the stacks on each other")},
                                              {NULL, NULL}};
static const struct choice sender_choices[] = {
    {"group", N_("the address of the group")}, {"empty", N_("lines to fill in")}, {NULL, NULL}};

#define AT(member) offsetof(struct cards_options, member)
static const struct command_option cards_option_list[] = {
    {0, "campaign", OPTION_TEXT, "CODE", N_("only the people this campaign is for"), AT(campaign), NULL, NULL, 0, 0},
    {0, "country", OPTION_COUNTRY, "COUNTRY", N_("only people held in this country"), AT(country), NULL, NULL, 0, 0},
    {0, "prison", OPTION_TEXT, "PRISON", N_("only people in this prison"), AT(prison), NULL, NULL, 0, 0},
    {0, "language", OPTION_LANGUAGE, "LANGUAGE", N_("only people who read this language"), AT(language), NULL, NULL, 0,
     0},
    {0, "list", OPTION_FILE, "FILE", N_("only the people in this file: one code or name a line"), AT(list), NULL, NULL,
     0, 0},
    {'t', "template", OPTION_TEXT, "NAME", N_("text of the card: a shipped template or your own file or folder"),
     AT(template_name), NULL, NULL, 0, 0},
    {0, "lines", OPTION_FLAG, NULL, N_("lines to write on by hand instead of a text"), AT(lines), NULL, NULL, 0, 0},
    {'p', "picture", OPTION_FILE, "FILE", N_("picture for the other side: JPEG or PNG"), AT(picture), NULL, NULL, 0, 0},
    {0, "motto", OPTION_TEXT, "TEXT", N_("words for the other side instead of a picture"), AT(motto), NULL, NULL, 0, 0},
    {0, "envelopes", OPTION_TEXT, "PAPER", N_("also print envelopes: C6 or DL"), AT(envelopes), NULL, NULL, 0, 0},
    {0, "layout", OPTION_CHOICE, "LAYOUT", N_("how cards lie on the paper"), AT(layout), layout_choices, "4up", 0, 0},
    {0, "duplex", OPTION_CHOICE, "EDGE", N_("how the printer turns the paper for the other side"), AT(duplex),
     duplex_choices, "long", 0, 0},
    {0, "order", OPTION_CHOICE, "ORDER", N_("in which order cards lie on the sheets"), AT(order), order_choices,
     "reading", 0, 0},
    {0, "sender", OPTION_CHOICE, "SENDER", N_("who stands as sender; with --lines nobody, else the group"), AT(sender),
     sender_choices, NULL, 0, 0},
    {0, "local-script", OPTION_FLAG, NULL, N_("the address also in the script of the country, where it is known"),
     AT(local_script), NULL, NULL, 0, 0},
    {'o', "output", OPTION_FILE, "FOLDER", N_("where the PDF files go"), AT(output), NULL, ".", 0, 0},
    {0, "acknowledge", OPTION_FLAG, NULL,
     N_("print also where nobody has said that the person may be written to, or no native reader has read the text"),
     AT(acknowledge), NULL, NULL, 0, 0},
    {0, "jobs", OPTION_INTEGER, "COUNT",
     N_("processes that work at the same time; otherwise chosen by the size of the run"), AT(jobs), NULL, NULL, 1, 16},
};
#undef AT

/* ---- whom ---- */

enum { LARGEST_LIST = 16 * 1024 * 1024 };

/* A line of a saved list: a code or a name, or the first cell of a CSV whose header says "code". */
static const char *list_entry(const char *line, size_t length, struct arena *arena) {
  size_t cell = strcspn(line, ",;\t\r\n");
  if (cell < length) length = cell;
  while (length > 0 && ascii_is_space(line[length - 1])) length--;
  while (length > 0 && ascii_is_space(*line)) {
    line++;
    length--;
  }
  if (length >= 2 && line[0] == '"' && line[length - 1] == '"') {
    line++;
    length -= 2;
  }
  const char *entry = arena_strndup(arena, line, length);
  bool is_nothing = length == 0 || *entry == '#' || ascii_equal_ignoring_case(entry, "code");
  return is_nothing ? NULL : entry;
}

static bool read_list(struct cli *cli, const char *path, const char *const **who, struct error *error) {
  struct buffer text;
  buffer_init(&text);
  bool done = file_read(path, LARGEST_LIST, &text, error);
  LIST(const char *) entries = {0};
  static const char byte_order_mark[] = "\xef\xbb\xbf";
  const char *line = text.bytes;
  if (strncmp(line, byte_order_mark, strlen(byte_order_mark)) == 0) line += strlen(byte_order_mark);
  for (size_t i = 0; i < cli->operand_count; i++) LIST_PUSH(&entries, cli->operands[i]);
  while (done && *line != '\0') {
    size_t length = strcspn(line, "\n");
    const char *entry = list_entry(line, length, &cli->arena);
    if (entry != NULL) LIST_PUSH(&entries, entry);
    line += length;
    if (*line == '\n') line++;
  }
  if (done && entries.count == 0) {
    done = error_set(error, ERROR_NOT_FOUND, _("nobody is named in %s"), path);
    error_hint(error, _("write one code or name on each line"));
  }
  if (done) {
    const char **kept = ARENA_ARRAY(&cli->arena, const char *, entries.count + 1);
    memcpy(kept, entries.items, entries.count * sizeof *kept);
    *who = kept;
  }
  LIST_RELEASE(&entries);
  buffer_release(&text);
  return done;
}

/* ---- the request ---- */

static bool options_agree(const struct cards_options *options, struct error *error) {
  if (options->template_name == NULL && !options->lines) {
    error_set(error, ERROR_MISUSED, _("what is to stand on the cards?"));
    return error_hint(error, _("give a text, for example --template greeting, or --lines to write by hand"));
  }
  if (options->template_name != NULL && options->lines)
    return error_set(error, ERROR_MISUSED, _("--template and --lines exclude each other"));
  if (options->motto != NULL && options->motto[strspn(options->motto, " \t\n")] == '\0') {
    error_set(error, ERROR_MISUSED, _("the motto is empty"));
    return error_hint(
        error, _("leave --motto out for cards without a back, or write for example --motto 'You are not forgotten'"));
  }
  if (options->picture != NULL && options->motto != NULL)
    return error_set(error, ERROR_MISUSED, _("--picture and --motto exclude each other"));
  return true;
}

static bool make_request(struct cli *cli, const struct cards_options *options, struct print_request *request,
                         struct error *error) {
  *request = (struct print_request){
      .selection = {.who = cli->operand_count > 0 ? cli->operands : NULL,
                    .campaign = options->campaign,
                    .country = options->country,
                    .prison = options->prison,
                    .language = options->language},
      .template_name = options->template_name,
      .local_script = options->local_script,
      .output_folder = options->output,
      .jobs = (size_t)options->jobs,
  };
  request->sender = options->lines ? PRINT_SENDER_EMPTY : PRINT_SENDER_GROUP;
  if (options->sender >= 0) request->sender = options->sender == 0 ? PRINT_SENDER_GROUP : PRINT_SENDER_EMPTY;
  if (options->picture != NULL) {
    const char **paths = ARENA_ARRAY(&cli->arena, const char *, 2);
    paths[0] = options->picture;
    request->picture_paths = paths;
  }
  print_settings_init(&request->settings);
  request->settings.layout = layout_choices[options->layout].word;
  request->settings.duplex = (enum duplex)options->duplex;
  request->settings.order = (enum sheet_order)options->order;
  request->settings.lines = options->lines;
  if (options->motto != NULL) request->settings.motto = options->motto;
  if (options->envelopes != NULL) request->settings.envelope = options->envelopes;
  return options->list == NULL || read_list(cli, options->list, &request->selection.who, error);
}

/* ---- asking ---- */

static bool ask_acknowledgement(struct cli *cli, const struct print_summary *summary, bool *agreed,
                                struct error *error) {
  *agreed = false;
  if (!cli_can_ask(cli)) return true;
  if (summary->contact_unknown > 0)
    cli_say(cli,
            ngettext("Nobody has said whether %zu of these people may be written to",
                     "Nobody has said whether %zu of these people may be written to", summary->contact_unknown),
            summary->contact_unknown);
  print_told_languages(cli, summary);
  struct cli_question question = {
      .text =
          arena_printf(&cli->arena,
                       ngettext("Print %s all the same? Somebody has to answer for it",
                                "Print these %s all the same? Somebody has to answer for it", summary->to_acknowledge),
                       print_told_cards(cli, summary->to_acknowledge)),
      .help = _("yes: you have read the texts, or know that these people may be written to; no: they are left out"),
      .option = "--acknowledge",
  };
  return cli_ask_yes_no(cli, &question, false, agreed, error);
}

/* ---- solipost print cards ---- */

static bool acknowledge(struct cli *cli, const struct cards_options *options, struct print_plan *plan,
                        struct error *error) {
  const struct print_summary *summary = print_plan_summary(plan);
  bool agreed = options->acknowledge;
  if (summary->to_acknowledge == 0) return true;
  if (!agreed && !cli->dry_run && !ask_acknowledgement(cli, summary, &agreed, error)) return false;
  if (agreed) print_plan_acknowledge(plan);
  return true;
}

static bool nothing_to_print(const struct print_summary *summary, struct error *error) {
  error_set(error, ERROR_REFUSED, _("there is nothing to print"));
  if (summary->to_acknowledge > 0) return error_hint(error, _("agree with --acknowledge: see --dry-run for what to"));
  if (summary->selected == 0)
    return error_hint(error, _("nobody was chosen; leave out a condition, or see: solipost list prisoners"));
  return error_hint(error, _("--dry-run lists who is left out and why"));
}

static bool print_planned(struct cli *cli, struct print_plan *plan, struct error *error) {
  const struct print_summary *summary = print_plan_summary(plan);
  print_told_warnings(cli, summary);
  if (summary->ready == 0) return nothing_to_print(summary, error);
  print_told_summary(cli, summary);
  const char *what = arena_printf(&cli->arena, _("%s get their letter numbers"), print_told_cards(cli, summary->ready));
  if (!cli_confirm(cli, what, error)) return false;
  struct print_result result;
  if (!print_plan_run(plan, cli->store, cli->typed, &cli->watch, &cli->arena, &result, error)) return false;
  cli_say(cli, _("Run %" PRId64 ": %s, letter numbers %" PRId64 " to %" PRId64), result.run,
          print_told_cards(cli, result.pieces), result.first_number, result.last_number);
  print_told_files(cli, &result);
  return true;
}

static bool run_cards(struct cli *cli, const void *options_given, struct error *error) {
  const struct cards_options *options = options_given;
  struct print_request request;
  if (!options_agree(options, error) || !make_request(cli, options, &request, error)) return false;
  struct print_plan *plan;
  if (!print_plan_make(&plan, cli->store, &request, &cli->watch, error)) return false;
  bool done = acknowledge(cli, options, plan, error);
  if (done && cli->dry_run) {
    const struct print_summary *summary = print_plan_summary(plan);
    print_told_notes(cli, summary);
    print_told_summary(cli, summary);
  } else if (done) {
    done = print_planned(cli, plan, error);
  }
  const struct print_summary *summary = print_plan_summary(plan);
  if (done && summary->left_out + summary->to_acknowledge > 0) cli->exit = CLI_PARTLY;
  print_plan_close(plan);
  return done;
}

/* ---- the command ---- */

static const char *const cards_examples[] = {
    "solipost print cards --template greeting --dry-run",
    "solipost print cards P001 P003 --lines --motto 'You are not forgotten' --yes",
    "solipost print cards --country TR --template greeting --picture sunrise.jpg --envelopes C6 --acknowledge --yes",
    NULL};

static const struct command print_cards_command = {
    .name = "print cards",
    .group = GROUP_PRINT,
    .summary = N_("print cards to prisoners, four on a sheet or one per page"),
    .details =
        N_("Without names or conditions everybody in the register is meant. Who cannot be written to is left out, "
           "with the reason; every card is tried before a letter number is drawn, so that a name no font can "
           "write or a text that is too long is told beforehand.\n\n"
           "Each card gets a letter number, and the register remembers it exactly as printed. After a paper jam "
           "use 'solipost print again', which draws no new numbers."),
    .operands = "[WHO...]",
    .operands_max = OPERANDS_ANY,
    .options = cards_option_list,
    .option_count = COUNT_OF(cards_option_list),
    .examples = cards_examples,
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS | DRY_RUN | LISTS,
    .options_size = sizeof(struct cards_options),
    .use = USE_PRINT,
    .run = run_cards,
};

const struct command *const print_commands[] = {&print_cards_command, NULL};
