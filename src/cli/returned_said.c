/* SPDX-License-Identifier: MIT */
/* Words about letters that came back. */
#include "returned_said.h"

#include <inttypes.h>

#include "ask.h"
#include "output.h"
#include "pick.h"
#include "ripple_said.h"
#include "solipost/jobs/return_marks.h"

const char *returned_reasons(struct cli *cli) {
  const char *all = "";
  for (int reason = RETURN_UNKNOWN + 1; reason <= RETURN_OTHER; reason++)
    all = arena_printf(&cli->arena, "%s%s  %-2s %s", all, reason == RETURN_UNKNOWN + 1 ? "" : "\n",
                       return_reason_key(reason), return_reason_label(reason));
  return all;
}

/* ---- what is asked ---- */

static bool ask_about_person(struct cli *cli, struct returned_person *person, struct error *error) {
  if (person->proposes == STATUS_UNKNOWN) return true;
  const struct cli_question question = {
      .text = arena_printf(&cli->arena,
                           person->proposes == STATUS_RELEASED ? _("Note that %s is free") : _("Note that %s has died"),
                           person->who),
      .help = _("yes: it is entered now, and nothing more is printed; no: the address counts as doubtful until "
                "somebody knows more"),
      .option = "--yes"};
  return cli_ask_yes_no(cli, &question, false, &person->records, error);
}

static bool ask_about_place(struct cli *cli, struct returned_place *place, struct error *error) {
  if (!place->could_suspend) return true;
  const struct cli_question question = {
      .text = arena_printf(&cli->arena, _("Note that %s delivers no mail at present"),
                           pick_call(&prison_noun, &place->prison, &cli->arena)),
      .help = _("yes: nothing is printed to it until somebody enters mail_status=open; no: it stays as it is"),
      .option = "--yes"};
  return cli_ask_yes_no(cli, &question, false, &place->suspends, error);
}

bool returned_agree(struct cli *cli, const struct return_event *event, struct returned_look *look,
                    struct error *error) {
  (void)event;
  if (!cli_can_ask(cli)) return true;
  for (size_t i = 0; i < look->person_count; i++)
    if (!ask_about_person(cli, &look->people[i], error)) return false;
  for (size_t i = 0; i < look->place_count; i++)
    if (!ask_about_place(cli, &look->places[i], error)) return false;
  return true;
}

/* ---- what is said ---- */

static void say_proposal(struct cli *cli, const struct returned_person *person) {
  const char *code = person->prisoner.code;
  if (person->records && person->proposes == STATUS_RELEASED) {
    cli_say(cli, _("  %s is free: nothing more is printed"), person->who);
  } else if (person->records) {
    cli_say(cli, _("  %s has died: nothing more is printed"), person->who);
  } else if (person->proposes == STATUS_RELEASED) {
    cli_say(cli, _("  is %s free? solipost release %s --source 'a letter came back'"), person->who, code);
  } else if (person->proposes == STATUS_DECEASED) {
    cli_say(cli, _("  has %s died? solipost edit %s status=deceased"), person->who, code);
  }
}

static void say_person(struct cli *cli, const struct returned_person *person) {
  if (!person->still_there) {
    cli_say(cli, _("  %s is not held there any more, as far as is known: the address of today is not in doubt"),
            person->who);
    return;
  }
  say_proposal(cli, person);
  if (person->records) {
    const struct ripple unsent = {.unsent = person->letters.unsent, .shared = person->letters.shared};
    ripple_say_ended(cli, &unsent, false);
    return;
  }
  if (person->doubts) {
    cli_say(cli,
            _("  the address of %s is doubtful now: nothing more is printed to it until it is confirmed (solipost "
              "confirm %s) or corrected (solipost transfer %s PRISON)"),
            person->who, person->prisoner.code, person->prisoner.code);
    ripple_say_keep_back(cli, &person->ready);
  } else if (person->was_doubtful) cli_say(cli, _("  the address of %s was doubtful before"), person->who);
  else if (person->needs_another)
    cli_say(cli, _("  one more such return makes the address of %s doubtful"), person->who);
}

static void say_place(struct cli *cli, const struct return_event *event, const struct returned_place *place) {
  const char *call = pick_call(&prison_noun, &place->prison, &cli->arena);
  if (place->suspends) {
    cli_say(cli, _("  %s delivers no mail at present: nothing is printed to it"), call);
    return;
  }
  if (!place->maybe_itself) return;
  if (place->alike >= RETURN_ALIKE_NEEDED)
    cli_warn(cli, _("%" PRId64 " letters came back from %s within %d days, all: %s. Is it the prison?"), place->alike,
             call, RETURN_ALIKE_DAYS, return_reason_label(event->reason));
  if (place->could_suspend)
    cli_say(cli, _("  if it delivers no mail: solipost edit %s mail_status=suspended"), place->prison.code);
  else if (place->alike >= RETURN_ALIKE_NEEDED)
    cli_say(cli, _("  look at its address and rules: solipost show %s"), place->prison.code);
}

void returned_say(struct cli *cli, const struct return_event *event, const struct letter_choice *choice,
                  const struct returned_look *look) {
  enum { MOST_NAMED = 12 };
  const char *why = return_reason_label(event->reason);
  for (size_t i = 0; i < choice->count && i < MOST_NAMED; i++)
    cli_say(cli, _("%" PRId64 "  %s: came back, %s"), choice->items[i].piece.number, choice->items[i].who, why);
  if (choice->count > MOST_NAMED) cli_say(cli, _("(and %zu more)"), choice->count - MOST_NAMED);
  for (size_t i = 0; i < look->person_count; i++) say_person(cli, &look->people[i]);
  for (size_t i = 0; i < look->place_count; i++) say_place(cli, event, &look->places[i]);
  if (cli->dry_run) cli_say(cli, "%s", _("Nothing was written: this was a dry run"));
}
