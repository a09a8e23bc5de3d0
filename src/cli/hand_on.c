/* SPDX-License-Identifier: MIT */
/* solipost hand-on: correspondences of one writer go to another. */
#include "commands.h"

#include "hand_on_said.h"
#include "pair_said.h"
#include "pick.h"
#include "shell_word.h"
#include "take_on_said.h"

struct hand_on_options {
  const char *to;
  struct date until;
  bool force;
};

struct handing_on {
  struct hand_on from;
  struct take_on to;
  const char *why;
};

static bool write_hand_on(struct cli *cli, void *context, struct error *error) {
  const struct handing_on *handing = context;
  return hand_on_write(cli->store, &handing->from, &handing->to, handing->why, error);
}

static bool find_heir(struct cli *cli, const struct hand_on_options *given, const struct writer *from,
                      struct writer *out, struct error *error) {
  if (!pick_one(cli, &writer_noun, given->to, out, error)) return false;
  if (uuid_equal(from->id, out->id))
    return error_set(error, ERROR_MISUSED, _("%s cannot hand on to the same writer"), from->pseudonym);
  return pair_writer_is_there(cli, out, given->force, "--force", error);
}

/* Whom the new writer can take; the others stay with the old one. */
static size_t count_going(const struct take_on *to) {
  size_t going = 0;
  for (size_t i = 0; i < to->count; i++) going += to->items[i].kind != TAKE_ON_REFUSED;
  return going;
}

/* That the old writer writes there is no news. */
static void leave_out(struct take_on *to, struct uuid writer) {
  for (size_t i = 0; i < to->count; i++) {
    struct pair_list *others = &to->items[i].others;
    size_t kept = 0;
    for (size_t k = 0; k < others->count; k++)
      if (!uuid_equal(others->items[k].pair.writer, writer)) others->items[kept++] = others->items[k];
    others->count = kept;
  }
}

static bool look(struct cli *cli, const struct hand_on_options *given, struct handing_on *handing,
                 struct error *error) {
  struct date today = date_today(), until;
  struct writer heir;
  const struct hand_on *from = &handing->from;
  struct prisoner *people = ARENA_ARRAY(&cli->arena, struct prisoner, from->count + 1);
  for (size_t i = 0; i < from->count; i++) people[i] = from->items[i].prisoner;
  if (!take_on_until(cli, given->until, today, &until, error) || !find_heir(cli, given, &from->writer, &heir, error) ||
      !take_on_look(cli->store, &heir, people, from->count, today, until, &cli->arena, &handing->to, error))
    return false;
  handing->why = arena_printf(&cli->arena, _("handed on to %s"), heir.pseudonym);
  leave_out(&handing->to, from->writer.id);
  take_on_tell(cli, &handing->to);
  return true;
}

static void say_replies(struct cli *cli, const struct handing_on *handing) {
  size_t replies = 0;
  for (size_t i = 0; i < handing->from.count; i++) replies += handing->from.items[i].reply_count;
  if (replies > 0)
    cli_say(cli, _("Replies that wait for %s are for %s now: solipost list replies --waiting"),
            handing->from.writer.pseudonym, handing->to.writer.pseudonym);
}

static bool hand_on_all(struct cli *cli, const struct hand_on_options *given, struct handing_on *handing,
                        struct error *error) {
  if (!look(cli, given, handing, error)) return false;
  size_t going = count_going(&handing->to);
  const char *what = arena_printf(
      &cli->arena, ngettext("%zu correspondence of %s goes to %s", "%zu correspondences of %s go to %s", going), going,
      handing->from.writer.pseudonym, handing->to.writer.pseudonym);
  if (going == 0) {
    error_set(error, ERROR_REFUSED, "%s", what);
    return error_hint(error, "%s", _("nothing was written"));
  }
  if (!take_on_agree(cli, &handing->to, given->force, error)) return false;
  if (cli->dry_run) {
    cli_say(cli, "%s", what);
    cli_say(cli, "%s", _("Nothing was written: this was a dry run"));
    return true;
  }
  if (!cli_confirm(cli, what, error) || !cli_commit(cli, write_hand_on, handing, error)) return false;
  take_on_say_done(cli, &handing->to);
  say_replies(cli, handing);
  return true;
}

static bool run_hand_on(struct cli *cli, const void *options, struct error *error) {
  const struct hand_on_options *given = options;
  struct handing_on handing = {0};
  struct writer writer;
  struct prisoner *people;
  size_t count;
  if (!pick_one(cli, &writer_noun, cli->operands[0], &writer, error) ||
      !hand_on_people(cli, 1, &people, &count, error) ||
      !hand_on_look(cli->store, &writer, people, count, date_today(), &cli->arena, &handing.from, error))
    return false;
  if (handing.from.count == 0) {
    cli_say(cli, _("%s has nothing open"), writer.pseudonym);
    return true;
  }
  hand_on_print(cli, &handing.from);
  if (given->to != NULL) return hand_on_all(cli, given, &handing, error);
  cli_say(cli, _("To hand all of it on: solipost hand-on %s --to WRITER; some of it: with the people behind"),
          shell_word(writer.pseudonym, &cli->arena));
  return true;
}

#define AT(member) offsetof(struct hand_on_options, member)
static const struct command_option hand_on_options[] = {
    {.name = "to",
     .type = OPTION_TEXT,
     .value_name = "WRITER",
     .offset = AT(to),
     .help = N_("who goes on; without it what is open is listed")},
    {.name = "until",
     .type = OPTION_DATE,
     .value_name = "DAY",
     .offset = AT(until),
     .help = N_("a first letter is due by then (else 14 days)")},
    {.name = "force",
     .type = OPTION_FLAG,
     .offset = AT(force),
     .help = N_("although the new writer pauses or has no capacity left")},
};
#undef AT

static const struct command hand_on_command = {
    .name = "hand-on",
    .group = GROUP_LOG,
    .summary = N_("hand correspondences of a writer on to another"),
    .details = N_(
        "Shows what the new writer has to know: the last letter and the last reply, replies that wait, follow-ups, "
        "letters that are not posted. With --to the correspondences end with the one and are promised by the other, "
        "replies that wait are for the new writer, and so are follow-ups of the old one. All of them, or those to the "
        "people named.\n\nPeople whom nobody may write to now stay as they are. A promise that fell back is not "
        "handed on: the person waits for anybody."),
    .operands = "WRITER [WHO...]",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .options = hand_on_options,
    .option_count = COUNT_OF(hand_on_options),
    .examples = (const char *const[]){"solipost hand-on Amsel", "solipost hand-on Amsel --to Karl --dry-run",
                                      "solipost hand-on Amsel P001 --to Karl --yes", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS | DRY_RUN,
    .options_size = sizeof(struct hand_on_options),
    .use = USE_KEEP,
    .run = run_hand_on,
};

const struct command *const hand_on_commands[] = {&hand_on_command, NULL};
