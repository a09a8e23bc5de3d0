/* SPDX-License-Identifier: MIT */
/* Replies and the letters that answer them; solipost reply answered. */
#include "answering.h"

#include <inttypes.h>

#include "commands.h"
#include "output.h"
#include "pick.h"
#include "reply_said.h"
#include "solipost/store/record_store.h"

/* ---- what makes no sense ---- */

static bool insist(struct error *error) {
  return error_hint(error, "%s",
                    _("look at it with 'solipost show reply'; if it is right all the same, insist with --force"));
}

/* An answer to what was answered before, or had not come yet. */
static bool is_believed(struct cli *cli, const struct reply *reply, const struct piece *piece, struct error *error) {
  struct piece answer;
  bool answered;
  struct date day = date_is_set(piece->written_on) ? piece->written_on : piece->made_on;
  if (!reply_answer_of(cli->store, reply, &cli->arena, &answer, &answered, error)) return false;
  if (answered && !uuid_equal(answer.id, piece->id)) {
    error_set(error, ERROR_REFUSED, _("reply %" PRId64 " was answered with letter no. %" PRId64 " already"),
              reply->number, answer.number);
    return insist(error);
  }
  if (date_compare(day, reply->received_on) < 0) {
    error_set(error, ERROR_REFUSED, _("reply %" PRId64 " arrived later, on %s"), reply->number,
              date_text(reply->received_on, &cli->arena));
    return insist(error);
  }
  return true;
}

static bool not_to(struct cli *cli, const struct reply *reply, struct error *error) {
  error_set(error, ERROR_MISUSED, _("reply %" PRId64 " is from %s, and no letter here is to them"), reply->number,
            pick_call_row(cli, &prisoner_noun, reply->prisoner));
  return error_hint(error, "%s", _("'solipost list replies --unanswered' shows which wait for an answer"));
}

/* ---- together with `written` ---- */

bool answering_begin(struct cli *cli, const struct text_list *typed, bool force, struct answering *out,
                     struct error *error) {
  *out = (struct answering){.said = ARENA_ARRAY(&cli->arena, struct reply, typed->count + 1),
                            .used = ARENA_ARRAY(&cli->arena, bool, typed->count + 1),
                            .force = force};
  for (size_t i = 0; i < typed->count; i++) {
    if (!reply_pick(cli, typed->items[i], &out->said[i], error)) return false;
    out->used[i] = false;
    out->said_count++;
  }
  return true;
}

void answering_reset(struct answering *answering) { answering->links.count = answering->undecided.count = 0; }

void answering_release(struct answering *answering) {
  LIST_RELEASE(&answering->links);
  LIST_RELEASE(&answering->undecided);
}

static void link_to(struct answering *answering, const struct reply *reply, const struct piece *piece) {
  struct answer_link link = {*reply, piece};
  LIST_PUSH(&answering->links, link);
}

/* *told: --answers speaks of this person, so nothing is seen from who has what. */
static bool look_at_said(struct cli *cli, struct answering *answering, const struct piece *piece, struct uuid prisoner,
                         bool *told, struct error *error) {
  *told = false;
  for (size_t i = 0; i < answering->said_count; i++) {
    const struct reply *reply = &answering->said[i];
    if (!uuid_equal(reply->prisoner, prisoner)) continue;
    *told = true;
    if (answering->used[i]) continue;
    if (!answering->force && !is_believed(cli, reply, piece, error)) return false;
    answering->used[i] = true;
    link_to(answering, reply, piece);
  }
  return true;
}

static bool is_linked(const struct answering *answering, const struct reply *reply) {
  for (size_t i = 0; i < answering->links.count; i++)
    if (uuid_equal(answering->links.items[i].reply.id, reply->id)) return true;
  return false;
}

static bool look_at_person(struct cli *cli, struct answering *answering, const struct log_event *written,
                           const struct piece *piece, struct uuid prisoner, struct error *error) {
  bool told;
  struct reply_list waiting;
  if (!look_at_said(cli, answering, piece, prisoner, &told, error)) return false;
  if (told) return true;
  if (!reply_waiting_for(cli->store, prisoner, piece, written, &cli->arena, &waiting, error)) return false;
  const char *numbers = "";
  size_t open = 0;
  const struct reply *one = NULL;
  for (size_t i = 0; i < waiting.count; i++) {
    if (is_linked(answering, &waiting.items[i])) continue;
    one = &waiting.items[i];
    numbers = arena_printf(&cli->arena, "%s%s%" PRId64, numbers, open++ == 0 ? "" : ", ", one->number);
  }
  if (open == 1) link_to(answering, one, piece);
  struct answer_choice choice = {piece, numbers};
  if (open > 1) LIST_PUSH(&answering->undecided, choice);
  return true;
}

bool answering_look(struct cli *cli, struct answering *answering, const struct log_event *written,
                    const struct piece *piece, const struct uuid *further, size_t further_count, struct error *error) {
  if (!look_at_person(cli, answering, written, piece, piece->prisoner, error)) return false;
  for (size_t i = 0; i < further_count; i++)
    if (!look_at_person(cli, answering, written, piece, further[i], error)) return false;
  return true;
}

bool answering_settle(struct cli *cli, const struct answering *answering, struct error *error) {
  for (size_t i = 0; i < answering->said_count; i++)
    if (!answering->used[i]) return not_to(cli, &answering->said[i], error);
  return true;
}

bool answering_write(struct cli *cli, const struct answering *answering, struct error *error) {
  for (size_t i = 0; i < answering->links.count; i++) {
    const struct answer_link *link = &answering->links.items[i];
    if (!reply_answer(cli->store, &link->reply, link->piece, error)) return false;
  }
  return true;
}

/* A letter is known by its number once it has one. */
static bool is_same(const struct piece *one, const struct piece *other) {
  return one == other || (one->number != 0 && one->number == other->number);
}

void answering_say(struct cli *cli, const struct answering *answering, const struct piece *piece) {
  for (size_t i = 0; i < answering->links.count; i++) {
    const struct answer_link *link = &answering->links.items[i];
    if (!is_same(link->piece, piece)) continue;
    cli_say(cli, _("  answers reply %" PRId64 " from %s, received on %s"), link->reply.number,
            pick_call_row(cli, &prisoner_noun, link->reply.prisoner), date_text(link->reply.received_on, &cli->arena));
  }
  for (size_t i = 0; i < answering->undecided.count; i++) {
    const struct answer_choice *choice = &answering->undecided.items[i];
    if (!is_same(choice->piece, piece)) continue;
    cli_say(cli, _("  may answer one of the replies %s; if so: solipost reply answered REPLY %" PRId64),
            choice->numbers, piece->number);
  }
}

/* ---- reply answered ---- */

struct answered_options {
  bool force;
};

static bool write_links(struct cli *cli, void *context, struct error *error) {
  return answering_write(cli, context, error);
}

static bool pick_letter(struct cli *cli, const char *typed, struct letter_choice *out, struct error *error) {
  /* By name: one that lies ready, else one in the post. */
  const struct letter_wish wish = {.words = &typed, .word_count = 1, .event = POST_MAIL, .insists = true};
  if (!letter_choice_make(cli->store, &wish, &cli->arena, out, error)) return false;
  if (out->count == 1) return true;
  error_set(error, ERROR_MISUSED, "%s", _("a reply is answered with one letter"));
  return error_hint(error, "%s", _("name its number: solipost reply answered 12 415"));
}

static bool answer(struct cli *cli, const struct answered_options *given, struct answering *answering,
                   struct error *error) {
  struct letter_choice letters;
  struct uuid *people;
  size_t count;
  const struct text_list typed = {.items = cli->operands, .count = 1};
  if (!answering_begin(cli, &typed, given->force, answering, error) ||
      !pick_letter(cli, cli->operands[1], &letters, error))
    return false;
  const struct piece *piece = &letters.items[0].piece;
  if (piece->stage == STAGE_CANCELLED) {
    error_set(error, ERROR_REFUSED, _("letter no. %" PRId64 " was cancelled"), piece->number);
    return error_hint(error, "%s", _("a letter that was not sent answers nothing"));
  }
  if (!reply_letter_people(cli->store, piece, &cli->arena, &people, &count, error)) return false;
  for (size_t i = 0; i < count; i++) {
    bool told;
    if (!look_at_said(cli, answering, piece, people[i], &told, error)) return false;
  }
  if (!answering_settle(cli, answering, error) || !cli_commit(cli, write_links, answering, error)) return false;
  cli_say(cli, _("Reply %" PRId64 " from %s is answered with letter no. %" PRId64), answering->said[0].number,
          pick_call_row(cli, &prisoner_noun, answering->said[0].prisoner), piece->number);
  return true;
}

static bool run_reply_answered(struct cli *cli, const void *options, struct error *error) {
  struct answering answering = {.said_count = 0};
  bool done = answer(cli, options, &answering, error);
  answering_release(&answering);
  return done;
}

static const struct command_option answered_option_list[] = {
    {.name = "force",
     .type = OPTION_FLAG,
     .offset = offsetof(struct answered_options, force),
     .help = N_("though it was answered with another letter, or arrived later")},
};

static const struct command reply_answered_command = {
    .name = "reply answered",
    .group = GROUP_LOG,
    .summary = N_("a letter of ours answers a letter from a prisoner"),
    .details = N_("REPLY is the number of the reply, LETTER that of our letter. 'solipost written' does this by itself "
                  "when the writer has one reply of that person and has not answered it, or with --answers."),
    .operands = "REPLY LETTER",
    .operands_min = 2,
    .operands_max = 2,
    .options = answered_option_list,
    .option_count = COUNT_OF(answered_option_list),
    .examples = (const char *const[]){"solipost reply answered 1 P002", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct answered_options),
    .use = USE_KEEP,
    .run = run_reply_answered,
};

const struct command *const answering_commands[] = {&reply_answered_command, NULL};
