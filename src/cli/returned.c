/* SPDX-License-Identifier: MIT */
/* solipost returned: letters that came back, why, and what follows from it. */
#include "commands.h"

#include <inttypes.h>
#include <string.h>

#include "ask.h"
#include "day.h"
#include "guarded.h"
#include "log_ask.h"
#include "pick.h"
#include "returned_said.h"
#include "ripple_said.h"
#include "value.h"
#include "solipost/jobs/return_marks.h"
#include "solipost/jobs/returned.h"
#include "solipost/store/mail_store.h"

struct returned_options {
  struct log_options log;
  const char *reason, *mark, *prison, *near;
};

/* ---- why ---- */

/* As keys or words of solipost, else what stands on the envelope; that is kept then. */
static bool read_reason(struct cli *cli, struct return_event *event, const char *typed, struct error *error) {
  bool is_mark;
  int reason = return_reason_typed(typed);
  if (reason < 0) {
    if (!return_mark_reason(typed, &cli->arena, &is_mark, &reason, error)) return false;
    if (!is_mark) return error_set(error, ERROR_MISUSED, _("'%s' is no reason"), typed);
    if (*event->mark == '\0') event->mark = typed;
    cli_say(cli, _("  \"%s\": %s"), typed, return_reason_label(reason));
  }
  event->reason = reason;
  return true;
}

static bool check_reason(struct cli *cli, void *context, const char **answer, struct error *error) {
  if (read_reason(cli, context, *answer, error)) return true;
  return error_hint(error, "%s", _("? lists them; what stands on the envelope will often do"));
}

/* Says first whose it is, so that a wrong number is noticed before it does harm. */
static bool ask_reason(struct cli *cli, const struct letter_choice *choice, struct return_event *event,
                       struct error *error) {
  const char *typed;
  bool one = choice->count == 1 && *choice->items[0].who != '\0';
  const char *text = one ? arena_printf(&cli->arena, _("%s: why did it come back"), choice->items[0].who)
                         : arena_printf(&cli->arena,
                                        ngettext("%zu letter: why did it come back",
                                                 "%zu letters: why did they come back", choice->count),
                                        choice->count);
  const struct cli_question question = {.text = text,
                                        .help = returned_reasons(cli),
                                        .initial =
                                            event->reason == RETURN_UNKNOWN ? NULL : return_reason_label(event->reason),
                                        .at_once = cli->operand_count == 0,
                                        .required = true,
                                        .option = "--reason",
                                        .check = check_reason,
                                        .context = event};
  return cli_ask_text(cli, &question, &typed, error);
}

static bool no_reason(struct cli *cli, const char *mark, struct error *error) {
  if (mark == NULL) error_set(error, ERROR_MISUSED, "%s", _("why did it come back?"));
  else error_set(error, ERROR_MISUSED, _("nobody knows here what \"%s\" means"), mark);
  return error_hint(error, _("say it with --reason:\n%s"), returned_reasons(cli));
}

/* From --reason, else from what stands on the letter, else asked for. *fixed: it holds for all letters of the command. */
static bool find_reason(struct cli *cli, const struct returned_options *given, const struct letter_choice *choice,
                        struct return_event *event, bool *fixed, struct error *error) {
  const char *mark = given->mark;
  if (!log_words(cli, &returned_mail_noun, "mark", &mark, error)) return false;
  event->mark = mark == NULL ? "" : mark;
  *fixed = true;
  if (given->reason != NULL) {
    if (read_reason(cli, event, given->reason, error)) return true;
    return error->kind == ERROR_MISUSED ? error_hint(error, "%s", returned_reasons(cli)) : false;
  }
  if (given->mark != NULL && !return_mark_reason(given->mark, &cli->arena, fixed, &event->reason, error)) return false;
  if (given->mark != NULL && *fixed) {
    cli_say(cli, _("  \"%s\": %s"), given->mark, return_reason_label(event->reason));
    return true;
  }
  *fixed = false;
  if (!cli_can_ask(cli)) return no_reason(cli, given->mark, error);
  return cli->operand_count == 0 || ask_reason(cli, choice, event, error);
}

/* ---- one pile ---- */

struct returning {
  const struct return_event *event;
  const struct letter_choice *choice;
  const struct returned_look *look;
};

static bool write_returns(struct cli *cli, void *context, struct error *error) {
  const struct returning *returning = context;
  size_t done;
  return returned_write(cli->store, returning->event, returning->choice, returning->look, &done, error);
}

/* What lies ready for a prison that delivers nothing now. */
static bool say_ready(struct cli *cli, const struct returned_look *look, struct error *error) {
  struct piece_list letters;
  for (size_t i = 0; i < look->place_count; i++) {
    if (!look->places[i].suspends) continue;
    if (!mail_unsent_to(cli->store, look->places[i].prison.id, &cli->arena, &letters, error)) return false;
    ripple_say_waiting_for(cli, &letters, look->places[i].prison.code);
  }
  return true;
}

static bool log_returns(struct cli *cli, const struct return_event *event, bool force, struct letter_choice *choice,
                        struct error *error) {
  struct returned_look look;
  size_t added;
  if (!returned_whole_envelopes(cli->store, choice, &cli->arena, &added, error) ||
      !log_settle(cli, &event->log, force, choice, error))
    return false;
  if (choice->count == 0) {
    cli_say(cli, "%s", _("Nothing was written"));
    return true;
  }
  if (added > 0)
    cli_say(
        cli,
        ngettext("  %zu more letter lay in the same envelope", "  %zu more letters lay in the same envelope", added),
        added);
  if (!returned_consequences(cli->store, event, choice, &cli->arena, &look, error)) return false;
  if (!cli->dry_run && !returned_agree(cli, event, &look, error)) return false;
  struct returning returning = {event, choice, &look};
  if (!cli->dry_run && !cli_commit(cli, write_returns, &returning, error)) return false;
  returned_say(cli, event, choice, &look);
  return say_ready(cli, &look, error);
}

/* ---- a number that cannot be read ---- */

/* "2026-05", or a day: a month on both sides of it. */
static bool read_near(const char *near, struct arena *arena, struct date *from, struct date *until,
                      struct error *error) {
  enum { AROUND_DAYS = 31 };
  struct date day;
  *from = date_add_days(date_today(), -MAIL_ON_ITS_WAY_DAYS * 2);
  *until = date_today();
  if (near == NULL) return true;
  bool month = day_month(near, arena, &day);
  if (!month && !value_past_day(near, &day, error)) {
    (void)error_prefix(error, "--near: ");
    return error_hint(error, "%s", _("a month like 2026-05, or a day: 2026-05-14, 14.5."));
  }
  *from = date_add_days(day, -AROUND_DAYS);
  *until = date_add_days(day, month ? 2 * AROUND_DAYS : AROUND_DAYS);
  return true;
}

static bool list_candidates(struct cli *cli, const struct returned_options *given, struct error *error) {
  static const struct cli_column columns[] = {{"letter", N_("letter"), COLUMN_RIGHT},
                                              {"mailed_on", N_("mailed on"), 0},
                                              {"prisoner", N_("prisoner"), COLUMN_MAY_SHRINK},
                                              {"kind", N_("kind"), 0},
                                              {"language", N_("language"), COLUMN_OPTIONAL}};
  struct prison prison;
  struct date from, until;
  struct piece_list letters;
  struct guarded guarded;
  if (!pick_one(cli, &prison_noun, given->prison, &prison, error) ||
      !read_near(given->near, &cli->arena, &from, &until, error) ||
      !mail_sent_to(cli->store, prison.id, from, until, &cli->arena, &letters, error) ||
      !guarded_begin(cli, NULL, &guarded, error))
    return false;
  bool done = true, passes = false;
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; done && i < letters.count; i++) {
    const struct piece *piece = &letters.items[i];
    done = guarded_passes_id(&guarded, piece->prisoner, &passes, error);
    if (!done || !passes) continue;
    cli_table_row(table,
                  (const char *[]){arena_printf(&cli->arena, "%" PRId64, piece->number),
                                   field_show(noun_field(&piece_noun, "mailed_on"), piece, &cli->arena),
                                   pick_call_row(cli, &prisoner_noun, piece->prisoner), piece->kind, piece->language});
  }
  cli_table_end(table);
  guarded_end(&guarded);
  if (done && letters.count == 0)
    cli_say(cli, "%s", _("No letter was mailed there in that time that could have come back"));
  else if (done) cli_say(cli, "%s", _("When you know which: solipost returned NUMBER --reason ..."));
  return done;
}

/* ---- one after another ---- */

static bool returned_typed(struct cli *cli, const char *mark, struct return_event *event, bool fixed, const char *typed,
                           struct error *error) {
  struct letter_choice choice;
  event->mark = mark;
  const char *const words[] = {typed};
  const struct letter_wish wish = {.words = words, .word_count = 1, .event = POST_RETURN, .day = event->log.day};
  return letter_choice_make(cli->store, &wish, &cli->arena, &choice, error) &&
         (fixed || ask_reason(cli, &choice, event, error)) && log_returns(cli, event, false, &choice, error);
}

static bool prompt(struct cli *cli, struct return_event *event, bool fixed, struct error *error) {
  const char *mark = event->mark; /* the same for all; what is typed as a reason is only that letter's */
  const struct cli_question question = {
      .text = _("Letter number or name (Enter alone: done)"),
      .help = _("412, or a name when there is one letter to that person; each is written down at once. When the number "
                "cannot be read: solipost returned --prison PRISON --near 2026-05"),
      .option = "LETTERS",
      .at_once = true};
  for (;;) {
    const char *typed;
    struct error mistake;
    if (!cli_ask_text(cli, &question, &typed, error)) return false;
    if (*typed == '\0') return true;
    if (returned_typed(cli, mark, event, fixed, typed, &mistake)) continue;
    if (mistake.kind == ERROR_STOPPED || mistake.kind == ERROR_FAILED) {
      *error = mistake;
      return false;
    }
    cli_error(cli, &mistake);
  }
}

/* ---- the command ---- */

static bool run_returned(struct cli *cli, const void *options, struct error *error) {
  const struct returned_options *given = options;
  struct letter_choice choice;
  struct return_event event = {.log = {.event = POST_RETURN, .day = given->log.on}};
  bool fixed;
  if (given->prison != NULL && cli->operand_count == 0) return list_candidates(cli, given, error);
  if (given->near != NULL && cli->operand_count == 0) {
    error_set(error, ERROR_MISUSED, "%s", _("to which prison was it sent?"));
    return error_hint(error, "%s", _("say it with --prison: solipost returned --prison TR-SNC --near 2026-05"));
  }
  if (given->prison != NULL || given->near != NULL) {
    error_set(error, ERROR_MISUSED, "%s", _("--prison and --near look for a letter whose number is not known"));
    return error_hint(error, "%s",
                      _("leave them out, or the letters: solipost returned --prison TR-SNC --near 2026-05"));
  }
  if (!date_is_set(event.log.day)) event.log.day = date_today();
  if (!day_is_believed(cli, "--on", event.log.day, DAY_HAPPENED, error) ||
      !log_choose(cli, &given->log, POST_RETURN, &choice, error) ||
      !find_reason(cli, given, &choice, &event, &fixed, error))
    return false;
  if (cli->operand_count == 0) return prompt(cli, &event, fixed, error);
  return log_returns(cli, &event, given->log.force, &choice, error);
}

#define AT(member) offsetof(struct returned_options, member)
static const struct command_option returned_option_list[] = {
    LOG_OPTIONS(struct returned_options),
    {.name = "reason",
     .type = OPTION_TEXT,
     .value_name = "REASON",
     .offset = AT(reason),
     .help = N_("released, transferred, unknown-person, refused-content, address, suspended ...")},
    {.name = "mark",
     .type = OPTION_TEXT,
     .value_name = "TEXT",
     .offset = AT(mark),
     .help = N_("what stands on it, in any language: kept, and the reason found by it")},
    {.name = "prison",
     .type = OPTION_TEXT,
     .value_name = "PRISON",
     .offset = AT(prison),
     .help = N_("without letters: which could it be, sent there")},
    {.name = "near",
     .type = OPTION_TEXT,
     .value_name = "MONTH",
     .offset = AT(near),
     .help = N_("and mailed about then: 2026-05, or a day")},
};
#undef AT

static const struct command returned_command = {
    .name = "returned",
    .group = GROUP_LOG,
    .summary = N_("letters came back"),
    .details =
        N_("LETTERS are numbers and ranges (412 415-420), all of a run (run 7), people (P014 or a name, when only one "
           "letter "
           "to them can be meant), or a list in a file (@list.csv: the column 'number', or the first).\n\nWithout any, "
           "numbers and reasons are asked for one after another; the reason of the letter before "
           "is proposed. Whatever lay in the same envelope came back with it.\n\nWhen the reason says that the "
           "person is not there, or at the second return whose reason may lie in the address, nothing more is "
           "printed to it until somebody confirms or corrects it: 'solipost list doubtful'. A letter that came "
           "back keeps its number: 'solipost mailed' again, in a new envelope."),
    .operands = "[LETTERS...]",
    .operands_max = OPERANDS_ANY,
    .options = returned_option_list,
    .option_count = COUNT_OF(returned_option_list),
    .examples = (const char *const[]){"solipost returned P001 --reason transferred --on yesterday --force",
                                      "solipost returned P001 --mark 'tahliye oldu' --force",
                                      "solipost returned --prison TR-SNC --near 2026-05", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN | LISTS,
    .options_size = sizeof(struct returned_options),
    .use = USE_KEEP,
    .run = run_returned,
};

const struct command *const returned_commands[] = {&returned_command, NULL};
