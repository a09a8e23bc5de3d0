/* SPDX-License-Identifier: MIT */
/* solipost take-on, pair end: a correspondence begins with a promise and ends with a reason. */
#include "commands.h"

#include "day.h"
#include "fields.h"
#include "pair_said.h"
#include "pick.h"
#include "shell_word.h"
#include "take_on_said.h"
#include "solipost/store/record_store.h"

struct pair_options {
  const char *writer, *why;
  struct date on, until;
  bool force;
};

static bool pick_people(struct cli *cli, struct prisoner **people, struct error *error) {
  *people = ARENA_ARRAY(&cli->arena, struct prisoner, cli->operand_count);
  for (size_t i = 0; i < cli->operand_count; i++)
    if (!pick_one(cli, &prisoner_noun, cli->operands[i], &(*people)[i], error)) return false;
  return true;
}

static struct date since(const struct pair_options *given) { return date_is_set(given->on) ? given->on : date_today(); }

/* ---- solipost take-on ---- */

static bool pick_writer(struct cli *cli, const char *typed, struct writer *out, struct error *error) {
  const struct cli_question question = {.text = _("Who writes"),
                                        .help = _("A pseudonym; 'solipost add writer' enters a new one"),
                                        .option = "--writer",
                                        .required = true};
  return (typed != NULL || cli_ask_text(cli, &question, &typed, error)) &&
         pick_one(cli, &writer_noun, typed, out, error);
}

/* Somebody who pauses may promise for later; who has left comes back first. */
static bool can_promise(struct cli *cli, const struct writer *writer, bool force, struct error *error) {
  if (writer_state_on(writer, date_today()) != WRITER_GONE)
    return pair_writer_is_there(cli, writer, force, "--force", error);
  error_set(error, ERROR_REFUSED, _("%s has left on %s"), writer->pseudonym, date_text(writer->left_on, &cli->arena));
  return error_hint(error, _("somebody who writes again: solipost writer back %s"),
                    shell_word(writer->pseudonym, &cli->arena));
}

static bool write_take_on(struct cli *cli, void *context, struct error *error) {
  return take_on_write(cli->store, context, error);
}

/* All that were named are refused: then nothing is partly done. */
static bool anybody_is_left(const struct take_on *take_on, struct error *error) {
  for (size_t i = 0; i < take_on->count; i++)
    if (take_on->items[i].kind != TAKE_ON_REFUSED) return true;
  error_set(error, ERROR_REFUSED, _("%s cannot be taken on: %s"), take_on->items[0].who, take_on->items[0].why);
  return error_hint(error, "%s", _("nothing was written"));
}

static bool run_take_on(struct cli *cli, const void *options, struct error *error) {
  const struct pair_options *given = options;
  struct writer writer;
  struct prisoner *people;
  struct take_on take_on;
  struct date until;
  if (!day_is_believed(cli, "--on", given->on, DAY_HAPPENED, error) ||
      !take_on_until(cli, given->until, since(given), &until, error) || !pick_people(cli, &people, error) ||
      !pick_writer(cli, given->writer, &writer, error) || !can_promise(cli, &writer, given->force, error) ||
      !take_on_look(cli->store, &writer, people, cli->operand_count, since(given), until, &cli->arena, &take_on,
                    error) ||
      !anybody_is_left(&take_on, error))
    return false;
  take_on_tell(cli, &take_on);
  if (take_on.more == 0) return true;
  if (!take_on_agree(cli, &take_on, given->force, error)) return false;
  if (cli->dry_run) {
    cli_say(cli, "%s", _("Nothing was written: this was a dry run"));
    return true;
  }
  if (!cli_commit(cli, write_take_on, &take_on, error)) return false;
  take_on_say_done(cli, &take_on);
  return true;
}

/* ---- solipost pair end ---- */

struct pair_ending {
  struct pair_view *views;
  size_t count;
  struct date day;
  const char *why;
};

static bool nobody_writes(struct cli *cli, const struct prisoner *prisoner, const struct writer *writer,
                          struct error *error) {
  const char *who = prisoner_call(prisoner, &cli->arena);
  if (writer != NULL) error_set(error, ERROR_NOT_FOUND, _("%s has no correspondence with %s"), writer->pseudonym, who);
  else error_set(error, ERROR_NOT_FOUND, _("nobody is known to write to %s"), who);
  return error_hint(error, "%s", _("'solipost list pairs' shows who writes to whom"));
}

static bool several_write(struct cli *cli, const struct prisoner *prisoner, const struct pair_list *list,
                          struct error *error) {
  const char *names = "";
  for (size_t i = 0; i < list->count; i++)
    names = arena_printf(&cli->arena, "%s%s%s", names, i == 0 ? "" : ", ", list->items[i].writer.pseudonym);
  error_set(error, ERROR_AMBIGUOUS, _("several write to %s: %s"), prisoner_call(prisoner, &cli->arena), names);
  return error_hint(error, "%s", _("say whose correspondence ends with --writer"));
}

static bool find_ending(struct cli *cli, const struct prisoner *prisoner, const struct writer *writer,
                        struct pair_view *out, struct error *error) {
  const struct pair_filter filter = {
      .prisoner = prisoner->id, .writer = writer == NULL ? (struct uuid){{0}} : writer->id, .day = date_today()};
  struct pair_list list;
  if (!pairs_find(cli->store, &filter, &cli->arena, &list, error)) return false;
  if (list.count == 0) return nobody_writes(cli, prisoner, writer, error);
  if (list.count > 1 && writer == NULL) return several_write(cli, prisoner, &list, error);
  *out = list.items[0];
  return true;
}

static bool write_pair_ending(struct cli *cli, void *context, struct error *error) {
  const struct pair_ending *ending = context;
  for (size_t i = 0; i < ending->count; i++) {
    struct pair after = ending->views[i].pair;
    after.ended_on = ending->day;
    after.ended_why = ending->why;
    if (!fields_update_changed(cli, &pair_noun, &ending->views[i].pair, &after, error)) return false;
  }
  return true;
}

static bool say_ended(struct cli *cli, const struct pair_ending *ending, struct error *error) {
  for (size_t i = 0; i < ending->count; i++) {
    const struct pair_view *view = &ending->views[i];
    const struct pair_filter filter = {.prisoner = view->pair.prisoner, .day = date_today()};
    const char *who = pick_call_row(cli, &prisoner_noun, view->pair.prisoner);
    struct pair_list left;
    size_t counting = 0;
    if (!pairs_find(cli->store, &filter, &cli->arena, &left, error)) return false;
    for (size_t k = 0; k < left.count; k++) counting += pair_counts(left.items[k].state, left.items[k].writer_state);
    cli_say(cli, _("The correspondence of %s and %s has ended"), pick_call_row(cli, &writer_noun, view->pair.writer),
            who);
    if (counting == 0) cli_say(cli, _("  nobody else writes to %s now"), who);
  }
  return true;
}

static bool run_pair_end(struct cli *cli, const void *options, struct error *error) {
  const struct pair_options *given = options;
  struct prisoner *people;
  struct writer writer;
  struct pair_ending ending = {.count = cli->operand_count, .day = since(given), .why = given->why};
  const struct cli_question question = {.text = _("Why does it end"),
                                        .help = _("A few words for those who look later: has no time any more"),
                                        .option = "--why",
                                        .required = true};
  if (given->why != NULL && *given->why == '\0')
    return error_set(error, ERROR_MISUSED, "%s", _("--why: say it in a few words"));
  if (!day_is_believed(cli, "--on", given->on, DAY_HAPPENED, error) || !pick_people(cli, &people, error) ||
      (given->writer != NULL && !pick_one(cli, &writer_noun, given->writer, &writer, error)))
    return false;
  ending.views = ARENA_ARRAY(&cli->arena, struct pair_view, ending.count);
  for (size_t i = 0; i < ending.count; i++)
    if (!find_ending(cli, &people[i], given->writer == NULL ? NULL : &writer, &ending.views[i], error)) return false;
  if (ending.why == NULL && !cli_ask_text(cli, &question, &ending.why, error)) return false;
  return cli_commit(cli, write_pair_ending, &ending, error) && say_ended(cli, &ending, error);
}

/* ---- the commands ---- */

#define AT(member) offsetof(struct pair_options, member)
#define ON_OPTION                                                                                                      \
  {                                                                                                                    \
    .name = "on", .type = OPTION_DATE, .min = DATE_PAST, .value_name = "DATE", .offset = AT(on),                       \
    .help = N_("the day it happened (else today)")                                                                     \
  }
static const struct command_option take_on_options[] = {
    {.letter = 'w',
     .name = "writer",
     .type = OPTION_TEXT,
     .value_name = "WRITER",
     .offset = AT(writer),
     .help = N_("who takes them on: a pseudonym")},
    {.name = "until",
     .type = OPTION_DATE,
     .min = DATE_COMING,
     .value_name = "DAY",
     .offset = AT(until),
     .help = N_("a first letter is due by then (else 14 days)")},
    ON_OPTION,
    {.name = "force",
     .type = OPTION_FLAG,
     .offset = AT(force),
     .help = N_("although the writer pauses or has no capacity left")},
};
static const struct command_option pair_end_options[] = {
    {.letter = 'w',
     .name = "writer",
     .type = OPTION_TEXT,
     .value_name = "WRITER",
     .offset = AT(writer),
     .help = N_("whose correspondence; needed where several write")},
    {.name = "why", .type = OPTION_TEXT, .value_name = "TEXT", .offset = AT(why), .help = N_("why it ends")},
    ON_OPTION,
};
#undef AT

static const struct command take_on_command = {
    .name = "take-on",
    .group = GROUP_LOG,
    .summary = N_("a writer takes people on: promises to write to them"),
    .details = N_(
        "A first letter is due within 14 days, or by --until. When it is logged as written or mailed, also together "
        "with others, the correspondence is confirmed; when none comes, the promise falls back and the person waits "
        "for a writer again. A letter of the 14 days before counts as the first one.\n\nHeld people, and those with "
        "whom contact has ended, are taken on by nobody. Who writes there already, what stands in the way of letters "
        "and what the prison wants of senders is told. More correspondences than the writer's letters a month are "
        "asked about (--force): the limit is for new correspondences only, never for a card."),
    .operands = "WHO...",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .options = take_on_options,
    .option_count = COUNT_OF(take_on_options),
    .examples = (const char *const[]){"solipost take-on P001 P002 --writer Amsel",
                                      "solipost take-on P001 -w Amsel --until 2030-12-31 --dry-run", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN,
    .options_size = sizeof(struct pair_options),
    .use = USE_KEEP,
    .run = run_take_on,
};

static const struct command pair_end_command = {
    .name = "pair end",
    .group = GROUP_LOG,
    .summary = N_("a correspondence ends: this writer does not write to this person any more"),
    .details = N_("Letters, replies and the correspondence itself stay in the register. When the person wants no more "
                  "letters from anybody: 'solipost end prisoner'. When somebody else goes on: 'solipost hand-on'."),
    .operands = "WHO...",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .options = pair_end_options,
    .option_count = COUNT_OF(pair_end_options),
    .examples = (const char *const[]){"solipost pair end P001 --writer Amsel --why 'has no time any more'", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct pair_options),
    .use = USE_KEEP,
    .run = run_pair_end,
};

const struct command *const pair_commands[] = {&take_on_command, &pair_end_command, NULL};
