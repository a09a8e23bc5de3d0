/* SPDX-License-Identifier: MIT */
/* solipost print letters. */
#include "commands.h"
#include "print_request.h"

/* ---- options ---- */

struct letters_options {
  struct print_common common;
  const char *form;
  struct text_list enclosures;
  int duplex;
  bool no_marks;
};

static const struct choice duplex_choices[] = {{"none", N_("each page on a sheet of its own")},
                                               {"long", N_("on both sides; each letter begins on a sheet of its own")},
                                               {NULL, NULL}};

#define AT(member) offsetof(struct letters_options, member)
static const struct command_option letters_option_list[] = {
    PRINT_WHOM_OPTIONS,
    {'t', "template", OPTION_TEXT, "NAME", N_("text of the letter: a shipped template or your own file or folder"),
     AT(common.template_name), NULL, NULL, 0, 0},
    {0, "lines", OPTION_FLAG, NULL, N_("lines to write on by hand instead of a text"), AT(common.lines), NULL, NULL, 0,
     0},
    {0, "form", OPTION_TEXT, "FORM",
     N_("where the window of the envelope is: din-a, din-b, ch-right, ch-left, fr, us-10, us-plain or gb-dl; otherwise "
        "the usual one of the group's country"),
     AT(form), NULL, NULL, 0, 0},
    {0, "no-marks", OPTION_FLAG, NULL, N_("no marks where to fold and punch"), AT(no_marks), NULL, NULL, 0, 0},
    {0, "enclose", OPTION_TEXTS, "WHAT", N_("something that goes into the envelope too, named below the signatures"),
     AT(enclosures), NULL, NULL, 0, 0},
    {0, "envelopes", OPTION_TEXT, "PAPER", N_("also print envelopes: C6 or DL"), AT(common.envelopes), NULL, NULL, 0,
     0},
    {0, "duplex", OPTION_CHOICE, "EDGE", N_("how the printer turns the paper for the other side"), AT(duplex),
     duplex_choices, "none", 0, 0},
    PRINT_WAY_OPTIONS,
};
#undef AT

/* ---- the request ---- */

static bool options_agree(const struct letters_options *options, struct error *error) {
  if (options->common.template_name == NULL && !options->common.lines) {
    error_set(error, ERROR_MISUSED, _("what is to stand in the letters?"));
    return error_hint(error, _("give a text, for example --template first-letter, or --lines to write by hand"));
  }
  if (options->common.template_name != NULL && options->common.lines)
    return error_set(error, ERROR_MISUSED, _("--template and --lines exclude each other"));
  if (options->common.lines && options->enclosures.count > 0) {
    error_set(error, ERROR_MISUSED, _("--enclose and --lines exclude each other"));
    return error_hint(error, _("whoever writes by hand names what is enclosed"));
  }
  return true;
}

static const char *one_a_line(const struct text_list *list, struct arena *arena) {
  const char *lines = "";
  for (size_t i = 0; i < list->count; i++)
    lines = arena_printf(arena, "%s%s%s", lines, *lines == '\0' ? "" : "\n", list->items[i]);
  return lines;
}

static bool run_letters(struct cli *cli, const void *options_given, struct error *error) {
  const struct letters_options *options = options_given;
  struct print_request request;
  if (!options_agree(options, error) || !print_request_make(cli, &options->common, &letters_product, &request, error))
    return false;
  struct print_settings *settings = &request.settings;
  settings->duplex = options->duplex == 0 ? DUPLEX_NONE : DUPLEX_LONG_EDGE;
  settings->marks = !options->no_marks;
  settings->enclosures = one_a_line(&options->enclosures, &cli->arena);
  if (options->form != NULL) settings->form = options->form;
  return print_request_run(cli, &options->common, &request, error);
}

/* ---- the command ---- */

static const char *const letters_examples[] = {
    "solipost print letters --template first-letter --dry-run",
    "solipost print letters P001 P003 --template first-letter --enclose 'a photo' --acknowledge --yes",
    "solipost print letters --country TR --lines --form din-a --duplex long --yes", NULL};

static const struct command print_letters_command = {
    .name = "print letters",
    .group = GROUP_PRINT,
    .summary = N_("print letters to prisoners, for envelopes with a window or without"),
    .details =
        N_("Without names or conditions everybody in the register is meant. Each letter is in the language of its "
           "reader, as many pages as it needs, with the address where the window of the envelope is, the sender "
           "inside too, and name, number and page on each page. Who cannot be written to is left out, with the "
           "reason; every letter is tried before a letter number is drawn.\n\n"
           "An address that is too long for the window is refused: take another form, or envelopes without a window "
           "(--envelopes). The text brings salutation and closing with the fields {salutation} and {closing}."),
    .operands = "[WHO...]",
    .operands_max = OPERANDS_ANY,
    .options = letters_option_list,
    .option_count = COUNT_OF(letters_option_list),
    .examples = letters_examples,
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS | DRY_RUN | LISTS,
    .options_size = sizeof(struct letters_options),
    .use = USE_PRINT,
    .run = run_letters,
};

const struct command *const print_letters_commands[] = {&print_letters_command, NULL};
