/* SPDX-License-Identifier: MIT */
/* solipost print cards. */
#include "commands.h"
#include "print_request.h"

#include "solipost/base/utf8.h"

#include <string.h>

#include "solipost/print/picture_list.h"

/* ---- options ---- */

struct cards_options {
  struct print_common common;
  struct text_list pictures;
  const char *motto, *picture_shows, *card, *sheet;
  int layout, duplex, order, fold;
  bool bleed;
};

static const struct choice layout_choices[] = {{"4up", N_("four on a sheet")},
                                               {"3up", N_("three on a sheet")},
                                               {"2up", N_("two on a sheet")},
                                               {"1up", N_("one in the middle of a sheet")},
                                               {"single", N_("one per page, the page as large as the card")},
                                               {NULL, NULL}};
static const struct choice fold_choices[] = {
    {"left", N_("opens like a book")}, {"top", N_("opens like a calendar")}, {NULL, NULL}};
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
    {'p', "picture", OPTION_FILES, "FILE",
     N_("picture for the other side, JPEG or PNG, or a folder of them; several take turns"), AT(pictures), NULL, NULL,
     0, 0},
    {0, "picture-shows", OPTION_TEXT, "WORDS",
     N_("what the picture shows, where a mail rule asks: people, alcohol, gambling ..., or nothing of the kind: "
        "nothing"),
     AT(picture_shows), NULL, NULL, 0, 0},
    {0, "motto", OPTION_TEXT, "TEXT", N_("words for the other side instead of a picture"), AT(motto), NULL, NULL, 0, 0},
    {0, "envelopes", OPTION_TEXT, "PAPER", N_("also print envelopes: C6, C5, DL, C6/5 or #10"), AT(common.envelopes),
     NULL, NULL, 0, 0},
    {0, "card", OPTION_TEXT, "SIZE",
     N_("A6, A5, DL, DL-99, US-4x6, US-4.25x5.5, or width x height in mm as in 150x105"), AT(card), NULL, NULL, 0, 0},
    {0, "fold", OPTION_CHOICE, "EDGE", N_("folding cards, A5 folded to A6: which edge the fold is on"), AT(fold),
     fold_choices, NULL, 0, 0},
    {0, "sheet", OPTION_TEXT, "PAPER", N_("paper in the printer: A4 or Letter; otherwise that of the group's country"),
     AT(sheet), NULL, NULL, 0, 0},
    {0, "layout", OPTION_CHOICE, "LAYOUT", N_("how cards lie on the sheet; otherwise as many as fit"), AT(layout),
     layout_choices, NULL, 0, 0},
    {0, "bleed", OPTION_FLAG, NULL,
     N_("pictures reach 3 mm beyond the cut, with crop marks around the cards; needs room on the sheet"), AT(bleed),
     NULL, NULL, 0, 0},
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
  if (options->pictures.count > 0 && options->motto != NULL)
    return error_set(error, ERROR_MISUSED, _("--picture and --motto exclude each other"));
  return true;
}

/* "People, alcohol" as mail rules write it: small words divided by spaces. */
static const char *subject_words(const char *typed, struct arena *arena) {
  char *words = arena_strdup(arena, typed);
  for (char *at = words; *at != '\0'; at++) *at = *at == ',' || *at == ';' ? ' ' : (char)ascii_lower(*at);
  return words;
}

static bool make_request(struct cli *cli, const struct cards_options *options, struct print_request *request,
                         struct error *error) {
  if (!print_request_make(cli, &options->common, &cards_product, request, error)) return false;
  if (options->pictures.count > 0 &&
      !picture_list_files(options->pictures.items, &cli->arena, &request->picture_paths, error))
    return false;
  struct print_settings *settings = &request->settings;
  settings->fold = (enum fold)(options->fold + 1);
  if (settings->fold != FOLD_NONE) settings->card = "A5";
  if (options->card != NULL) settings->card = options->card;
  settings->sheet = options->sheet == NULL ? "" : options->sheet;
  settings->layout = options->layout < 0 ? "" : layout_choices[options->layout].word;
  settings->bleed = options->bleed;
  if (options->duplex >= 0) settings->duplex = (enum duplex)options->duplex;
  settings->order = (enum sheet_order)options->order;
  if (options->motto != NULL) settings->motto = options->motto;
  if (options->picture_shows != NULL) settings->picture_shows = subject_words(options->picture_shows, &cli->arena);
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
    "solipost print cards --template birthday --fold left --motto 'Happy birthday' --envelopes C6 --dry-run",
    "solipost print cards --lines --card US-4x6 --sheet Letter --dry-run",
    NULL};

static const struct command print_cards_command = {
    .name = "print cards",
    .group = GROUP_PRINT,
    .summary = N_("print cards and folding cards to prisoners"),
    .details = N_(
        "Without names or conditions everybody in the register is meant. Who cannot be written to is left out, "
        "with the reason; every card is tried before a letter number is drawn, so that a name no font can "
        "write or a text that is too long is told beforehand.\n\n"
        "On A4 four cards of A6 fit, three of US-4x6 or DL-99, two of DL or A5; on Letter four of US-4.25x5.5, three "
        "of US-4x6 or A6. With several pictures neighbours in the list get different ones. Folding cards have the "
        "picture or motto on the cover, the text inside, and go into envelopes.\n\n"
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
