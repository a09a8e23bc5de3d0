/* SPDX-License-Identifier: MIT */
/* solipost printer add|set|remove, list printers: how far each printer misses, as read off a test sheet. */
#include "commands.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "pick.h"
#include "solipost/base/utf8.h"
#include "solipost/print/print_settings.h"
#include "solipost/model/nouns.h"
#include "solipost/store/record_store.h"

struct printer_options {
  const char *offset, *back_offset;
  const char *scale, *scale_x, *scale_y;
  int duplex;
  const char *note;
};

static const struct choice duplex_choices[] = {{"none", N_("one side only; backs are printed by turning the pile")},
                                               {"long", N_("turns sheets over the long edge")},
                                               {"short", N_("turns sheets over the short edge")},
                                               {NULL, NULL}};

/* ---- what was measured ---- */

static bool bad_offset(const char *option, const char *typed, struct error *error) {
  error_set(error, ERROR_MISUSED, _("\"%s\" does not do for %s"), typed, option);
  return error_hint(
      error,
      _("write how many millimetres the cross is too far right, a comma, how many it is too far down, for "
        "example %s 1.5,-2 for 1.5 too far right and 2 too high; at most %d"),
      option, PRINTER_MOST_OFFSET_UM / 1000);
}

static bool read_mm(const char *text, int64_t *um) {
  double mm;
  if (!ascii_parse_double(text, &mm) || fabs(mm) > PRINTER_MOST_OFFSET_UM / 1000.0) return false;
  *um = llround(mm * 1000);
  return true;
}

/* "1.5,-2" */
static bool read_offset(struct cli *cli, const char *option, const char *typed, int64_t *x_um, int64_t *y_um,
                        struct error *error) {
  if (typed == NULL) return true;
  const char *comma = strchr(typed, ',');
  if (comma == NULL) return bad_offset(option, typed, error);
  const char *right = arena_strndup(&cli->arena, typed, (size_t)(comma - typed));
  const char *down = comma + 1 + strspn(comma + 1, " ");
  return (read_mm(right, x_um) && read_mm(down, y_um)) || bad_offset(option, typed, error);
}

/* "100.4" for percent, or "150.6/150": measured by meant. */
static bool read_scale(struct cli *cli, const char *option, const char *typed, int64_t *ppm, struct error *error) {
  if (typed == NULL) return true;
  char *text = arena_strdup(&cli->arena, typed);
  char *comma = strchr(text, ','), *stroke = strchr(text, '/');
  double measured, meant = 100;
  if (comma != NULL) *comma = '.';
  if (stroke != NULL) *stroke = '\0';
  bool good = ascii_parse_double(text, &measured) && (stroke == NULL || ascii_parse_double(stroke + 1, &meant));
  double factor = good && meant > 0 ? measured / meant * 1e6 : 0;
  if (factor >= PRINTER_LEAST_SCALE_PPM && factor <= PRINTER_MOST_SCALE_PPM) {
    *ppm = llround(factor);
    return true;
  }
  error_set(error, ERROR_MISUSED, _("\"%s\" does not do for %s"), typed, option);
  return error_hint(
      error, _("write what you measured and what it should be, for example %s 150.6/150, or percent from %d to %d"),
      option, PRINTER_LEAST_SCALE_PPM / 10000, PRINTER_MOST_SCALE_PPM / 10000);
}

static bool read_options(struct cli *cli, const struct printer_options *given, struct printer *printer,
                         struct error *error) {
  if (given->duplex >= 0) printer->duplex = duplex_choices[given->duplex].word;
  if (given->note != NULL) printer->note = given->note;
  return read_offset(cli, "--offset", given->offset, &printer->offset_x_um, &printer->offset_y_um, error) &&
         read_offset(cli, "--back-offset", given->back_offset, &printer->back_offset_x_um, &printer->back_offset_y_um,
                     error) &&
         read_scale(cli, "--scale", given->scale, &printer->scale_x_ppm, error) &&
         read_scale(cli, "--scale", given->scale, &printer->scale_y_ppm, error) &&
         read_scale(cli, "--scale-x", given->scale_x, &printer->scale_x_ppm, error) &&
         read_scale(cli, "--scale-y", given->scale_y, &printer->scale_y_ppm, error);
}

/* ---- adding and changing ---- */

static bool by_name(struct cli *cli, const char *name, struct picked_list *found, struct error *error) {
  const struct record_value values[] = {{.kind = VALUE_TEXT, .text = name}};
  return pick_all(cli, &printer_noun,
                  &(struct record_query){.where = "name = ?1", .values = values, .value_count = COUNT_OF(values)},
                  found, error);
}

static bool add_printer(struct cli *cli, void *context, struct error *error) {
  return record_insert(cli->store, &printer_noun, context, error);
}

static bool change_printer(struct cli *cli, void *context, struct error *error) {
  return record_update(cli->store, &printer_noun, context, error);
}

static bool remove_printer(struct cli *cli, void *context, struct error *error) {
  const struct printer *printer = context;
  return record_delete(cli->store, &printer_noun, printer->id, error);
}

static bool run_printer_add(struct cli *cli, const void *options, struct error *error) {
  struct printer printer;
  struct picked_list same;
  const char *name = cli->operands[0];
  noun_clear(&printer_noun, &printer);
  if (ascii_equal_ignoring_case(name, "none"))
    return error_set(error, ERROR_MISUSED, _("no printer can be called none: that stands for no printer"));
  if (!field_set(noun_field(&printer_noun, "name"), &printer, name, &cli->arena, error)) return false;
  if (*printer.name == '\0') {
    error_set(error, ERROR_MISUSED, _("a printer needs a name"));
    return error_hint(error, _("for example: solipost printer add Laser"));
  }
  if (!by_name(cli, printer.name, &same, error)) return false;
  if (same.count > 0) {
    error_set(error, ERROR_REFUSED, _("there is a printer %s already"), name);
    return error_hint(error, _("change what is known of it: solipost printer set '%s' --offset 1.5,-2"), name);
  }
  printer.scale_x_ppm = printer.scale_y_ppm = 1000000;
  if (!read_options(cli, options, &printer, error) || !cli_commit(cli, add_printer, &printer, error)) return false;
  cli_say(cli, _("Added the printer %s"), printer.name);
  cli_say(cli, "%s",
          _("Pages are made for it when it is the only one, else with --printer; see whether it hits: solipost "
            "print test-sheet"));
  return true;
}

static bool run_printer_set(struct cli *cli, const void *options, struct error *error) {
  const struct printer_options *given = options;
  struct printer printer;
  bool any = given->offset != NULL || given->back_offset != NULL || given->scale != NULL || given->scale_x != NULL ||
             given->scale_y != NULL || given->duplex >= 0 || given->note != NULL;
  if (!any) {
    error_set(error, ERROR_MISUSED, _("what should change about the printer?"));
    return error_hint(error, _("measure it with 'solipost print test-sheet', then for example --offset 1.5,-2"));
  }
  if (!pick_one(cli, &printer_noun, cli->operands[0], &printer, error) || !read_options(cli, given, &printer, error) ||
      !cli_commit(cli, change_printer, &printer, error))
    return false;
  cli_say(cli, _("Changed the printer %s"), printer.name);
  return true;
}

static bool run_printer_remove(struct cli *cli, const void *options, struct error *error) {
  struct printer printer;
  (void)options;
  if (!pick_one(cli, &printer_noun, cli->operands[0], &printer, error)) return false;
  const char *what = arena_printf(&cli->arena, _("the printer %s and what was measured of it"), printer.name);
  if (!cli_confirm(cli, what, error) || !cli_commit(cli, remove_printer, &printer, error)) return false;
  cli_say(cli, _("Removed the printer %s; 'solipost undo' brings it back"), printer.name);
  return true;
}

/* ---- listing ---- */

static const char *offset_text(struct cli *cli, int64_t x_um, int64_t y_um) {
  return x_um == 0 && y_um == 0 ? "" : arena_printf(&cli->arena, "%g,%g", (double)x_um / 1000, (double)y_um / 1000);
}

static const char *scale_text(struct cli *cli, int64_t ppm) {
  return ppm == 0 || ppm == 1000000 ? "" : arena_printf(&cli->arena, "%.7g", (double)ppm / 10000);
}

static bool run_printer_list(struct cli *cli, const void *options, struct error *error) {
  static const struct cli_column columns[] = {
      {"name", N_("name"), 0},
      {"offset", N_("too far right, down (mm)"), COLUMN_OPTIONAL},
      {"back_offset", N_("second side"), COLUMN_OPTIONAL},
      {"scale_x", N_("width (%)"), COLUMN_OPTIONAL | COLUMN_RIGHT},
      {"scale_y", N_("height (%)"), COLUMN_OPTIONAL | COLUMN_RIGHT},
      {"duplex", N_("turns sheets over"), COLUMN_OPTIONAL},
  };
  struct picked_list printers;
  (void)options;
  if (!pick_all(cli, &printer_noun, &(struct record_query){.order = "name"}, &printers, error)) return false;
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < printers.count; i++) {
    const struct printer *printer = printers.records[i];
    cli_table_row(table, (const char *[]){printer->name, offset_text(cli, printer->offset_x_um, printer->offset_y_um),
                                          offset_text(cli, printer->back_offset_x_um, printer->back_offset_y_um),
                                          scale_text(cli, printer->scale_x_ppm), scale_text(cli, printer->scale_y_ppm),
                                          printer->duplex});
  }
  cli_table_end(table);
  if (printers.count == 0 && cli->format == FORMAT_TABLE)
    cli_say(cli, "%s", _("No printer is known; see whether yours hits: solipost print test-sheet"));
  return true;
}

/* ---- the commands ---- */

#define AT(member) offsetof(struct printer_options, member)
static const struct command_option printer_option_list[] = {
    {.name = "offset",
     .type = OPTION_TEXT,
     .value_name = "RIGHT,DOWN",
     .offset = AT(offset),
     .help =
         N_("millimetres the cross of the test sheet is too far right and too far down: 1.5,-2 is 1.5 too far right "
            "and 2 too high")},
    {.name = "back-offset",
     .type = OPTION_TEXT,
     .value_name = "RIGHT,DOWN",
     .offset = AT(back_offset),
     .help = N_("the same for the second side, as you look at it")},
    {.name = "scale",
     .type = OPTION_TEXT,
     .value_name = "MEASURED",
     .offset = AT(scale),
     .help = N_("how long printed lines are: 150.6/150, or 100.4 for percent")},
    {.name = "scale-x",
     .type = OPTION_TEXT,
     .value_name = "MEASURED",
     .offset = AT(scale_x),
     .help = N_("the same for the line across the sheet only")},
    {.name = "scale-y",
     .type = OPTION_TEXT,
     .value_name = "MEASURED",
     .offset = AT(scale_y),
     .help = N_("the same for the line down the sheet only")},
    {.name = "duplex",
     .type = OPTION_CHOICE,
     .value_name = "EDGE",
     .offset = AT(duplex),
     .choices = duplex_choices,
     .help = N_("how it turns sheets for the second side")},
    {.name = "note",
     .type = OPTION_TEXT,
     .value_name = "TEXT",
     .offset = AT(note),
     .help = N_("for this group's keepers only, never printed")},
};

static const struct command printer_add_command = {
    .name = "printer add",
    .group = GROUP_MEANS,
    .summary = N_("enter a printer and how far it misses"),
    .details =
        N_("Print the sheet of 'solipost print test-sheet --printer none' on it, without \"fit to page\", and "
           "measure what the sheet says. Pages are then made so that they land right on this printer: when it is "
           "the only one, else with --printer.\n\n"
           "All is measured on a sheet held upright, from the left and the top edge. Pages that lie on their long "
           "side are corrected as printers turn them, a quarter to the left."),
    .operands = "NAME",
    .operands_min = 1,
    .operands_max = 1,
    .options = printer_option_list,
    .option_count = COUNT_OF(printer_option_list),
    .examples =
        (const char *const[]){"solipost printer add Inkjet",
                              "solipost printer add Office --offset 1.5,-2 --back-offset 0,0.5 --duplex long", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct printer_options),
    .run = run_printer_add,
};

static const struct command printer_set_command = {
    .name = "printer set",
    .group = GROUP_MEANS,
    .summary = N_("change how far a printer misses"),
    .details =
        N_("Measure a sheet that was printed with --printer none: what is entered stands in the place of what was "
           "known before, and is not added to it."),
    .operands = "NAME",
    .operands_min = 1,
    .operands_max = 1,
    .options = printer_option_list,
    .option_count = COUNT_OF(printer_option_list),
    .examples = (const char *const[]){"solipost printer set Laser --offset 1.5,-2 --scale-x 150.6/150", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct printer_options),
    .run = run_printer_set,
};

static const struct command list_printers_command = {
    .name = "list printers",
    .group = GROUP_MEANS,
    .summary = N_("list printers and how far they miss"),
    .examples = (const char *const[]){"solipost list printers", NULL},
    .flags = NEEDS_REGISTER | LISTS,
    .run = run_printer_list,
};

static const struct command printer_remove_command = {
    .name = "printer remove",
    .group = GROUP_MEANS,
    .summary = N_("forget a printer"),
    .operands = "NAME",
    .operands_min = 1,
    .operands_max = 1,
    .examples = (const char *const[]){"solipost printer remove Laser --yes", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS,
    .run = run_printer_remove,
};

const struct command *const printer_commands[] = {&printer_add_command, &printer_set_command, &list_printers_command,
                                                  &printer_remove_command, NULL};
