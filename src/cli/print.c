/* SPDX-License-Identifier: MIT */
/* solipost print cards. */
#include "commands.h"
#include "print_request.h"

#include <string.h>

/* ---- options ---- */

struct cards_options {
  struct print_common common;
  const char *picture, *motto;
  int layout, duplex, order;
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

#define AT(member) offsetof(struct cards_options, member)
static const struct command_option cards_option_list[] = {
    PRINT_WHOM_OPTIONS,
    {'t', "template", OPTION_TEXT, "NAME", N_("text of the card: a shipped template or your own file or folder"),
     AT(common.template_name), NULL, NULL, 0, 0},
    {0, "lines", OPTION_FLAG, NULL, N_("lines to write on by hand instead of a text"), AT(common.lines), NULL, NULL, 0,
     0},
    {'p', "picture", OPTION_FILE, "FILE", N_("picture for the other side: JPEG or PNG"), AT(picture), NULL, NULL, 0, 0},
    {0, "motto", OPTION_TEXT, "TEXT", N_("words for the other side instead of a picture"), AT(motto), NULL, NULL, 0, 0},
    {0, "envelopes", OPTION_TEXT, "PAPER", N_("also print envelopes: C6, C5, DL, C6/5 or #10"), AT(common.envelopes),
     NULL, NULL, 0, 0},
    {0, "layout", OPTION_CHOICE, "LAYOUT", N_("how cards lie on the paper"), AT(layout), layout_choices, "4up", 0, 0},
    {0, "duplex", OPTION_CHOICE, "EDGE",
     N_("how the printer turns the paper for the other side; else as its entry says, or long"), AT(duplex),
     duplex_choices, NULL, 0, 0},
    {0, "order", OPTION_CHOICE, "ORDER", N_("in which order cards lie on the sheets"), AT(order), order_choices,
     "reading", 0, 0},
    PRINT_WAY_OPTIONS,
};
#undef AT

/* ---- the request ---- */

static bool options_agree(const struct cards_options *options, struct error *error) {
  if (options->common.template_name == NULL && !options->common.lines) {
    error_set(error, ERROR_MISUSED, _("what is to stand on the cards?"));
    return error_hint(error, _("give a text, for example --template greeting, or --lines to write by hand"));
  }
  if (options->common.template_name != NULL && options->common.lines)
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
  if (!print_request_make(cli, &options->common, &cards_product, request, error)) return false;
  if (options->picture != NULL) {
    const char **paths = ARENA_ARRAY(&cli->arena, const char *, 2);
    paths[0] = options->picture;
    request->picture_paths = paths;
  }
  request->settings.layout = layout_choices[options->layout].word;
  if (options->duplex >= 0) request->settings.duplex = (enum duplex)options->duplex;
  request->settings.order = (enum sheet_order)options->order;
  if (options->motto != NULL) request->settings.motto = options->motto;
  return true;
}

static bool run_cards(struct cli *cli, const void *options_given, struct error *error) {
  const struct cards_options *options = options_given;
  struct print_request request;
  return options_agree(options, error) && make_request(cli, options, &request, error) &&
         print_request_run(cli, &options->common, &request, error);
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
