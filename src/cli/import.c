/* SPDX-License-Identifier: MIT */
/* solipost import prisoners|prisons|pieces: asks what the files do not say, then hands them to the job. */
#include "commands.h"

#include <string.h>

#include "import_ask.h"
#include "import_print.h"
#include "solipost/base/utf8.h"
#include "solipost/jobs/import.h"

/* ---- options ---- */

static bool read_separator(const char *text, char *out, struct error *error) {
  static const struct {
    const char *name;
    char separator;
  } names[] = {{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"bar", '|'}, {"\\t", '\t'}};
  *out = 0;
  if (text == NULL) {
    return true;
  }
  for (size_t i = 0; i < COUNT_OF(names); i++) {
    if (ascii_equal_ignoring_case(text, names[i].name)) {
      *out = names[i].separator;
      return true;
    }
  }
  if (strlen(text) == 1) {
    *out = text[0];
    return true;
  }
  error_set(error, ERROR_MISUSED, _("--separator: '%s' is not one character"), text);
  return error_hint(error, "%s", _("use comma, semicolon, tab, bar or the character itself"));
}

static bool fill_settings(struct importing *importing, const struct noun *noun, struct error *error) {
  const struct import_options *options = importing->options;
  char separator;
  if (!read_separator(options->separator, &separator, error)) {
    return false;
  }
  for (size_t i = 0; i < importing->count; i++) {
    importing->settings[i] = (struct import_settings){
        .noun = noun,
        .encoding = options->encoding,
        .separator = separator,
        .language = options->language != NULL ? options->language : "",
        .date_order = options->date_order < 0 ? DATE_ORDER_UNKNOWN : (enum date_order)(options->date_order + 1),
        .maps = options->maps.items,
        .prisons = options->prisons.items,
        .create_country = options->create_country,
        .source = options->source != NULL ? options->source : "",
        .verified_on = options->date,
        .contact = options->contact < 0 ? CONTACT_UNKNOWN : options->contact,
    };
  }
  return true;
}

/* ---- opening, and the encoding ---- */

static bool open_file(struct importing *importing, size_t index, struct error *error) {
  struct cli *cli = importing->cli;
  if (!import_open(&importing->imports[index], cli->operands[index], &importing->settings[index], error)) {
    return false;
  }
  const struct encoding_guess *guess = import_encoding(importing->imports[index]);
  if (guess != NULL && !guess->sure) {
    if (cli_can_ask(cli)) {
      return import_ask_encoding(importing, index, guess, error);
    }
    if (!cli->dry_run) {
      return import_refuse_encoding(cli, importing->imports[index], guess, error);
    }
    cli_warn(cli, _("%s: the encoding is not certain; say it with --encoding"), import_path(importing->imports[index]));
  }
  return import_survey(importing->imports[index], cli->store, &cli->watch, error);
}

/* ---- running ---- */

static size_t count_of(const struct import_result *results, size_t count, enum import_outcome outcome) {
  size_t sum = 0;
  for (size_t i = 0; i < count; i++) {
    sum += results[i].counts[outcome];
  }
  return sum;
}

enum rows_told { ROWS_ALL, ROWS_WITH_WARNINGS, ROWS_NONE };

static bool run_files(struct importing *importing, bool dry, enum rows_told told, struct import_result *results,
                      struct error *error) {
  struct cli *cli = importing->cli;
  struct import_printer printer = {.cli = cli, .whole = told == ROWS_ALL};
  struct import_listener listener = {import_print_row, &printer};
  return import_run(importing->imports, importing->count, cli->store, dry, cli->typed,
                    told == ROWS_NONE ? NULL : &listener, &cli->watch, results, &cli->arena, error);
}

static bool show_dry_run(struct importing *importing, struct import_result *results, struct error *error) {
  for (size_t i = 0; i < importing->count; i++) {
    import_print_understanding(importing->cli, importing->imports[i]);
    import_print_places(importing->cli, importing->imports[i]);
  }
  if (!run_files(importing, true, ROWS_ALL, results, error)) {
    return false;
  }
  for (size_t i = 0; i < importing->count; i++) {
    import_say_result(importing->cli, importing->imports[i], &results[i], true);
  }
  cli_say(importing->cli, "%s", _("Nothing was written: this was a dry run"));
  return true;
}

/* A person at the terminal sees the sums, and what is refused and why, before anything is written. */
static bool agree(struct importing *importing, struct import_result *results, bool *agreed, bool *told,
                  struct error *error) {
  struct cli *cli = importing->cli;
  *agreed = true;
  *told = false;
  if (cli->yes || !cli_can_ask(cli)) {
    return true;
  }
  *told = true;
  if (!run_files(importing, true, ROWS_WITH_WARNINGS, results, error)) {
    return false;
  }
  for (size_t i = 0; i < importing->count; i++) {
    cli_say(cli, "%s: %s", import_path(importing->imports[i]), import_sums(&results[i], &cli->arena));
  }
  struct cli_question question = {.text = _("Take this into the register"),
                                  .help = _("No leaves everything as it is; --dry-run shows every row"),
                                  .option = "--yes"};
  return cli_ask_yes_no(cli, &question, false, agreed, error);
}

static bool take_in(struct importing *importing, struct import_result *results, struct error *error) {
  struct cli *cli = importing->cli;
  bool agreed = false;
  bool told = false;
  for (size_t i = 0; i < importing->count; i++) {
    import_say_encoding(cli, importing->imports[i]);
    import_say_notes(cli, importing->imports[i]);
  }
  if (!agree(importing, results, &agreed, &told, error)) {
    return false;
  }
  if (!agreed) {
    cli_say(cli, "%s", _("Nothing was written"));
    return true;
  }
  if (!run_files(importing, false, told ? ROWS_NONE : ROWS_WITH_WARNINGS, results, error)) {
    return false;
  }
  for (size_t i = 0; i < importing->count; i++) {
    import_say_result(cli, importing->imports[i], &results[i], false);
  }
  if (count_of(results, importing->count, IMPORT_ALIKE) > 0) {
    cli_say(cli, "%s", _("Some are like somebody known: see solipost check"));
  }
  if (count_of(results, importing->count, IMPORT_REFUSED) > 0) {
    cli->exit = CLI_PARTLY;
  }
  return true;
}

static bool run_import(struct cli *cli, const struct noun *noun, const struct import_options *options,
                       struct error *error) {
  struct importing importing = {.cli = cli, .options = options, .count = cli->operand_count};
  importing.settings = ARENA_ARRAY(&cli->arena, struct import_settings, importing.count);
  importing.imports = ARENA_ARRAY(&cli->arena, struct import *, importing.count);
  struct import_result *results = ARENA_ARRAY(&cli->arena, struct import_result, importing.count);
  bool done = fill_settings(&importing, noun, error);
  for (size_t i = 0; done && i < importing.count; i++) {
    done = open_file(&importing, i, error);
  }
  done = done && import_ask(&importing, noun, error) &&
         (cli->dry_run ? show_dry_run(&importing, results, error) : take_in(&importing, results, error));
  for (size_t i = 0; i < importing.count; i++) {
    import_close(importing.imports[i]);
  }
  return done;
}

static bool run_import_prisoners(struct cli *cli, const void *options, struct error *error) {
  return run_import(cli, &prisoner_noun, options, error);
}

static bool run_import_prisons(struct cli *cli, const void *options, struct error *error) {
  return run_import(cli, &prison_noun, options, error);
}

static bool run_import_pieces(struct cli *cli, const void *options, struct error *error) {
  return run_import(cli, &piece_noun, options, error);
}

/* ---- the commands ---- */

static const struct choice date_orders[] = {
    {"dmy", N_("day first")}, {"mdy", N_("month first")}, {"ymd", N_("year first")}, {NULL, NULL}};
static const struct choice contacts[] = {{"unknown", N_("unknown")},
                                         {"direct", N_("by post, directly")},
                                         {"relay", N_("only through somebody")},
                                         {"none", N_("no contact wanted")},
                                         {NULL, NULL}};

#define AT(member) offsetof(struct import_options, member)
#define READING_OPTIONS                                                                                                \
  {.name = "encoding",                                                                                                 \
   .type = OPTION_TEXT,                                                                                                \
   .value_name = "NAME",                                                                                               \
   .help = N_("of the file, such as WINDOWS-1254; otherwise guessed"),                                                 \
   .offset = AT(encoding)},                                                                                            \
      {.name = "separator",                                                                                            \
       .type = OPTION_TEXT,                                                                                            \
       .value_name = "CHARACTER",                                                                                      \
       .help = N_("between columns: comma, semicolon, tab, bar; otherwise guessed"),                                   \
       .offset = AT(separator)},                                                                                       \
      {.name = "language",                                                                                             \
       .type = OPTION_LANGUAGE,                                                                                        \
       .value_name = "LANGUAGE",                                                                                       \
       .help = N_("the list is likely in: helps to guess the encoding"),                                               \
       .offset = AT(language)},                                                                                        \
      {.name = "date-order",                                                                                           \
       .type = OPTION_CHOICE,                                                                                          \
       .value_name = "ORDER",                                                                                          \
       .help = N_("what comes first in dates such as 03/04/1980"),                                                     \
       .offset = AT(date_order),                                                                                       \
       .choices = date_orders},                                                                                        \
  {                                                                                                                    \
    .name = "map", .type = OPTION_TEXTS, .value_name = "COLUMN=FIELD",                                                 \
    .help = N_("take this column for this field; '-' leaves it out"), .offset = AT(maps)                               \
  }
#define LIST_OPTIONS                                                                                                   \
  {.name = "source",                                                                                                   \
   .type = OPTION_TEXT,                                                                                                \
   .value_name = "WHO",                                                                                                \
   .help = N_("whose list this is"),                                                                                   \
   .offset = AT(source)},                                                                                              \
  {                                                                                                                    \
    .name = "date", .type = OPTION_DATE, .value_name = "DAY", .help = N_("of the list: when somebody last made sure"), \
    .offset = AT(date)                                                                                                 \
  }

static const struct command_option prisoner_options[] = {
    READING_OPTIONS,
    LIST_OPTIONS,
    {.name = "contact",
     .type = OPTION_CHOICE,
     .value_name = "HOW",
     .help = N_("may these people be written to"),
     .offset = AT(contact),
     .choices = contacts},
    {.name = "prison",
     .type = OPTION_TEXTS,
     .value_name = "TEXT=PRISON",
     .help = N_("which prison a text in the list means: 'Silivri=TR-MAR'"),
     .offset = AT(prisons)},
    {.name = "create-prisons",
     .type = OPTION_COUNTRY,
     .value_name = "COUNTRY",
     .help = N_("enter unknown prisons as new ones in this country"),
     .offset = AT(create_country)},
};

static const struct command_option prison_options[] = {
    READING_OPTIONS,
    LIST_OPTIONS,
    {.name = "country",
     .type = OPTION_COUNTRY,
     .value_name = "COUNTRY",
     .help = N_("of prisons for which the list names none"),
     .offset = AT(create_country)},
};

static const struct command_option piece_options[] = {READING_OPTIONS};

#define IMPORT_DETAILS                                                                                                 \
  N_("Reads tables as text (CSV) with commas, semicolons or tabs, in any encoding; '-' is standard input. The first "  \
     "row "                                                                                                            \
     "names the columns, in any order, in English, German, Turkish, Kurdish, French, Spanish, Arabic, Persian or "     \
     "Russian; --map names others. Columns nobody knows are kept in the note.\n\n"                                     \
     "Try --dry-run first: it shows the encoding, the columns, and what becomes of each row. An empty cell erases "    \
     "nothing. Rows that cannot be taken are written with the reason to FILE.rejected.csv; correct them there and "    \
     "import that file. The whole import is one step: 'solipost undo' takes it back.")

static const struct command import_prisoners_command = {
    .name = "import prisoners",
    .group = GROUP_BEGIN,
    .summary = N_("take in a list of prisoners"),
    .details = IMPORT_DETAILS,
    .operands = "FILE...",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .options = prisoner_options,
    .option_count = COUNT_OF(prisoner_options),
    .examples =
        (const char *const[]){"solipost import prisoners list.csv --dry-run",
                              "solipost import prisoners list.csv --source 'Example Committee' --date 2026-07-01 "
                              "--contact direct",
                              NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN | CONFIRMS,
    .options_size = sizeof(struct import_options),
    .use = USE_KEEP,
    .run = run_import_prisoners,
};

static const struct command import_prisons_command = {
    .name = "import prisons",
    .group = GROUP_BEGIN,
    .summary = N_("take in a list of prisons"),
    .details = IMPORT_DETAILS,
    .operands = "FILE...",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .options = prison_options,
    .option_count = COUNT_OF(prison_options),
    .examples = (const char *const[]){"solipost import prisons prisons.csv --source 'public addresses'", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN | CONFIRMS,
    .options_size = sizeof(struct import_options),
    .run = run_import_prisons,
};

static const struct command import_pieces_command = {
    .name = "import pieces",
    .group = GROUP_BEGIN,
    .summary = N_("take in a log of cards and letters sent earlier"),
    .details = IMPORT_DETAILS,
    .operands = "FILE...",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .options = piece_options,
    .option_count = COUNT_OF(piece_options),
    .examples = (const char *const[]){"solipost import pieces letters.csv --dry-run", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN | CONFIRMS,
    .options_size = sizeof(struct import_options),
    .use = USE_KEEP,
    .run = run_import_pieces,
};

const struct command *const import_commands[] = {&import_prisoners_command, &import_prisons_command,
                                                 &import_pieces_command, NULL};
