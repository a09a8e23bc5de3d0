/* SPDX-License-Identifier: MIT */
/* The manners of logging. */
#include "log_ask.h"

#include <inttypes.h>
#include <string.h>

#include "ask.h"
#include "day.h"
#include "output.h"
#include "solipost/base/buffer.h"
#include "solipost/lang/text.h"

bool log_words(struct cli *cli, const struct noun *noun, const char *field, const char **words, struct error *error) {
  if (*words == NULL) return true;
  const struct field *found = noun_field(noun, field);
  void *record = arena_alloc(&cli->arena, noun->size);
  struct buffer clean;
  buffer_init(&clean);
  noun_clear(noun, record);
  lang_clean(*words, false, &clean);
  bool done = field_set(found, record, clean.bytes, &cli->arena, error);
  buffer_release(&clean);
  if (!done) return false;
  *words = field_get(found, record, &cli->arena);
  return true;
}

/* ---- which letters ---- */

bool log_choose(struct cli *cli, const struct log_options *options, enum post_event event, struct letter_choice *choice,
                struct error *error) {
  *choice = (struct letter_choice){.count = 0};
  if (cli->operand_count == 0) {
    if (cli_can_ask(cli)) return true;
    error_set(error, ERROR_MISUSED, "%s", _("which letters?"));
    return error_hint(error, "%s", _("name numbers (412 415-420), a run (run 7), people, or a list (@list.csv)"));
  }
  const struct letter_wish wish = {.words = cli->operands,
                                   .word_count = cli->operand_count,
                                   .except = options->except.items,
                                   .except_count = options->except.count,
                                   .event = event,
                                   .day = date_is_set(options->on) ? options->on : date_today(),
                                   .insists = options->force};
  if (!letter_choice_make(cli->store, &wish, &cli->arena, choice, error)) return false;
  if (choice->skipped > 0)
    cli_say(cli,
            ngettext("%zu row of the list is not marked and left alone",
                     "%zu rows of the list are not marked and left alone", choice->skipped),
            choice->skipped);
  if (choice->passed_over > 0)
    cli_say(cli,
            ngettext("%zu letter of the run is left alone: mailed before, or cancelled",
                     "%zu letters of the run are left alone: mailed before, or cancelled", choice->passed_over),
            choice->passed_over);
  if (choice->idle != NULL)
    cli_warn(cli, _("--except %s leaves out nothing: no letter of these is meant by it"), choice->idle);
  if (choice->count > 0) return true;
  error_set(error, ERROR_NOT_FOUND, "%s", _("no letter is left"));
  return error_hint(error, "%s", _("--except, or the marks of the list, leave out all of them"));
}

/* ---- what makes no sense ---- */

static bool is_doubted(const struct log_doubts *doubts, int64_t number, bool also_odd) {
  for (size_t i = 0; i < doubts->count; i++) {
    if (doubts->items[i].number == number && (also_odd || doubts->items[i].wrong)) return true;
  }
  return false;
}

static void leave_out(struct cli *cli, const struct log_doubts *doubts, bool also_odd, struct letter_choice *choice) {
  size_t kept = 0;
  for (size_t i = 0; i < choice->count; i++) {
    if (!is_doubted(doubts, choice->items[i].piece.number, also_odd)) choice->items[kept++] = choice->items[i];
  }
  if (kept < choice->count) cli->exit = CLI_PARTLY;
  choice->count = kept;
}

static void tell(struct cli *cli, const struct log_doubts *doubts) {
  enum { MOST_TOLD = 20 };
  for (size_t i = 0; i < doubts->count && i < MOST_TOLD; i++) {
    const struct log_doubt *doubt = &doubts->items[i];
    if (doubt->wrong)
      cli_warn(cli, _("letter no. %" PRId64 ", %s, is left alone: %s"), doubt->number, doubt->who, doubt->why);
    else cli_warn(cli, _("letter no. %" PRId64 ", %s: %s"), doubt->number, doubt->who, doubt->why);
  }
  if (doubts->count > MOST_TOLD) cli_say(cli, _("(and %zu more)"), doubts->count - MOST_TOLD);
}

bool log_settle(struct cli *cli, const struct log_event *event, bool force, struct letter_choice *choice,
                struct error *error) {
  struct log_doubts doubts;
  bool insist = force;
  log_look(event, choice, date_today(), &cli->arena, &doubts);
  if (doubts.count == 0) return true;
  tell(cli, &doubts);
  size_t odd = doubts.count - doubts.wrong;
  if (odd > 0 && !force) {
    if (!cli_can_ask(cli)) {
      error_set(error, ERROR_REFUSED, ngettext("%zu letter makes no sense", "%zu letters make no sense", odd), odd);
      return error_hint(error, "%s",
                        _("nothing was written; correct it, leave them out with --except, or insist with --force"));
    }
    const struct cli_question question = {
        .text = arena_printf(&cli->arena,
                             ngettext("Log %zu letter all the same", "Log these %zu letters all the same", odd), odd),
        .help = _("yes: it is so, whatever was known before; no: they are left as they are"),
        .option = "--force"};
    if (!cli_ask_yes_no(cli, &question, false, &insist, error)) return false;
  }
  leave_out(cli, &doubts, !insist, choice);
  return true;
}

/* ---- writing ---- */

struct logging {
  const struct log_event *event;
  const struct letter_choice *choice;
};

static bool write_log(struct cli *cli, void *context, struct error *error) {
  const struct logging *logging = context;
  size_t done;
  return log_write(cli->store, logging->event, logging->choice, &done, error);
}

static void show(struct cli *cli, const struct letter_choice *choice) {
  static const struct cli_column columns[] = {{"letter", N_("letter"), COLUMN_RIGHT},
                                              {"stage", N_("stage"), 0},
                                              {"prisoner", N_("prisoner"), COLUMN_MAY_SHRINK}};
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < choice->count; i++) {
    const struct chosen_letter *letter = &choice->items[i];
    cli_table_row(table, (const char *[]){arena_printf(&cli->arena, "%" PRId64, letter->piece.number),
                                          field_show(noun_field(&piece_noun, "stage"), &letter->piece, &cli->arena),
                                          letter->who});
  }
  cli_table_end(table);
}

static void say_done(struct cli *cli, const struct log_event *event, const char *said,
                     const struct letter_choice *choice) {
  enum { MOST_NAMED = 5 };
  if (choice->count <= MOST_NAMED) {
    for (size_t i = 0; i < choice->count; i++)
      cli_say(cli, "%" PRId64 "  %s: %s, %s", choice->items[i].piece.number, choice->items[i].who, said,
              date_text(event->day, &cli->arena));
    return;
  }
  cli_say(cli, _("%zu letters, no. %" PRId64 " to %" PRId64 ": %s, %s"), choice->count, choice->items[0].piece.number,
          choice->items[choice->count - 1].piece.number, said, date_text(event->day, &cli->arena));
}

bool log_letters(struct cli *cli, const struct log_event *event, bool force, const char *said,
                 struct letter_choice *choice, struct error *error) {
  if (!log_settle(cli, event, force, choice, error)) return false;
  if (choice->count == 0) {
    cli_say(cli, "%s", _("Nothing was written"));
    return true;
  }
  if (cli->dry_run) {
    show(cli, choice);
    cli_say(cli, ngettext("%zu letter would be logged: %s, %s", "%zu letters would be logged: %s, %s", choice->count),
            choice->count, said, date_text(event->day, &cli->arena));
    return true;
  }
  struct logging logging = {event, choice};
  if (!cli_commit(cli, write_log, &logging, error)) return false;
  say_done(cli, event, said, choice);
  return true;
}

/* ---- one after another ---- */

static bool log_typed(struct cli *cli, const struct log_event *event, const char *said, const char *typed,
                      struct error *error) {
  struct letter_choice choice;
  const char *const words[] = {typed};
  const struct letter_wish wish = {.words = words, .word_count = 1, .event = event->event, .day = event->day};
  return letter_choice_make(cli->store, &wish, &cli->arena, &choice, error) &&
         log_letters(cli, event, false, said, &choice, error);
}

bool log_prompt(struct cli *cli, const struct log_event *event, const char *said, struct error *error) {
  const struct cli_question question = {
      .text = _("Letter number or name (Enter alone: done)"),
      .help = _("412, or 415-420, or a name when there is one letter to that person; each is written down at once"),
      .option = "LETTERS",
      .at_once = true};
  for (;;) {
    const char *typed;
    struct error mistake;
    if (!cli_ask_text(cli, &question, &typed, error)) return false;
    if (*typed == '\0') return true;
    if (log_typed(cli, event, said, typed, &mistake)) continue;
    if (mistake.kind == ERROR_STOPPED || mistake.kind == ERROR_FAILED) {
      *error = mistake;
      return false;
    }
    cli_error(cli, &mistake);
  }
}
