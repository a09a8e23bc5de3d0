/* SPDX-License-Identifier: MIT */
/* solipost evening close: sheets are counted, what nobody wrote goes back to the pool. */
#include <inttypes.h>
#include <string.h>

#include "commands.h"
#include "evening.h"
#include "pick.h"
#include "solipost/base/utf8.h"

enum { NOT_SAID = -1, MOST_PEOPLE = 10000 };

struct close_options {
  const char *sheets_back, *missing, *writers, *guests;
  bool keep_cards;
};

struct closing {
  const struct close_options *given;
  struct evening_list list;
  struct evening_count count;
  struct evening_end end;
  bool replies; /* somebody brought some */
  size_t back;
};

/* ---- figures that are asked for ---- */

struct figure {
  int64_t least, most, number;
};

static bool check_figure(struct cli *cli, void *context, const char **answer, struct error *error) {
  struct figure *figure = context;
  (void)cli;
  if (ascii_parse_integer(*answer, figure->least, figure->most, &figure->number)) return true;
  return error_set(error, ERROR_MISUSED, _("give a number from %" PRId64 " to %" PRId64), figure->least, figure->most);
}

/* Of an option; NOT_SAID when it was not given, for 0 is a figure too. */
static bool take_figure(const char *option, const char *text, int64_t most, int64_t *out, struct error *error) {
  *out = NOT_SAID;
  if (text == NULL || ascii_parse_integer(text, 0, most, out)) return true;
  return error_set(error, ERROR_MISUSED, _("%s: give a number from 0 to %" PRId64), option, most);
}

/* Off a terminal what is proposed counts, and is said at the end. */
static bool ask_figure(struct cli *cli, const char *text, const char *help, const char *option, int64_t proposed,
                       const struct figure *between, int64_t *out, struct error *error) {
  struct figure figure = *between;
  const char *answer;
  *out = proposed;
  if (!cli_can_ask(cli)) return true;
  const struct cli_question question = {.text = text,
                                        .help = help,
                                        .option = option,
                                        .initial = arena_printf(&cli->arena, "%" PRId64, proposed),
                                        .check = check_figure,
                                        .context = &figure};
  if (!cli_ask_text(cli, &question, &answer, error)) return false;
  *out = figure.number;
  return true;
}

/* ---- sheets ---- */

/* "7,12": numbers on sheets that did not come back, as a sorted text for the note; *count of them. */
static bool read_missing(struct cli *cli, const char *text, int64_t most, const char **out, int64_t *count,
                         struct error *error) {
  bool *is_missing = ARENA_ARRAY(&cli->arena, bool, (size_t)most + 1);
  for (const char *at = text; *(at += strspn(at, ", ;")) != '\0';) {
    int64_t number;
    size_t length = strcspn(at, ", ;");
    const char *word = arena_strndup(&cli->arena, at, length);
    if (!ascii_parse_integer(word, 1, most, &number)) {
      error_set(error, ERROR_MISUSED, _("there is no sheet %s"), word);
      return error_hint(error, _("they are numbered from 1 to %" PRId64), most);
    }
    is_missing[number] = true;
    at += length;
  }
  *out = "";
  *count = 0;
  for (int64_t number = 1; number <= most; number++) {
    if (!is_missing[number]) continue;
    *out = arena_printf(&cli->arena, "%s%s%" PRId64, *out, **out == '\0' ? "" : ", ", number);
    ++*count;
  }
  return true;
}

static void tell_missing(struct cli *cli, const struct closing *closing, const char *numbers, int64_t count) {
  int64_t out = closing->list.evening.sheets_out;
  if (*numbers == '\0') {
    cli_warn(cli,
             ngettext("%" PRId64 " of %" PRId64 " sheets about people did not come back",
                      "%" PRId64 " of %" PRId64 " sheets about people did not come back", (unsigned long)count),
             count, out);
    return;
  }
  cli_warn(cli,
           ngettext("%" PRId64 " sheet about a person did not come back: no. %s of %" PRId64,
                    "%" PRId64 " sheets about people did not come back: no. %s of %" PRId64, (unsigned long)count),
           count, numbers, out);
  for (size_t i = 0; i < closing->list.count; i++) {
    const struct evening_seat *seat = &closing->list.seats[i];
    for (const char *at = numbers; *(at += strspn(at, ", ")) != '\0'; at += strcspn(at, ",")) {
      int64_t number;
      const char *word = arena_strndup(&cli->arena, at, strcspn(at, ","));
      if (ascii_parse_integer(word, 1, INT64_MAX, &number) && number == seat->row)
        cli_say(cli, "  %s  %s", word, seat->called);
    }
  }
}

static bool is_counted(int64_t out, int64_t back, int64_t missing, struct error *error) {
  if (missing == 0 || back + missing == out) return true;
  error_set(error, ERROR_MISUSED, _("%" PRId64 " back and %" PRId64 " missing are not %" PRId64 " sheets"), back,
            missing, out);
  return error_hint(error, "%s", _("count them once more"));
}

struct sheets {
  int64_t out, back;
};

static bool check_missing(struct cli *cli, void *context, const char **answer, struct error *error) {
  const struct sheets *sheets = context;
  const char *numbers;
  int64_t missing;
  return read_missing(cli, *answer, sheets->out, &numbers, &missing, error) &&
         is_counted(sheets->out, sheets->back, missing, error);
}

static bool ask_missing(struct cli *cli, struct sheets sheets, const char **answer, struct error *error) {
  const struct cli_question question = {.text = _("Numbers of the missing ones, as in 7,12 (Enter: not known)"),
                                        .help = _("each sheet says which it is: sheet 7 of 40"),
                                        .option = "--missing",
                                        .check = check_missing,
                                        .context = &sheets};
  return cli_ask_text(cli, &question, answer, error);
}

static bool count_sheets(struct cli *cli, struct closing *closing, struct error *error) {
  const struct close_options *given = closing->given;
  int64_t out = closing->list.evening.sheets_out, missing = 0, back;
  const char *numbers = "", *said = given->missing;
  if (out == 0 && (said != NULL || given->sheets_back != NULL)) {
    error_set(error, ERROR_MISUSED, "%s", _("no sheets about people were printed for this evening"));
    return error_hint(error, "%s", _("leave out --sheets-back and --missing"));
  }
  if (out == 0) return true;
  if (!take_figure("--sheets-back", given->sheets_back, out, &back, error))
    return error_hint(error, _("%" PRId64 " sheets were laid out"), out);
  if (said != NULL && !read_missing(cli, said, out, &numbers, &missing, error)) return false;
  if (back < 0 && said == NULL) {
    const char *text = arena_printf(&cli->arena, _("How many of the %" PRId64 " sheets about people are back"), out);
    if (!ask_figure(cli, text, _("the last one says how many there were"), "--sheets-back", out,
                    &(struct figure){.most = out}, &back, error))
      return false;
    if (back < out && cli_can_ask(cli)) {
      if (!ask_missing(cli, (struct sheets){out, back}, &said, error) ||
          !read_missing(cli, said, out, &numbers, &missing, error))
        return false;
    }
  }
  if (back < 0) back = out - missing;
  if (!is_counted(out, back, missing, error)) return false;
  closing->end.sheets_back = back;
  if (back == out) return true;
  tell_missing(cli, closing, numbers, out - back);
  closing->end.note =
      *numbers == '\0' ? "" : arena_printf(&cli->arena, _("sheets that did not come back: %s"), numbers);
  return true;
}

/* ---- people ---- */

/* Guests without a name cannot be told apart: one at least was there. */
static int64_t guests_proposed(const struct closing *closing) {
  int64_t known = closing->list.evening.guest_count;
  int64_t counted = (int64_t)closing->count.named + (closing->count.guests > 0);
  return known > counted ? known : counted;
}

static bool count_people(struct cli *cli, struct closing *closing, struct error *error) {
  const struct close_options *given = closing->given;
  if (!take_figure("--guests", given->guests, MOST_PEOPLE, &closing->end.guests, error) ||
      !take_figure("--writers", given->writers, MOST_PEOPLE, &closing->end.writers, error))
    return false;
  if (closing->end.guests < 0 &&
      !ask_figure(cli, _("How many guests wrote"), _("those who are no writers of the register"), "--guests",
                  guests_proposed(closing), &(struct figure){.most = MOST_PEOPLE}, &closing->end.guests, error))
    return false;
  if (closing->end.writers < 0 &&
      !ask_figure(cli, _("How many people wrote in all, guests too"), _("this and the guests stand in the report"),
                  "--writers", (int64_t)closing->count.writers + closing->end.guests,
                  &(struct figure){.least = closing->end.guests, .most = MOST_PEOPLE}, &closing->end.writers, error))
    return false;
  if (closing->end.guests <= closing->end.writers) return true;
  error_set(error, ERROR_MISUSED, _("%" PRId64 " guests are more than the %" PRId64 " who wrote"), closing->end.guests,
            closing->end.writers);
  return error_hint(error, "%s", _("--writers counts all who wrote, guests too"));
}

static bool ask_replies(struct cli *cli, struct closing *closing, struct error *error) {
  const struct cli_question question = {
      .text = _("Did anybody get a reply at home"),
      .help = _("yes: the command that enters it is shown at the end; ask round, some lie in drawers for months"),
      .option = "--yes"};
  if (!cli_can_ask(cli) || cli->yes) return true;
  return cli_ask_yes_no(cli, &question, false, &closing->replies, error);
}

/* ---- closing ---- */

static bool write_close(struct cli *cli, void *context, struct error *error) {
  struct closing *closing = context;
  return evening_close(cli->store, &closing->list, &closing->end, &closing->back, error);
}

static void say_open(struct cli *cli, const struct closing *closing) {
  enum { MOST_SHOWN = 10 };
  size_t shown = 0;
  if (closing->count.open == 0) return;
  cli_say(
      cli,
      ngettext("Nothing was entered about %zu person:", "Nothing was entered about %zu people:", closing->count.open),
      closing->count.open);
  for (size_t i = 0; i < closing->list.count && shown < MOST_SHOWN; i++) {
    const struct evening_seat *seat = &closing->list.seats[i];
    if (!evening_seat_is_open(seat)) continue;
    cli_say(cli, "  #%" PRId64 "  %s", seat->row, seat->called);
    shown++;
  }
  if (closing->count.open > shown) cli_say(cli, _("(and %zu more)"), closing->count.open - shown);
}

/* What becomes of people and cards nobody wrote to. */
static const char *what_goes(struct cli *cli, const struct closing *closing) {
  const struct evening_count *count = &closing->count;
  const char *text = arena_printf(&cli->arena, _("This closes evening %" PRId64), closing->list.evening.number);
  if (count->open > 0)
    text = arena_printf(
        &cli->arena,
        ngettext("%s; %zu person goes back to the pool", "%s; %zu people go back to the pool", count->open), text,
        count->open);
  if (count->blank == 0) return text;
  if (closing->given->keep_cards)
    return arena_printf(&cli->arena,
                        ngettext("%s; %zu printed card stays for another evening",
                                 "%s; %zu printed cards stay for another evening", count->blank),
                        text, count->blank);
  return arena_printf(&cli->arena,
                      ngettext("%s; %zu printed card that nobody wrote is cancelled",
                               "%s; %zu printed cards that nobody wrote are cancelled", count->blank),
                      text, count->blank);
}

static void say_figures(struct cli *cli, const struct closing *closing) {
  const struct evening_count *count = &closing->count;
  const char *letters = arena_printf(
      &cli->arena, ngettext("%zu letter was written", "%zu letters were written", count->letters), count->letters);
  cli_say(cli,
          ngettext("%s by %" PRId64 " person; guests among them: %" PRId64,
                   "%s by %" PRId64 " people; guests among them: %" PRId64, (unsigned long)closing->end.writers),
          letters, closing->end.writers, closing->end.guests);
  if (count->home > 0)
    cli_say(cli,
            ngettext("%zu of them is at home with somebody: 'solipost today' asks for it in a week",
                     "%zu of them are at home with somebody: 'solipost today' asks for them in a week", count->home),
            count->home);
  if (count->waits > 0)
    cli_say(cli,
            ngettext("%zu of them waits for a stamp, a translation or a reader",
                     "%zu of them wait for a stamp, a translation or a reader", count->waits),
            count->waits);
  size_t back = count->back + count->open;
  if (back > 0) cli_say(cli, ngettext("%zu person is back in the pool", "%zu people are back in the pool", back), back);
}

static void say_cards(struct cli *cli, const struct closing *closing) {
  size_t blank = closing->count.blank;
  if (blank == 0) return;
  if (closing->given->keep_cards)
    cli_say(cli,
            ngettext("%zu card lies ready: at another evening it is entered by its letter number",
                     "%zu cards lie ready: at another evening they are entered by their letter numbers", blank),
            blank);
  else
    cli_say(cli,
            ngettext("Tear up %zu card nobody wrote: its number is not given again",
                     "Tear up %zu cards nobody wrote: their numbers are not given again", blank),
            blank);
}

static void say_next(struct cli *cli, const struct closing *closing) {
  const char *numbers = evening_numbers_to_mail(cli, &closing->list);
  if (*numbers != '\0') cli_say(cli, _("Once they are posted: solipost mailed%s"), numbers);
  if (closing->replies) cli_say(cli, "%s", _("The replies: solipost reply WHO --at home, for each"));
  if (closing->list.evening.sheets_out > 0)
    cli_say(cli, "%s", _("Destroy the sheets about people, and remove their files"));
}

static bool close_it(struct cli *cli, struct closing *closing, struct error *error) {
  const char *what = what_goes(cli, closing);
  say_open(cli, closing);
  if (cli->dry_run) {
    cli_say(cli, "%s", what);
    say_figures(cli, closing);
    cli_say(cli, "%s", _("Nothing was written: this was a dry run"));
    return true;
  }
  if (!ask_replies(cli, closing, error) || !cli_confirm(cli, what, error) ||
      !cli_commit(cli, write_close, closing, error))
    return false;
  cli_say(cli, _("Evening %" PRId64 " is closed; 'solipost undo' opens it again"), closing->list.evening.number);
  say_figures(cli, closing);
  say_cards(cli, closing);
  say_next(cli, closing);
  return true;
}

static bool run_close(struct cli *cli, const void *options, struct error *error) {
  struct closing closing = {.given = options};
  if (!evening_pick(cli, &closing.list, error) ||
      !evening_must_be_open(&closing.list.evening, _("it is not closed twice"), error) ||
      !evening_count(cli->store, &closing.list, &cli->arena, &closing.count, error))
    return false;
  const struct evening *evening = &closing.list.evening;
  if (date_compare(evening->held_on, date_today()) > 0) {
    error_set(error, ERROR_REFUSED, _("evening %" PRId64 " is on %s only"), evening->number,
              date_text(evening->held_on, &cli->arena));
    return error_hint(error, _("is it off? solipost evening plan %" PRId64 " --call-off"), evening->number);
  }
  closing.end = (struct evening_end){.day = date_today(), .note = "", .keeps_blanks = closing.given->keep_cards};
  return count_sheets(cli, &closing, error) && count_people(cli, &closing, error) && close_it(cli, &closing, error);
}

/* ---- the command ---- */

#define AT(member) offsetof(struct close_options, member)
static const struct command_option close_option_list[] = {
    {0, "sheets-back", OPTION_TEXT, "COUNT", N_("sheets about people that came back"), AT(sheets_back), NULL, NULL, 0,
     0},
    {0, "missing", OPTION_TEXT, "NUMBERS", N_("numbers of the sheets that did not: 7,12"), AT(missing), NULL, NULL, 0,
     0},
    {0, "writers", OPTION_TEXT, "COUNT", N_("people who wrote, guests too"), AT(writers), NULL, NULL, 0, 0},
    {0, "guests", OPTION_TEXT, "COUNT", N_("of them who are no writers of the register"), AT(guests), NULL, NULL, 0, 0},
    {0, "keep-cards", OPTION_FLAG, NULL, N_("printed cards that nobody wrote stay for another evening"), AT(keep_cards),
     NULL, NULL, 0, 0},
};
#undef AT

static const struct command evening_close_command = {
    .name = "evening close",
    .group = GROUP_LOG,
    .summary = N_("close a letter evening: count, and give back what nobody wrote"),
    .details = N_("Asks for what is missing: how many of the numbered sheets about people are back, how many people "
                  "wrote, and how many of them were guests; and whether anybody got a reply at home. Whoever nobody "
                  "wrote to goes back to the pool and may be proposed for the next evening. Printed cards that nobody "
                  "wrote are cancelled; with --keep-cards they stay printed. Off a terminal what was entered counts. "
                  "'solipost undo' opens the evening again."),
    .operands = "NUMBER",
    .operands_min = 1,
    .operands_max = 1,
    .options = close_option_list,
    .option_count = COUNT_OF(close_option_list),
    .examples = (const char *const[]){"solipost evening close 1 --dry-run",
                                      "solipost evening close 1 --guests 3 --writers 8 --yes", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS | DRY_RUN,
    .options_size = sizeof(struct close_options),
    .use = USE_KEEP,
    .run = run_close,
};

const struct command *const evening_close_commands[] = {&evening_close_command, NULL};
