/* SPDX-License-Identifier: MIT */
/* solipost show reply, reply hand. */
#include "commands.h"

#include <inttypes.h>
#include <string.h>

#include "ask.h"
#include "day.h"
#include "fields.h"
#include "guarded.h"
#include "pick.h"
#include "reply_said.h"
#include "shell_word.h"
#include "solipost/store/pair_store.h"
#include "solipost/store/record_store.h"
#include "solipost/store/reply_store.h"

/* Whoever it is for. */
static const char *whose(struct cli *cli, const struct reply *reply) {
  return uuid_is_nil(reply->writer) ? reply->claimed_by : pick_call_row(cli, &writer_noun, reply->writer);
}

/* "415", the letter that answers it; "" when none does. */
static bool answered_with(struct cli *cli, const struct reply *reply, const char **out, struct error *error) {
  struct piece piece;
  bool found;
  *out = "";
  if (!reply_answer_of(cli->store, reply, &cli->arena, &piece, &found, error)) return false;
  if (found) *out = arena_printf(&cli->arena, "%" PRId64, piece.number);
  return true;
}

/* ---- show reply ---- */

static bool print_follow_ups(struct cli *cli, const struct reply *reply, struct error *error) {
  const struct follow_up_filter filter = {.reply = reply->id};
  struct follow_up_list list;
  if (!follow_ups_find(cli->store, &filter, &cli->arena, &list, error)) return false;
  if (list.count > 0) cli_print_heading(cli, "\n%s\n", _("It asks for"));
  for (size_t i = 0; i < list.count; i++) {
    const struct follow_up *one = &list.items[i];
    const char *kind = field_show(noun_field(&follow_up_noun, "kind"), one, &cli->arena);
    const char *what = *one->detail == '\0' ? kind : arena_printf(&cli->arena, "%s, %s", kind, one->detail);
    const char *when = date_is_set(one->done_on)
                           ? arena_printf(&cli->arena, _("done on %s"), date_text(one->done_on, &cli->arena))
                           : arena_printf(&cli->arena, _("due on %s"), date_text(one->due_on, &cli->arena));
    fields_print_line(cli, arena_printf(&cli->arena, _("follow-up %" PRId64), one->number),
                      *one->outcome == '\0' ? arena_printf(&cli->arena, "%s; %s", what, when)
                                            : arena_printf(&cli->arena, "%s; %s, %s", what, when, one->outcome));
  }
  return true;
}

static bool run_show_reply(struct cli *cli, const void *options, struct error *error) {
  struct reply reply;
  const char *answers, *answer;
  (void)options;
  if (!reply_pick(cli, cli->operands[0], &reply, error) || !reply_answers_said(cli, &reply, &answers, error) ||
      !answered_with(cli, &reply, &answer, error))
    return false;
  cli_print_heading(cli, _("Reply %" PRId64 " from %s"), reply.number,
                    pick_call_row(cli, &prisoner_noun, reply.prisoner));
  cli_print(cli, "\n");
  fields_print_line(cli, _("answers"), *answers == '\0' ? _("no letter we know of") : answers);
  const char *owner = whose(cli, &reply);
  fields_print_line(cli, _("for"), *owner == '\0' ? _("nobody yet") : owner);
  fields_print(cli, &reply_noun, &reply);
  if (*answer != '\0') fields_print_line(cli, _("answered with"), arena_printf(&cli->arena, _("letter %s"), answer));
  size_t scans = reply_scan_count(&reply);
  if (scans > 0)
    fields_print_line(
        cli, _("scans"),
        arena_printf(&cli->arena, _("%zu: solipost reply scan %" PRId64 " --out FILE"), scans, reply.number));
  return print_follow_ups(cli, &reply, error);
}

/* ---- reply hand ---- */

struct hand_options {
  const char *to;
  struct date on;
};

struct handing {
  struct reply before, after;
};

static bool write_handing(struct cli *cli, void *context, struct error *error) {
  const struct handing *handing = context;
  return fields_update_changed(cli, &reply_noun, &handing->before, &handing->after, error);
}

/* Whoever got an answer may want to go on. */
static bool offer_pair(struct cli *cli, const struct reply *reply, struct error *error) {
  struct pair pair;
  bool found;
  if (uuid_is_nil(reply->writer) || uuid_is_nil(reply->prisoner)) return true;
  if (!pair_find_open(cli->store, reply->writer, reply->prisoner, &pair, &found, &cli->arena, error)) return false;
  const char *writer = shell_word(pick_call_row(cli, &writer_noun, reply->writer), &cli->arena);
  const char *code = pick_call_row(cli, &prisoner_noun, reply->prisoner);
  if (!found)
    cli_say(cli, _("  if they go on writing to each other: solipost take-on %s --writer %s"),
            arena_strndup(&cli->arena, code, strcspn(code, " ")), writer);
  return true;
}

static bool ask_who_takes(struct cli *cli, const struct reply *reply, const char **to, struct error *error) {
  struct cli_question question = {.text =
                                      arena_printf(&cli->arena, _("Reply %" PRId64 " from %s: who takes it"),
                                                   reply->number, pick_call_row(cli, &prisoner_noun, reply->prisoner)),
                                  .help = _("a pseudonym, or a name said at the table"),
                                  .required = true};
  if (cli_can_ask(cli)) return cli_ask_text(cli, &question, to, error);
  error_set(error, ERROR_MISUSED, _("reply %" PRId64 " is nobody's yet"), reply->number);
  return error_hint(error, _("say who takes it: solipost reply hand %" PRId64 " --to WRITER"), reply->number);
}

static bool run_reply_hand(struct cli *cli, const void *options, struct error *error) {
  const struct hand_options *given = options;
  struct handing handing;
  struct reply *reply = &handing.after;
  const char *owner;
  if (!day_is_believed(cli, "--on", given->on, DAY_HAPPENED, error) ||
      !reply_pick(cli, cli->operands[0], &handing.before, error))
    return false;
  *reply = handing.before;
  if (date_is_set(reply->handed_on) && given->to == NULL) {
    error_set(error, ERROR_MISUSED, _("reply %" PRId64 " was handed over to %s on %s already"), reply->number,
              whose(cli, reply), date_text(reply->handed_on, &cli->arena));
    return error_hint(error, _("to somebody else: solipost reply hand %" PRId64 " --to WRITER"), reply->number);
  }
  bool nobodys = given->to == NULL && uuid_is_nil(reply->writer) && *reply->claimed_by == '\0';
  const char *to = given->to;
  if (nobodys && !ask_who_takes(cli, reply, &to, error)) return false;
  if (to != NULL && !reply_take_on(cli, to, reply, &owner, error)) return false;
  reply->handed_on = date_is_set(given->on) ? given->on : date_today();
  if (date_compare(reply->handed_on, reply->received_on) < 0) {
    error_set(error, ERROR_MISUSED, _("reply %" PRId64 " arrived later, on %s"), reply->number,
              date_text(reply->received_on, &cli->arena));
    return error_hint(error, "%s", _("check --on"));
  }
  if (!cli_commit(cli, write_handing, &handing, error)) return false;
  cli_say(cli, _("Reply %" PRId64 " from %s is with %s"), reply->number,
          pick_call_row(cli, &prisoner_noun, reply->prisoner), whose(cli, reply));
  return offer_pair(cli, reply, error);
}

/* ---- the commands ---- */

static const struct command_option hand_options[] = {
    {.name = "to",
     .type = OPTION_TEXT,
     .value_name = "WRITER",
     .offset = offsetof(struct hand_options, to),
     .help = N_("who takes it: a pseudonym, or a name said at the table")},
    {.name = "on",
     .type = OPTION_DATE,
     .min = DATE_PAST,
     .value_name = "DATE",
     .offset = offsetof(struct hand_options, on),
     .help = N_("the day it happened (else today)")},
};

static const struct command show_reply_command = {
    .name = "show reply",
    .group = GROUP_LOG,
    .summary = N_("show all that is kept of a letter from a prisoner"),
    .operands = "NUMBER",
    .operands_min = 1,
    .operands_max = 1,
    .examples = (const char *const[]){"solipost show reply 1", NULL},
    .flags = NEEDS_REGISTER | PAGES,
    .use = USE_KEEP,
    .run = run_show_reply,
};

static const struct command reply_hand_command = {
    .name = "reply hand",
    .group = GROUP_LOG,
    .summary = N_("a letter from a prisoner was handed over to the writer it is for"),
    .operands = "NUMBER",
    .operands_min = 1,
    .operands_max = 1,
    .options = hand_options,
    .option_count = COUNT_OF(hand_options),
    .examples = (const char *const[]){"solipost reply hand 1 --to Amsel", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct hand_options),
    .use = USE_KEEP,
    .run = run_reply_hand,
};

const struct command *const reply_list_commands[] = {&show_reply_command, &reply_hand_command, NULL};
