/* SPDX-License-Identifier: MIT */
/* solipost print labels, print envelopes, list labels: what is stuck on or wrapped around letters written by hand. */
#include "commands.h"
#include "print_request.h"
#include "print_told.h"

#include <inttypes.h>

#include "solipost/print/label_choice.h"

struct outside_options {
  struct print_common common;
  int64_t run;
};

/* ---- for a run that was printed ---- */

static bool whom_is_known(struct cli *cli, const struct outside_options *options, struct error *error) {
  const struct print_common *common = &options->common;
  bool chosen = cli->operand_count > 0 || common->campaign != NULL || common->country != NULL ||
                common->prison != NULL || common->language != NULL || common->list != NULL;
  if (!chosen && !common->local_script && common->sender < 0 && common->writer == NULL) return true;
  error_set(error, ERROR_MISUSED, _("--run takes people, addresses and sender from the run"));
  return error_hint(error, _("leave --run out to choose people, or the conditions to take all of the run"));
}

static bool print_for_run(struct cli *cli, const struct outside_options *options, const struct print_request *request,
                          struct error *error) {
  struct print_again again = {.run = options->run,
                              .output_folder = options->common.output,
                              .jobs = (size_t)options->common.jobs,
                              .product = request->product,
                              .settings = &request->settings};
  struct print_result result;
  if (cli->dry_run) return error_set(error, ERROR_MISUSED, _("--run and --dry-run exclude each other"));
  if (!print_again(cli->store, &again, &cli->watch, &cli->arena, &result, error)) return false;
  cli_say(cli, _("For run %" PRId64 ": %s, no new numbers"), options->run,
          print_told_pieces(cli, result.piece_kind, result.pieces));
  print_told_left_out(cli, &result);
  if (result.left_out_count > 0) cli->exit = CLI_PARTLY;
  print_told_files(cli, &result);
  cli_say(cli, "%s", _("The register does not remember these files: remove them once they are printed"));
  return true;
}

static bool print_outside(struct cli *cli, const struct outside_options *options, const struct product *product,
                          struct error *error) {
  struct print_request request;
  if (options->run > 0 && !whom_is_known(cli, options, error)) return false;
  if (!print_request_make(cli, &options->common, product, &request, error)) return false;
  if (options->run > 0) return print_for_run(cli, options, &request, error);
  return print_request_run(cli, &options->common, &request, error);
}

/* ---- labels ---- */

static bool run_print_labels(struct cli *cli, const void *options_given, struct error *error) {
  const struct outside_options *options = options_given;
  if (options->common.labels == NULL) {
    error_set(error, ERROR_MISUSED, _("which labels are these?"));
    return error_hint(error,
                      _("give the number on their box, for example --labels L7160; 'solipost list labels' shows all"));
  }
  return print_outside(cli, options, &labels_product, error);
}

static bool run_list_labels(struct cli *cli, const void *options, struct error *error) {
  static const struct cli_column columns[] = {
      {"sheet", N_("sheet"), 0},
      {"paper", N_("paper"), 0},
      {"labels", N_("labels"), COLUMN_RIGHT},
      {"grid", N_("across x down"), COLUMN_RIGHT},
      {"size_mm", N_("size in mm"), COLUMN_RIGHT},
      {"what", N_("what"), COLUMN_MAY_SHRINK},
  };
  (void)options;
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  bool more = true, done = true;
  for (size_t i = 0; done; i++) {
    struct label_sheet sheet;
    const char *what = "";
    done = label_choice_each(i, &sheet, &what, &more, error);
    if (!done || !more) break;
    if (sheet.from_memory) what = _("measures from memory");
    cli_table_row(table,
                  (const char *[]){sheet.name, sheet.paper, arena_printf(&cli->arena, "%zu", label_sheet_cells(&sheet)),
                                   arena_printf(&cli->arena, "%zu x %zu", sheet.columns, sheet.rows),
                                   arena_printf(&cli->arena, "%.1f x %.1f", sheet.width_mm, sheet.height_mm), what});
  }
  cli_table_end(table);
  return done;
}

/* ---- envelopes ---- */

static bool run_print_envelopes(struct cli *cli, const void *options_given, struct error *error) {
  const struct outside_options *options = options_given;
  if (options->common.envelopes == NULL) {
    error_set(error, ERROR_MISUSED, _("which envelopes are these?"));
    return error_hint(error, _("say their size: --envelopes C6, C5, DL, C6/5 or #10"));
  }
  return print_outside(cli, options, &envelopes_product, error);
}

/* ---- the commands ---- */

#define AT(member) offsetof(struct outside_options, member)
static const struct command_option outside_option_list[] = {
    PRINT_WHOM_OPTIONS,
    {0, "run", OPTION_INTEGER, "NUMBER", N_("for the letters of this run, without new numbers"), AT(run), NULL, NULL, 1,
     INT32_MAX},
    {0, "envelopes", OPTION_TEXT, "PAPER", N_("print envelopes: C6, C5, DL, C6/5 or #10"), AT(common.envelopes), NULL,
     NULL, 0, 0},
    PRINT_WAY_OPTIONS,
};
#undef AT

static const struct command print_labels_command = {
    .name = "print labels",
    .group = GROUP_PRINT,
    .summary = N_("print addresses on sheets of labels"),
    .details =
        N_("For letters written by hand: each person gets a letter number, which stands small in the corner of the "
           "label, so that a letter that comes back is known. For the letters of a run that was printed, use --run: "
           "they keep their numbers.\n\n"
           "An own sheet is a text file: paper=A4 columns=3 rows=8 width=64 height=33.9 left=7.2 top=12.9 step_x=66 "
           "step_y=33.9, in mm from the top left corner of the paper."),
    .operands = "[WHO...]",
    .operands_max = OPERANDS_ANY,
    .options = outside_option_list,
    .option_count = COUNT_OF(outside_option_list),
    .examples =
        (const char *const[]){"solipost print labels --labels L7160 --dry-run",
                              "solipost print labels P001 P003 --labels L7160 --start 5 --outlines --yes", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS | DRY_RUN | LISTS,
    .options_size = sizeof(struct outside_options),
    .use = USE_PRINT,
    .run = run_print_labels,
};

static const struct command print_envelopes_command = {
    .name = "print envelopes",
    .group = GROUP_PRINT,
    .summary = N_("print envelopes for letters written by hand"),
    .details =
        N_("Each person gets an envelope with sender, letter number and address. For the letters of a run that was "
           "printed, use --run: they keep their numbers, and letters that share an envelope get one."),
    .operands = "[WHO...]",
    .operands_max = OPERANDS_ANY,
    .options = outside_option_list,
    .option_count = COUNT_OF(outside_option_list),
    .examples = (const char *const[]){"solipost print envelopes --envelopes C6 --dry-run",
                                      "solipost print envelopes P001 --envelopes DL --feed left --yes", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS | DRY_RUN | LISTS,
    .options_size = sizeof(struct outside_options),
    .use = USE_PRINT,
    .run = run_print_envelopes,
};

static const struct command list_labels_command = {
    .name = "list labels",
    .group = GROUP_MEANS,
    .summary = N_("list the sheets of labels that are known"),
    .examples = (const char *const[]){"solipost list labels", NULL},
    .flags = LISTS | PAGES,
    .run = run_list_labels,
};

const struct command *const labels_commands[] = {&print_labels_command, &print_envelopes_command, &list_labels_command,
                                                 NULL};
