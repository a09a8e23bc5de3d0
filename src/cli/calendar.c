/* SPDX-License-Identifier: MIT */
/* solipost calendar: which days come, and by when a card must be posted. */
#include "calendar_files.h"
#include "commands.h"
#include "day.h"
#include "guarded.h"
#include "solipost/jobs/calendar_sheet.h"
#include "solipost/store/people_store.h"
#include "solipost/store/lead_time_store.h"

#include <inttypes.h>
#include <string.h>

struct calendar_options {
  struct date from, until;
  const char *month, *ics, *sheet;
  int64_t days;
  bool text, names, replace;
};

enum { USUAL_DAYS = 60, MOST_DAYS = 1100, LAST_YEAR = 9900 };

/* ---- which days ---- */

/* Seasons reach into the next year. */
static bool is_told(const struct calendar_request *request, struct error *error) {
  return request->until.year <= LAST_YEAR ||
         error_set(error, ERROR_MISUSED, _("the calendar ends with the year %d"), LAST_YEAR);
}

static bool choose_days(const struct calendar_options *given, struct arena *arena, struct calendar_request *request,
                        struct error *error) {
  bool several = given->month != NULL && (date_is_set(given->from) || date_is_set(given->until) || given->days > 0);
  if (several || (date_is_set(given->until) && given->days > 0)) {
    error_set(error, ERROR_MISUSED, "%s", _("the days are given twice"));
    return error_hint(error, "%s", _("take --month alone, or --from with --until or --days"));
  }
  if (given->month != NULL)
    return day_month_option("--month", given->month, arena, &request->from, &request->until, error) &&
           is_told(request, error);
  request->from = date_is_set(given->from) ? given->from : date_today();
  request->until = given->until;
  if (!date_is_set(request->until))
    request->until = date_add_days(request->from, (given->days > 0 ? (long)given->days : USUAL_DAYS) - 1);
  if (!days_in_order("--from", request->from, "--until", request->until, error)) return false;
  if (date_to_days(request->until) - date_to_days(request->from) < MOST_DAYS) return is_told(request, error);
  error_set(error, ERROR_MISUSED, _("more than %d days"), MOST_DAYS);
  return error_hint(error, "%s", _("give other days with --from and --until"));
}

/* ---- for whom ---- */

/* Whatever leaves the screen says nothing about people on hold. */
static bool leave_out_held(struct cli *cli, bool leaves, struct calendar_list *list, struct error *error) {
  struct guarded guarded;
  size_t kept = 0;
  if (!guarded_begin(cli, NULL, &guarded, error)) return false;
  if (leaves) guarded.use = USE_EXPORT;
  bool done = true;
  for (size_t i = 0; done && i < list->count; i++) {
    bool passes;
    done = guarded_passes_id(&guarded, list->items[i].prisoner, &passes, error);
    if (done && passes) list->items[kept++] = list->items[i];
  }
  list->count = kept;
  guarded_end(&guarded);
  return done;
}

/* ---- telling ---- */

static const char *mail_by_text(struct cli *cli, const struct calendar_entry *entry) {
  if (!date_is_set(entry->mail_by)) return "";
  const char *day = calendar_day(entry->mail_by, &cli->arena);
  bool past = date_compare(entry->mail_by, date_today()) < 0 && date_compare(entry->day, date_today()) >= 0;
  return past && cli->format == FORMAT_TABLE ? arena_printf(&cli->arena, _("%s, past"), day) : day;
}

static void print_table(struct cli *cli, const struct calendar_list *list) {
  static const struct cli_column columns[] = {
      {"day", N_("day"), 0},
      {"until", N_("until"), COLUMN_OPTIONAL},
      {"mail_by", N_("post by"), 0},
      {"kind", N_("kind"), COLUMN_FILES_ONLY},
      {"code", N_("code"), COLUMN_FILES_ONLY},
      {"name", N_("name"), COLUMN_FILES_ONLY},
      {"country", N_("country"), COLUMN_OPTIONAL},
      {"what", N_("what"), COLUMN_WRAPS},
      {"lead_days", N_("days by post"), COLUMN_FILES_ONLY | COLUMN_RIGHT},
  };
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < list->count; i++) {
    const struct calendar_entry *entry = &list->items[i];
    bool single = date_compare(entry->day, entry->until) == 0;
    const char *lead = entry->lead_days == 0 ? "" : arena_printf(&cli->arena, "%" PRId64, entry->lead_days);
    cli_table_row(table,
                  (const char *[]){calendar_day(entry->day, &cli->arena),
                                   single ? "" : calendar_day(entry->until, &cli->arena), mail_by_text(cli, entry),
                                   calendar_kind_word(entry->kind), entry->code, entry->name, entry->country,
                                   calendar_summary(entry, CALENDAR_NAME, &cli->arena), lead});
  }
  cli_table_end(table);
  if (list->count == 0 && cli->format == FORMAT_TABLE) cli_say(cli, "%s", _("Nothing falls into these days"));
}

static void say_left_out(struct cli *cli, const struct calendar_list *list) {
  if (list->left_out == 0 || cli->format != FORMAT_TABLE) return;
  cli_say(cli,
          ngettext("%zu birthday is left out: this person cannot be written to now ('solipost show' says why)",
                   "%zu birthdays are left out: these people cannot be written to now ('solipost show' says why)",
                   list->left_out),
          list->left_out);
}

static bool write_ics(struct cli *cli, const struct calendar_options *given, const struct calendar_list *list,
                      struct error *error) {
  if (list->count == 0) {
    error_set(error, ERROR_NOT_FOUND, "%s", _("nothing falls into these days"));
    return error_hint(error, "%s", _("no file was written; give more days with --days"));
  }
  enum calendar_naming naming = given->names ? CALENDAR_NAME : CALENDAR_FIRST_NAME;
  if (!calendar_write_ics(cli, list, naming, given->ics, given->replace, error)) return false;
  cli_print(cli, "%s\n", given->ics);
  if (given->names) cli_warn(cli, "%s", _("names stand in this file: a calendar program may send them to its servers"));
  return true;
}

static bool print_sheet(struct cli *cli, const struct calendar_options *given, struct date month,
                        const struct own_group *group, const struct calendar_list *list, struct error *error) {
  const struct calendar_sheet sheet = {.list = list,
                                       .month = month,
                                       .language = group->language,
                                       .group = group->name,
                                       .country = group->country,
                                       .names = given->names,
                                       .path = given->sheet,
                                       .replace = given->replace};
  if (!calendar_sheet_print(&sheet, &cli->arena, error)) return false;
  cli_print(cli, "%s\n", given->sheet);
  return true;
}

/* The forms exclude each other, and a sheet is of one month. */
static bool forms_fit(const struct calendar_options *given, struct error *error) {
  if ((given->ics != NULL) + (given->sheet != NULL) + given->text > 1) {
    error_set(error, ERROR_MISUSED, "%s", _("--ics, --sheet and --text are forms of the same"));
    return error_hint(error, "%s", _("give one at a time"));
  }
  if ((given->names || given->replace) && given->ics == NULL && given->sheet == NULL) {
    error_set(error, ERROR_MISUSED, _("%s is about a file, and none is written"),
              given->names ? "--names" : "--replace");
    return error_hint(error, "%s", _("it goes with --ics FILE or --sheet FILE"));
  }
  bool days = date_is_set(given->from) || date_is_set(given->until) || given->days > 0;
  if (given->sheet == NULL || !days) return true;
  error_set(error, ERROR_MISUSED, "%s", _("a sheet is of one month"));
  return error_hint(error, "%s", _("say which: --month 2026-12 (else the present one)"));
}

static bool run_calendar(struct cli *cli, const void *options, struct error *error) {
  const struct calendar_options *given = options;
  struct calendar_request request = {.language = cli->language};
  struct lead_time_table times;
  struct own_group group;
  struct calendar_list list;
  bool leaves = given->ics != NULL || given->sheet != NULL || given->text;
  if (!forms_fit(given, error) || !choose_days(given, &cli->arena, &request, error) ||
      !lead_times_known(cli->store, &cli->arena, &times, error) ||
      !people_own_group(cli->store, &group, &cli->arena, error))
    return false;
  struct date month = request.from;
  if (given->sheet != NULL) {
    if (given->month == NULL) request.from.day = 1;
    request.part = CALENDAR_POSTED;
    request.language = group.language;
    request.until = date_add_days(date_end_of_month(month), (long)lead_time_longest(&times));
  }
  if (!calendar_collect(cli->store, &request, &times, &cli->arena, &list, error) ||
      !leave_out_held(cli, leaves, &list, error))
    return false;
  say_left_out(cli, &list);
  if (given->ics != NULL) return write_ics(cli, given, &list, error);
  if (given->sheet != NULL) return print_sheet(cli, given, month, &group, &list, error);
  if (given->text) calendar_print_text(cli, &list);
  else print_table(cli, &list);
  return true;
}

/* ---- the command ---- */

#define AT(member) offsetof(struct calendar_options, member)
static const struct command_option calendar_option_list[] = {
    {.name = "from",
     .type = OPTION_DATE,
     .min = DATE_COMING,
     .value_name = "DATE",
     .offset = AT(from),
     .help = N_("first day (else today)")},
    {.name = "until",
     .type = OPTION_DATE,
     .min = DATE_COMING,
     .value_name = "DATE",
     .offset = AT(until),
     .help = N_("last day")},
    {.name = "days",
     .type = OPTION_INTEGER,
     .value_name = "NUMBER",
     .offset = AT(days),
     .min = 1,
     .max = MOST_DAYS,
     .help = N_("so many days (else 60)")},
    {.name = "month",
     .type = OPTION_TEXT,
     .value_name = "MONTH",
     .offset = AT(month),
     .help = N_("a whole month: 2026-12")},
    {.name = "ics",
     .type = OPTION_FILE,
     .value_name = "FILE",
     .offset = AT(ics),
     .help = N_("write a file for calendar programs; people stand in it by code and first name")},
    {.name = "sheet",
     .type = OPTION_FILE,
     .value_name = "FILE",
     .offset = AT(sheet),
     .help = N_("print the month as a PDF to hang up, in the language of the group")},
    {.name = "names",
     .type = OPTION_FLAG,
     .offset = AT(names),
     .help = N_("with --ics or --sheet: whole names as well")},
    {.name = "replace", .type = OPTION_FLAG, .offset = AT(replace), .help = N_("write over a file that exists")},
    {.name = "text",
     .type = OPTION_FLAG,
     .offset = AT(text),
     .help = N_("plain text for a mailing list: people by code and country alone")},
};
#undef AT

static const struct command calendar_command = {
    .name = "calendar",
    .group = GROUP_CAMPAIGNS,
    .summary = N_("show which days come, and by when a card for them must be posted"),
    .details = N_(
        "Birthdays, days of solidarity, ends of campaigns, promised first letters and follow-ups. The day to post is "
        "the day itself less the lead time of the country ('solipost lead-time list'); for a day of solidarity or a "
        "campaign the longest of the countries where somebody is held for whom it is kept. A birthday on 29 "
        "February is kept on the 28th in other years. Birthdays of people who cannot be written to are left out."),
    .options = calendar_option_list,
    .option_count = COUNT_OF(calendar_option_list),
    .examples =
        (const char *const[]){"solipost calendar", "solipost calendar --month 2026-12",
                              "solipost calendar --days 365 --ics letters.ics", "solipost calendar --text", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .options_size = sizeof(struct calendar_options),
    .use = USE_KEEP,
    .run = run_calendar,
};

const struct command *const calendar_commands[] = {&calendar_command, NULL};
