/* SPDX-License-Identifier: MIT */
/* solipost print test-sheet. */
#include "commands.h"
#include "printer_pick.h"

#include "solipost/base/file.h"
#include "solipost/base/path.h"
#include "solipost/print/label_choice.h"
#include "solipost/print/print_test_sheet.h"
#include "solipost/store/people_store.h"

struct test_options {
  const char *paper, *layout, *card, *labels, *printer, *output;
  int duplex;
};

static const struct choice duplex_choices[] = {{"none", N_("one side only")},
                                               {"long", N_("the printer turns sheets over the long edge")},
                                               {"short", N_("the printer turns sheets over the short edge")},
                                               {NULL, NULL}};

static bool make_settings(struct cli *cli, const struct test_options *given, struct print_settings *settings,
                          struct error *error) {
  bool from_memory;
  print_settings_init(settings);
  if (!printer_pick(cli, given->printer, settings, error)) return false;
  if (given->card != NULL) settings->card = given->card;
  if (given->duplex >= 0) settings->duplex = (enum duplex)given->duplex;
  return given->labels == NULL || label_choose(given->labels, settings, &cli->arena, &from_memory, error);
}

static void tell(struct cli *cli, const struct print_settings *settings, double across_mm, double down_mm) {
  cli_say(cli, "%s", _("Print it in its own size, without \"fit to page\", and hold it upright: the arrow points up"));
  if (*settings->printer != '\0') {
    cli_say(cli,
            _("It is corrected for the printer %s: all must be where it should be. To measure anew: --printer none"),
            settings->printer);
    return;
  }
  cli_say(cli, "%s", _("Measure from the paper's left and top edge to the cross: both should be 20 mm"));
  cli_say(cli, _("Measure the two lines: they should be %g mm across and %g mm down"), across_mm, down_mm);
  cli_say(cli, _("Then enter it, here for 21.5 and 18 mm: solipost printer add Laser --offset 1.5,-2 --scale-x %g/%g"),
          across_mm + 0.5, across_mm);
}

static bool options_agree(const struct test_options *given, struct error *error) {
  if (given->labels != NULL && given->layout != NULL)
    return error_set(error, ERROR_MISUSED, _("--labels and --layout exclude each other"));
  if (given->labels != NULL && given->paper != NULL)
    return error_set(error, ERROR_MISUSED, _("--paper says nothing about labels: their sheet has its own"));
  if (given->card != NULL && given->layout == NULL)
    return error_set(error, ERROR_MISUSED, _("--card is for cells of cards: say how they lie with --layout"));
  return true;
}

static bool run_test_sheet(struct cli *cli, const void *options, struct error *error) {
  const struct test_options *given = options;
  struct print_settings settings;
  struct own_group group;
  double across_mm, down_mm;
  if (!options_agree(given, error) || !people_own_group(cli->store, &group, &cli->arena, error) ||
      !make_settings(cli, given, &settings, error) || !file_make_folders(given->output, error))
    return false;
  const struct print_test_sheet request = {.path = path_join(&cli->arena, given->output, "test-sheet.pdf"),
                                           .paper = given->paper,
                                           .country = group.country,
                                           .layout = given->layout,
                                           .language = group.language,
                                           .settings = &settings};
  if (!print_test_sheet(&request, &cli->arena, &across_mm, &down_mm, error)) return false;
  cli_print(cli, "%s\n", request.path);
  tell(cli, &settings, across_mm, down_mm);
  return true;
}

#define AT(member) offsetof(struct test_options, member)
static const struct command_option test_option_list[] = {
    {.name = "paper",
     .type = OPTION_TEXT,
     .value_name = "PAPER",
     .offset = AT(paper),
     .help = N_("the paper in the printer; otherwise that of the group's country")},
    {.name = "layout",
     .type = OPTION_TEXT,
     .value_name = "LAYOUT",
     .offset = AT(layout),
     .help = N_("with the cells of cards instead: a layout of 'solipost print cards'")},
    {.name = "card",
     .type = OPTION_TEXT,
     .value_name = "PAPER",
     .offset = AT(card),
     .help = N_("size of these cards; else A6")},
    {.name = "labels",
     .type = OPTION_TEXT,
     .value_name = "SHEET",
     .offset = AT(labels),
     .help = N_("with the cells of this sheet of labels instead")},
    {.name = "duplex",
     .type = OPTION_CHOICE,
     .value_name = "EDGE",
     .offset = AT(duplex),
     .choices = duplex_choices,
     .help = N_("how the printer turns the paper for the other side; else as its entry says, or long")},
    {.name = "printer",
     .type = OPTION_TEXT,
     .value_name = "NAME",
     .offset = AT(printer),
     .help = N_("put right what this printer misses by; else the only one known; none: put nothing right")},
    {.letter = 'o',
     .name = "output",
     .type = OPTION_FILE,
     .value_name = "FOLDER",
     .offset = AT(output),
     .initial = ".",
     .help = N_("where the PDF files go")},
};

static const struct command print_test_sheet_command = {
    .name = "print test-sheet",
    .group = GROUP_MEANS,
    .summary = N_("print a sheet to see how far a printer misses"),
    .details =
        N_("Rulers count from the paper's edges, a cross and two lines stand where they can be measured, and numbered "
           "cells lie on each other when the sheet is held against the light. The sheet says what to type. Measured "
           "is with --printer none; afterwards the same sheet shows whether all is right now."),
    .options = test_option_list,
    .option_count = COUNT_OF(test_option_list),
    .examples = (const char *const[]){"solipost print test-sheet --printer none",
                                      "solipost print test-sheet --labels L7160 --duplex none --output labels", NULL},
    .flags = NEEDS_REGISTER,
    .options_size = sizeof(struct test_options),
    .run = run_test_sheet,
};

const struct command *const test_sheet_commands[] = {&print_test_sheet_command, NULL};
