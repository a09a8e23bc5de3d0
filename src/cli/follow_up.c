/* SPDX-License-Identifier: MIT */
/* solipost follow-up add|done: what letters ask of us. */
#include "commands.h"

#include <inttypes.h>

#include "day.h"
#include "fields.h"
#include "follow_up_ask.h"
#include "guarded.h"
#include "pick.h"
#include "reply_said.h"
#include "solipost/base/utf8.h"
#include "solipost/store/record_store.h"
#include "solipost/store/reply_store.h"

/* ---- add ---- */

struct add_options {
  const char *who, *reply;
  struct date due;
};

static bool run_follow_up_add(struct cli *cli, const void *options, struct error *error) {
  const struct add_options *given = options;
  struct prisoner prisoner;
  struct follow_up follow_up;
  const char *typed = cli->operands[1];
  if (cli->operand_count > 2) typed = arena_printf(&cli->arena, "%s:%s", cli->operands[1], cli->operands[2]);
  if (!day_is_believed(cli, "--due", given->due, DAY_PLANNED, error) ||
      !pick_one(cli, &prisoner_noun, cli->operands[0], &prisoner, error) ||
      !follow_up_read(cli, typed, &follow_up, error))
    return false;
  if (given->reply != NULL) {
    struct reply reply;
    if (!reply_pick(cli, given->reply, &reply, error)) return false;
    follow_up.reply = reply.id;
  }
  if (given->who != NULL && !field_set(noun_field(&follow_up_noun, "who"), &follow_up, given->who, &cli->arena, error))
    return false;
  follow_up.due_on = given->due;
  cli_say(cli, "%s", prisoner_call(&prisoner, &cli->arena));
  return follow_up_keep(cli, &prisoner, &follow_up, error);
}

/* ---- done ---- */

struct done_options {
  const char *outcome;
  struct date on;
};

struct doing {
  struct follow_up before, after;
};

static bool write_done(struct cli *cli, void *context, struct error *error) {
  const struct doing *doing = context;
  return fields_update_changed(cli, &follow_up_noun, &doing->before, &doing->after, error);
}

static bool pick_follow_up(struct cli *cli, const char *typed, struct follow_up *out, struct error *error) {
  int64_t number = 0;
  if (!ascii_parse_integer(typed, 1, INT64_MAX, &number)) {
    error_set(error, ERROR_MISUSED, _("'%s' is no number of a follow-up"), typed);
    return error_hint(error, "%s", _("'solipost list follow-ups' shows them"));
  }
  return follow_up_by_number(cli->store, number, out, &cli->arena, error);
}

static bool run_follow_up_done(struct cli *cli, const void *options, struct error *error) {
  const struct done_options *given = options;
  struct doing doing;
  if (!day_is_believed(cli, "--on", given->on, DAY_HAPPENED, error) ||
      !pick_follow_up(cli, cli->operands[0], &doing.before, error))
    return false;
  if (date_is_set(doing.before.done_on))
    return error_set(error, ERROR_MISUSED, _("follow-up %" PRId64 " was done on %s already"), doing.before.number,
                     date_text(doing.before.done_on, &cli->arena));
  doing.after = doing.before;
  doing.after.done_on = date_is_set(given->on) ? given->on : date_today();
  if (given->outcome != NULL &&
      !field_set(noun_field(&follow_up_noun, "outcome"), &doing.after, given->outcome, &cli->arena, error))
    return false;
  if (!cli_commit(cli, write_done, &doing, error)) return false;
  cli_say(cli, _("Follow-up %" PRId64 " is done: %s, %s"), doing.before.number,
          pick_call_row(cli, &prisoner_noun, doing.before.prisoner),
          field_show(noun_field(&follow_up_noun, "kind"), &doing.before, &cli->arena));
  return true;
}

/* ---- the commands ---- */

static const struct command_option add_option_list[] = {
    {.name = "who",
     .type = OPTION_TEXT,
     .value_name = "WHO",
     .offset = offsetof(struct add_options, who),
     .help = N_("who does it")},
    {.name = "due",
     .type = OPTION_DATE,
     .min = DATE_COMING,
     .value_name = "DATE",
     .offset = offsetof(struct add_options, due),
     .help = N_("by when (else 3 to 30 days, as urgent as the kind is)")},
    {.name = "reply",
     .type = OPTION_TEXT,
     .value_name = "NUMBER",
     .offset = offsetof(struct add_options, reply),
     .help = N_("the reply in which it stands")},
};
static const struct command_option done_option_list[] = {
    {.name = "outcome",
     .type = OPTION_TEXT,
     .value_name = "TEXT",
     .offset = offsetof(struct done_options, outcome),
     .help = N_("what came of it")},
    {.name = "on",
     .type = OPTION_DATE,
     .min = DATE_PAST,
     .value_name = "DATE",
     .offset = offsetof(struct done_options, on),
     .help = N_("the day it happened (else today)")},
};
static const struct command follow_up_add_command = {
    .name = "follow-up add",
    .group = GROUP_LOG,
    .summary = N_("note what a prisoner asks for, or what else is to be done"),
    .details = N_("KIND is address, book, stamps, lawyer, cellmate, translation, publish, ill-treatment, no-letters or "
                  "other. A new address whose prison is known, and no more letters, take effect at once."),
    .operands = "WHO KIND [WHAT]",
    .operands_min = 2,
    .operands_max = 3,
    .options = add_option_list,
    .option_count = COUNT_OF(add_option_list),
    .examples = (const char *const[]){"solipost follow-up add P001 book 'any novel' --who Amsel",
                                      "solipost follow-up add P001 ill-treatment", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct add_options),
    .use = USE_KEEP,
    .run = run_follow_up_add,
};

static const struct command follow_up_done_command = {
    .name = "follow-up done",
    .group = GROUP_LOG,
    .summary = N_("what a prisoner asked for is done"),
    .operands = "NUMBER",
    .operands_min = 1,
    .operands_max = 1,
    .options = done_option_list,
    .option_count = COUNT_OF(done_option_list),
    .examples = (const char *const[]){"solipost follow-up done 1 --outcome 'sent by the bookshop'", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct done_options),
    .use = USE_KEEP,
    .run = run_follow_up_done,
};

const struct command *const follow_up_commands[] = {&follow_up_add_command, &follow_up_done_command, NULL};
