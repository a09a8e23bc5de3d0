/* SPDX-License-Identifier: MIT */
/* solipost evening plan: a new letter evening with the people to write to, or changes to one that is planned. */
#include <inttypes.h>
#include <string.h>

#include "commands.h"
#include "day.h"
#include "evening.h"
#include "fields.h"
#include "languages.h"
#include "people_list.h"
#include "pick.h"
#include "plan_said.h"
#include "value.h"
#include "solipost/base/utf8.h"
#include "solipost/jobs/plan.h"
#include "solipost/store/plan_store.h"
#include "solipost/store/record_store.h"
#include "whom_options.h"

struct evening_plan_options {
  struct date on;
  int64_t writers, each;
  const char *place, *campaign, *country, *prison, *language, *languages, *list;
  struct text_list drop, add;
  bool call_off, keep, all;
};

struct planning {
  const struct evening_plan_options *given;
  struct evening_list list; /* as it was; empty for a new one */
  struct evening evening;   /* as it shall be */
  struct evening_seat **dropped;
  size_t dropped_count;
  struct plan plan; /* count 0: nobody is added */
  bool is_new;
};

/* ---- when, where, how many ---- */

static bool read_day(struct cli *cli, void *context, const char **answer, struct error *error) {
  struct date *day = context;
  const struct command_option option = {.name = "on", .type = OPTION_DATE, .min = DATE_COMING};
  return value_store(&option, *answer, day, &cli->arena, error);
}

static bool ask_day(struct cli *cli, struct date *day, struct error *error) {
  const char *answer;
  const struct cli_question question = {.text = _("On which day is it"),
                                        .help = _("as in 4.12. or 2026-12-04"),
                                        .option = "--on",
                                        .initial = date_text(date_today(), &cli->arena),
                                        .check = read_day,
                                        .context = day};
  return cli_ask_text(cli, &question, &answer, error);
}

static bool set_campaign(struct cli *cli, const char *typed, struct evening *evening, struct error *error) {
  struct campaign campaign;
  if (typed == NULL) return true;
  if (!pick_one(cli, &campaign_noun, typed, &campaign, error)) return false;
  evening->campaign = campaign.id;
  return true;
}

/* What was said about the evening itself. */
static bool set_evening(struct cli *cli, struct planning *planning, struct error *error) {
  const struct evening_plan_options *given = planning->given;
  struct evening *evening = &planning->evening;
  if (date_is_set(given->on)) evening->held_on = given->on;
  else if (planning->is_new && !ask_day(cli, &evening->held_on, error)) return false;
  if (!day_is_believed(cli, "--on", evening->held_on, DAY_PLANNED, error)) return false;
  if (given->place != NULL && !fields_set(cli, noun_field(&evening_noun, "place"), evening, given->place, error))
    return false;
  if (given->writers > 0) evening->writer_count = given->writers;
  return set_campaign(cli, given->campaign, evening, error);
}

/* ---- who is added ---- */

static size_t people_now(const struct planning *planning) {
  size_t people = planning->plan.count;
  for (size_t i = 0; i < planning->list.count; i++)
    people += planning->list.seats[i].row > 0 && !date_is_set(planning->list.seats[i].entry.dropped_on);
  return people - planning->dropped_count;
}

/* So many come in all: those who are on the list already need no place. */
static size_t places(const struct planning *planning) {
  size_t wanted = (size_t)(planning->given->writers * planning->given->each), have = people_now(planning);
  return wanted > have ? wanted - have : 0;
}

static bool make_wish(struct cli *cli, const struct planning *planning, struct plan_wish *wish, struct error *error) {
  const struct evening_plan_options *given = planning->given;
  const struct evening *evening = &planning->evening;
  *wish = (struct plan_wish){.selection = {.campaign = given->campaign,
                                           .country = given->country,
                                           .prison = given->prison,
                                           .language = given->language},
                             .places = places(planning),
                             .today = date_today(),
                             .day = evening->held_on,
                             .drop = given->drop.items,
                             .add = given->add.items,
                             .campaign = evening->campaign,
                             .evening = evening->id};
  if (!languages_read(cli, given->languages, &wish->languages, error)) return false;
  if (given->list != NULL) return people_list_read_plan(cli, given->list, wish, error);
  if (wish->places < given->add.count) wish->places = given->add.count;
  /* Where nobody said how many come, whoever is named is meant and nobody else. */
  if (given->writers == 0) {
    wish->listed = true;
    wish->drop = NULL;
  }
  return true;
}

static bool is_on_list(const struct evening_list *list, struct uuid prisoner) {
  for (size_t i = 0; i < list->count; i++) {
    const struct evening_seat *seat = &list->seats[i];
    bool back = date_is_set(seat->entry.dropped_on);
    if (seat->row > 0 && !back && uuid_equal(seat->prisoner.id, prisoner)) return true;
  }
  return false;
}

static bool refuse_twice(const struct planning *planning, struct error *error) {
  for (size_t i = 0; i < planning->plan.count; i++) {
    if (!is_on_list(&planning->list, planning->plan.chosen[i].prisoner)) continue;
    error_set(error, ERROR_REFUSED, _("%s is on the list already"), planning->plan.chosen[i].called);
    return error_hint(error, _("'solipost show evening %" PRId64 "' shows it"), planning->evening.number);
  }
  return true;
}

static bool propose(struct cli *cli, struct planning *planning, struct error *error) {
  const struct evening_plan_options *given = planning->given;
  struct plan_wish wish;
  bool asks = places(planning) > 0 || given->add.count > 0 || given->list != NULL;
  if (!asks) return true;
  if (!make_wish(cli, planning, &wish, error) || !plan_propose(cli->store, &wish, &cli->arena, &planning->plan, error))
    return false;
  return refuse_twice(planning, error);
}

/* ---- who is dropped ---- */

static bool drop_one(struct cli *cli, struct planning *planning, const char *typed, struct error *error) {
  const struct evening_which which = {.how = EVENING_NAME, .name = typed};
  struct evening_hit *hits;
  size_t count;
  if (!evening_find(cli->store, &planning->list, &which, &cli->arena, &hits, &count, error)) return false;
  struct evening_seat *seat = count == 1 ? hits[0].seat : NULL;
  if (seat == NULL || date_is_set(seat->entry.dropped_on)) {
    error_set(error, ERROR_NOT_FOUND, _("%s is not on the list of evening %" PRId64), typed, planning->evening.number);
    return error_hint(error, _("'solipost show evening %" PRId64 "' shows it"), planning->evening.number);
  }
  if (seat->written) {
    error_set(error, ERROR_REFUSED, _("the letter to %s was written already"), seat->called);
    return error_hint(error, "%s", _("only people nobody has written to are taken off the list"));
  }
  planning->dropped[planning->dropped_count++] = seat;
  return true;
}

static bool find_dropped(struct cli *cli, struct planning *planning, struct error *error) {
  const struct text_list *drop = &planning->given->drop;
  planning->dropped = ARENA_ARRAY(&cli->arena, struct evening_seat *, drop->count + 1);
  for (size_t i = 0; !planning->is_new && i < drop->count; i++)
    if (!drop_one(cli, planning, drop->items[i], error)) return false;
  return true;
}

/* ---- keeping ---- */

static bool write_plan(struct cli *cli, void *context, struct error *error) {
  struct planning *planning = context;
  int64_t plan;
  if (planning->is_new && !evening_next_number(cli->store, &planning->evening.number, error)) return false;
  bool done = planning->is_new ? record_insert(cli->store, &evening_noun, &planning->evening, error)
                               : record_update(cli->store, &evening_noun, &planning->evening, error);
  for (size_t i = 0; done && i < planning->dropped_count; i++)
    done = evening_seat_clear(cli->store, planning->dropped[i], date_today(), error);
  if (!done || planning->plan.count == 0) return done;
  return plan_keep(cli->store, &planning->plan, &plan, error) &&
         evening_append(cli->store, &planning->list, plan, error);
}

/* Of a proposal everybody wants to see more than names. */
static bool show_plan(struct cli *cli, const struct planning *planning, struct error *error) {
  struct guarded guarded;
  if (planning->plan.count == 0 && planning->given->writers == 0) return true;
  if (!guarded_begin(cli, planning->given->campaign, &guarded, error)) return false;
  plan_said_table(cli, &planning->plan, planning->given->all, &guarded);
  guarded_end(&guarded);
  if (planning->given->writers > 0) plan_said_figures(cli, &planning->plan);
  return true;
}

static const char *what_it_does(struct cli *cli, const struct planning *planning) {
  const struct evening *evening = &planning->evening;
  const char *day = date_text(evening->held_on, &cli->arena);
  size_t people = people_now(planning);
  if (planning->is_new)
    return arena_printf(&cli->arena,
                        ngettext("An evening on %s with %zu person", "An evening on %s with %zu people", people), day,
                        people);
  return arena_printf(
      &cli->arena,
      ngettext("Evening %" PRId64 " on %s with %zu person", "Evening %" PRId64 " on %s with %zu people", people),
      evening->number, day, people);
}

/* A proposal is kept when somebody agrees; who is named by hand is meant. */
static bool is_agreed(struct cli *cli, const struct planning *planning, const char *what, bool *agreed,
                      struct error *error) {
  const struct evening_plan_options *given = planning->given;
  *agreed = given->keep || cli->yes || (!planning->is_new && given->writers == 0);
  if (*agreed) return true;
  if (!cli_can_ask(cli)) {
    cli_say(cli, "%s", what);
    cli_say(cli, "%s", _("Nothing is kept yet: give the same command with --keep"));
    return true;
  }
  const struct cli_question question = {.text = arena_printf(&cli->arena, _("%s. Keep it"), what),
                                        .help = _("yes: these people count as being written to; no: nothing is kept"),
                                        .option = "--keep"};
  return cli_ask_yes_no(cli, &question, true, agreed, error);
}

static bool refuse_nobody(const struct planning *planning, struct error *error) {
  if (people_now(planning) > 0 || !planning->is_new) return true;
  return plan_said_nobody(&planning->plan, _("the same command with --all says why of each"), error);
}

/* Who is on the list and stays has a card already, and nobody comes. */
static bool is_printed(const struct planning *planning) {
  size_t printed = 0;
  for (size_t i = 0; i < planning->list.count; i++) {
    const struct evening_seat *seat = &planning->list.seats[i];
    if (evening_seat_is_open(seat) && uuid_is_nil(seat->piece.id)) return false;
    printed += !uuid_is_nil(seat->piece.id);
  }
  return printed > 0 && (planning->is_new || planning->plan.count == 0);
}

static void say_next(struct cli *cli, const struct planning *planning, size_t people) {
  int64_t number = planning->evening.number;
  if (people == 0) return;
  if (is_printed(planning)) cli_say(cli, _("After the evening: solipost evening enter %" PRId64), number);
  else cli_say(cli, _("Next: solipost evening print %" PRId64), number);
}

/* A card that is printed already lies in the pile. */
static void say_dropped(struct cli *cli, const struct evening_seat *seat) {
  if (evening_seat_has_blank(seat))
    cli_say(cli, _("%s goes back to the pool; take letter no. %" PRId64 " out of the pile"), seat->called,
            seat->piece.number);
  else cli_say(cli, _("%s goes back to the pool"), seat->called);
}

static bool keep(struct cli *cli, struct planning *planning, struct error *error) {
  const struct evening *evening = &planning->evening;
  bool agreed;
  if (!show_plan(cli, planning, error) || !refuse_nobody(planning, error)) return false;
  for (size_t i = 0; i < planning->dropped_count; i++) say_dropped(cli, planning->dropped[i]);
  const char *what = what_it_does(cli, planning);
  if (cli->dry_run) {
    cli_say(cli, "%s", what);
    cli_say(cli, "%s", _("Nothing was written: this was a dry run"));
    return true;
  }
  if (!is_agreed(cli, planning, what, &agreed, error)) return false;
  if (!agreed) return true;
  if (!cli_commit(cli, write_plan, planning, error)) return false;
  size_t people = people_now(planning);
  cli_say(cli, ngettext("%s: %zu person is on the list", "%s: %zu people are on the list", people),
          evening_call(evening, &cli->arena), people);
  say_next(cli, planning, people);
  return true;
}

/* ---- calling it off ---- */

static bool write_call_off(struct cli *cli, void *context, struct error *error) {
  const struct planning *planning = context;
  size_t back;
  return plan_entry_drop(cli->store, 0, planning->evening.id, (struct uuid){{0}}, date_today(), &back, error) &&
         record_delete(cli->store, &evening_noun, planning->evening.id, error);
}

/* What is only printed is cancelled first; what was written is closed. */
static bool hint_of_letters(const struct planning *planning, struct error *error) {
  const struct evening_list *list = &planning->list;
  size_t written = 0;
  for (size_t i = 0; i < list->count; i++) written += list->seats[i].written;
  if (written > 0 || list->runs.count == 0)
    return error_hint(error, _("close it instead: solipost evening close %" PRId64), planning->evening.number);
  return error_hint(error, _("cancel what is printed, then call it off: solipost run cancel %" PRId64),
                    list->runs.items[list->runs.count - 1].number);
}

static bool call_off(struct cli *cli, struct planning *planning, struct error *error) {
  int64_t number = planning->evening.number;
  for (size_t i = 0; i < planning->list.count; i++) {
    const struct evening_seat *seat = &planning->list.seats[i];
    if (uuid_is_nil(seat->piece.id)) continue;
    error_set(error, ERROR_REFUSED, _("letters were printed or written for evening %" PRId64), number);
    return hint_of_letters(planning, error);
  }
  const char *what =
      arena_printf(&cli->arena, _("This calls off evening %" PRId64 ": its people go back to the pool"), number);
  if (cli->dry_run) {
    cli_say(cli, "%s", what);
    return true;
  }
  if (!cli_confirm(cli, what, error) || !cli_commit(cli, write_call_off, planning, error)) return false;
  cli_say(cli, _("Called off evening %" PRId64 "; 'solipost undo' brings it back"), number);
  return true;
}

/* ---- the command ---- */

static bool begin(struct cli *cli, const struct evening_plan_options *given, struct planning *planning,
                  struct error *error) {
  *planning = (struct planning){.given = given, .is_new = cli->operand_count == 0};
  if (planning->is_new) {
    noun_clear(&evening_noun, &planning->evening);
    planning->evening.id = uuid_new();
    return true;
  }
  if (!evening_pick(cli, &planning->list, error) ||
      !evening_must_be_open(&planning->list.evening, _("it is not planned any more"), error))
    return false;
  planning->evening = planning->list.evening;
  return true;
}

static bool whom_is_known(struct cli *cli, const struct planning *planning, struct error *error) {
  const struct evening_plan_options *given = planning->given;
  bool says = given->writers > 0 || given->add.count > 0 || given->list != NULL;
  bool changes = given->drop.count > 0 || date_is_set(given->on) || given->place != NULL || given->campaign != NULL;
  (void)cli;
  if (planning->is_new && given->call_off) {
    error_set(error, ERROR_MISUSED, "%s", _("which evening is called off?"));
    return error_hint(error, "%s", _("give its number: solipost evening plan 3 --call-off"));
  }
  if (says || given->call_off || (changes && !planning->is_new)) return true;
  error_set(error, ERROR_MISUSED, "%s",
            planning->is_new ? _("how many people come to write?") : _("what should change about this evening?"));
  return error_hint(error, "%s",
                    planning->is_new
                        ? _("for example: solipost evening plan --on 4.12. --writers 20 --each 2")
                        : _("--add WHO, --drop WHO, --on DAY, --place TEXT, --writers COUNT for more people, or "
                            "--call-off"));
}

static bool run_plan(struct cli *cli, const void *options, struct error *error) {
  struct planning planning;
  if (!begin(cli, options, &planning, error) || !whom_is_known(cli, &planning, error)) return false;
  if (planning.given->call_off) return call_off(cli, &planning, error);
  return set_evening(cli, &planning, error) && find_dropped(cli, &planning, error) && propose(cli, &planning, error) &&
         keep(cli, &planning, error);
}

#define AT(member) offsetof(struct evening_plan_options, member)
static const struct command_option evening_plan_option_list[] = {
    {0, "on", OPTION_DATE, "DAY", N_("when it is: 4.12. or 2026-12-04"), AT(on), NULL, NULL, DATE_COMING, 0},
    {0, "writers", OPTION_INTEGER, "COUNT", N_("how many people come to write"), AT(writers), NULL, NULL, 1, 1000},
    {0, "each", OPTION_INTEGER, "COUNT", N_("letters each of them writes"), AT(each), NULL, "2", 1, 20},
    {0, "place", OPTION_TEXT, "TEXT", N_("where it is"), AT(place), NULL, NULL, 0, 0},
    {0, "campaign", OPTION_TEXT, "CODE", N_("what it is for: only the people of this campaign"), AT(campaign), NULL,
     NULL, 0, 0},
    WHOM_PLACE_OPTIONS(AT),
    {0, "languages", OPTION_TEXT, "LANGUAGES",
     N_("those of the people who come, such as de,tr; any: whatever people read; otherwise those of the writers"),
     AT(languages), NULL, NULL, 0, 0},
    {0, "add", OPTION_TEXTS, "WHO", N_("also this person; may be given several times"), AT(add), NULL, NULL, 0, 0},
    {0, "drop", OPTION_TEXTS, "WHO", N_("not this person; may be given several times"), AT(drop), NULL, NULL, 0, 0},
    {0, "list", OPTION_FILE, "FILE", N_("exactly the people in this file, in its order: one code or name a line"),
     AT(list), NULL, NULL, 0, 0},
    {'a', "all", OPTION_FLAG, NULL, N_("also each person left out, with the reason"), AT(all), NULL, NULL, 0, 0},
    {0, "keep", OPTION_FLAG, NULL, N_("keep what is proposed without asking"), AT(keep), NULL, NULL, 0, 0},
    {0, "call-off", OPTION_FLAG, NULL, N_("it does not take place: its people go back to the pool"), AT(call_off), NULL,
     NULL, 0, 0},
};
#undef AT

static const struct command evening_plan_command = {
    .name = "evening plan",
    .group = GROUP_LOG,
    .summary = N_("plan a letter evening, or change one that is planned"),
    .details = N_("Proposes whom to write to, as 'solipost plan' does, and keeps evening and list once you agree: on a "
                  "terminal it asks, else --keep says so. With the number of an evening it changes that one: people "
                  "are added and dropped, its day and place set, or it is called off."),
    .operands = "[NUMBER]",
    .operands_max = 1,
    .options = evening_plan_option_list,
    .option_count = COUNT_OF(evening_plan_option_list),
    .examples = (const char *const[]){"solipost evening plan --on 4.12. --writers 20 --each 2 --dry-run",
                                      "solipost evening plan --on today --writers 2 --languages any --keep",
                                      "solipost evening plan 1 --drop P003 --add P002 --place 'Kulturhaus'", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS | DRY_RUN | LISTS,
    .options_size = sizeof(struct evening_plan_options),
    .use = USE_KEEP,
    .run = run_plan,
};

const struct command *const evening_plan_commands[] = {&evening_plan_command, NULL};
