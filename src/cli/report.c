/* SPDX-License-Identifier: MIT */
/* solipost report: figures of a period, a campaign, a country or all, as a table, CSV or JSON. */
#include "commands.h"

#include "day.h"
#include "pick.h"
#include "report_form.h"
#include "session.h"

struct report_options {
  struct date from, until;
  int64_t year;
  const char *month, *country, *prison, *campaign;
  int by; /* enum tally_by, -1: as a whole */
  int64_t rate_days, letter_days;
  bool internal, definitions;
};

/* ---- definitions ---- */

static void print_definitions(struct cli *cli) {
  static const struct cli_column columns[] = {{"figure", N_("figure"), 0},
                                              {"label", N_("name"), COLUMN_WRAPS},
                                              {"definition", N_("what it counts"), COLUMN_WRAPS}};
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (enum figure figure = 0; figure < FIGURE_COUNT; figure++) {
    const struct figure_words *words = figure_words(figure);
    cli_table_row(table, (const char *[]){words->key, _(words->label), _(words->definition)});
  }
  cli_table_end(table);
}

/* ---- what is asked ---- */

static bool set_period(const struct report_options *given, struct arena *arena, struct tally_wish *wish,
                       struct error *error) {
  int ways = (date_is_set(given->from) || date_is_set(given->until)) + (given->year > 0) + (given->month != NULL);
  if (ways > 1) {
    error_set(error, ERROR_MISUSED, "%s", _("the period is given twice"));
    return error_hint(error, "%s", _("give --from and --until, or --year, or --month"));
  }
  wish->from = given->from;
  wish->until = given->until;
  if (given->month != NULL) return day_month_option("--month", given->month, arena, &wish->from, &wish->until, error);
  if (given->year > 0) {
    wish->from = (struct date){.year = (short)given->year, .month = 1, .day = 1};
    wish->until = (struct date){.year = (short)given->year, .month = 12, .day = 31};
  }
  return days_in_order("--from", wish->from, "--until", wish->until, error);
}

static bool set_wish(struct cli *cli, const struct report_options *given, struct tally_wish *wish,
                     struct error *error) {
  struct prison prison;
  struct campaign campaign;
  *wish = (struct tally_wish){.country = given->country,
                              .by = given->by < 0 ? TALLY_WHOLE : (enum tally_by)(given->by + TALLY_BY_MONTH),
                              .today = date_today(),
                              .rate_days = given->rate_days,
                              .letter_days = given->letter_days};
  if (!set_period(given, &cli->arena, wish, error)) return false;
  if (given->prison != NULL) {
    if (!pick_one(cli, &prison_noun, given->prison, &prison, error)) return false;
    wish->prison = prison.id;
  }
  if (given->campaign != NULL) {
    if (!pick_one(cli, &campaign_noun, given->campaign, &campaign, error)) return false;
    wish->campaign = campaign.id;
  }
  return true;
}

/* ---- the command ---- */

static bool run_report(struct cli *cli, const void *options, struct error *error) {
  const struct report_options *given = options;
  struct tally_wish wish;
  struct report report;
  if (given->definitions) {
    print_definitions(cli);
    return true;
  }
  if (!session_open_register(cli, STORE_READ, error) || !set_wish(cli, given, &wish, error) ||
      !report_make(cli->store, &wish, &cli->arena, &report, error))
    return false;
  report_print(cli, &wish, &report, given->internal);
  return true;
}

/* In the order of enum tally_by, without the whole. */
static const struct choice by_choices[] = {{"month", N_("month")},
                                           {"country", N_("country")},
                                           {"prison", N_("prison")},
                                           {"campaign", N_("campaign")},
                                           {NULL, NULL}};

#define AT(member) offsetof(struct report_options, member)
static const struct command_option report_options[] = {
    {.name = "from",
     .type = OPTION_DATE,
     .min = DATE_PAST,
     .value_name = "DAY",
     .offset = AT(from),
     .help = N_("first day")},
    {.name = "until",
     .type = OPTION_DATE,
     .min = DATE_PAST,
     .value_name = "DAY",
     .offset = AT(until),
     .help = N_("last day")},
    {.name = "year",
     .type = OPTION_INTEGER,
     .value_name = "YEAR",
     .offset = AT(year),
     .min = 1900,
     .max = 9999,
     .help = N_("this calendar year")},
    {.name = "month",
     .type = OPTION_TEXT,
     .value_name = "MONTH",
     .offset = AT(month),
     .help = N_("this month: 2026-03, last month")},
    {.name = "country",
     .type = OPTION_COUNTRY,
     .value_name = "COUNTRY",
     .offset = AT(country),
     .help = N_("letters to this country")},
    {.name = "prison",
     .type = OPTION_TEXT,
     .value_name = "PRISON",
     .offset = AT(prison),
     .help = N_("letters to this prison")},
    {.name = "campaign",
     .type = OPTION_TEXT,
     .value_name = "CODE",
     .offset = AT(campaign),
     .help = N_("what was done for this campaign")},
    {.name = "by",
     .type = OPTION_CHOICE,
     .value_name = "PART",
     .offset = AT(by),
     .choices = by_choices,
     .help = N_("a line for each")},
    {.name = "rates-after",
     .type = OPTION_INTEGER,
     .value_name = "DAYS",
     .offset = AT(rate_days),
     .min = 1,
     .max = 3650,
     .initial = "120",
     .help = N_("rates are made from letters older than this")},
    {.name = "without-letter",
     .type = OPTION_INTEGER,
     .value_name = "DAYS",
     .offset = AT(letter_days),
     .min = 1,
     .max = 3650,
     .initial = "90",
     .help = N_("people to whom nothing was sent for so long")},
    {.name = "internal",
     .type = OPTION_FLAG,
     .offset = AT(internal),
     .help = N_("for this group only: small numbers of people are told")},
    {.name = "definitions", .type = OPTION_FLAG, .offset = AT(definitions), .help = N_("say what each figure counts")},
};

static const struct command report_command = {
    .name = "report",
    .group = GROUP_LOG,
    .summary = N_("what was done, in figures"),
    .details = N_(
        "Names of prisoners are in no report. A number of people from 1 to 4 stands as \"<5\", because it could point "
        "at somebody, unless you say --internal.\n\nRates are over letters old enough to have been answered, and are "
        "lower bounds. --definitions says what each figure counts."),
    .options = report_options,
    .option_count = COUNT_OF(report_options),
    .examples = (const char *const[]){"solipost report --year 2026", "solipost report --by month --country TR",
                                      "solipost report --by prison --format csv", NULL},
    .flags = LISTS | PAGES, /* the definitions need no register */
    .options_size = sizeof(struct report_options),
    .run = run_report,
};

const struct command *const report_commands[] = {&report_command, NULL};
