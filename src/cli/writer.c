/* SPDX-License-Identifier: MIT */
/* solipost writer pause|back|leave: whether a writer is there. */
#include "commands.h"

#include <inttypes.h>

#include "day.h"
#include "fields.h"
#include "hand_on_said.h"
#include "pair_said.h"
#include "pick.h"
#include "shell_word.h"
#include "solipost/store/plan_store.h"
#include "solipost/store/record_store.h"

struct writer_options {
  struct date from, until, on;
};

struct writer_change {
  struct writer before, after;
};

static bool write_writer(struct cli *cli, void *context, struct error *error) {
  const struct writer_change *change = context;
  return fields_update_changed(cli, &writer_noun, &change->before, &change->after, error);
}

static bool pick_writer(struct cli *cli, struct writer_change *out, struct error *error) {
  if (!pick_one(cli, &writer_noun, cli->operands[0], &out->before, error)) return false;
  out->after = out->before;
  return true;
}

static bool has_left(struct cli *cli, const struct writer *writer, struct error *error) {
  error_set(error, ERROR_MISUSED, _("%s has left on %s"), writer->pseudonym, date_text(writer->left_on, &cli->arena));
  return error_hint(error, _("somebody who writes again: solipost writer back %s"),
                    shell_word(writer->pseudonym, &cli->arena));
}

/* Plans that were kept may still count on a writer. */
static bool say_planned(struct cli *cli, const struct writer *writer, struct date until, struct error *error) {
  static const struct date begin = {1, 1, 1}, end = {9999, 12, 31};
  int64_t planned;
  if (!plan_entries_promised(cli->store, writer->id, begin, date_is_set(until) ? until : end, &planned, error))
    return false;
  if (planned > 0)
    cli_say(cli,
            ngettext("%" PRId64 " person of a kept plan is to get a letter from %s: solipost list plans, then "
                     "solipost plan drop PLAN WHO, or somebody else writes",
                     "%" PRId64 " people of kept plans are to get letters from %s: solipost list plans, then "
                     "solipost plan drop PLAN WHO, or somebody else writes",
                     (unsigned long)planned),
            planned, writer->pseudonym);
  return true;
}

/* ---- pause ---- */

static bool run_pause(struct cli *cli, const void *options, struct error *error) {
  const struct writer_options *given = options;
  struct writer_change change;
  struct writer *after = &change.after;
  if (!day_is_believed(cli, "--from", given->from, DAY_PLANNED, error) ||
      !day_is_believed(cli, "--until", given->until, DAY_PLANNED, error) || !pick_writer(cli, &change, error))
    return false;
  if (writer_state_on(after, date_today()) == WRITER_GONE) return has_left(cli, after, error);
  after->paused_from = date_is_set(given->from) ? given->from : date_today();
  after->paused_until = given->until;
  if (date_is_set(after->paused_until) && date_compare(after->paused_until, after->paused_from) < 0) {
    error_set(error, ERROR_MISUSED, _("the pause would end on %s and begin on %s"),
              date_text(after->paused_until, &cli->arena), date_text(after->paused_from, &cli->arena));
    return error_hint(error, "%s", _("check --from and --until: the last day of the pause comes last"));
  }
  if (!cli_commit(cli, write_writer, &change, error)) return false;
  const char *from = date_text(after->paused_from, &cli->arena);
  if (date_is_set(after->paused_until))
    cli_say(cli, _("%s pauses from %s until %s and is proposed for nobody"), after->pseudonym, from,
            date_text(after->paused_until, &cli->arena));
  else
    cli_say(cli, _("%s pauses from %s until 'solipost writer back %s' and is proposed for nobody"), after->pseudonym,
            from, shell_word(after->pseudonym, &cli->arena));
  return say_planned(cli, after, after->paused_until, error);
}

/* ---- back ---- */

static bool run_back(struct cli *cli, const void *options, struct error *error) {
  struct writer_change change;
  struct writer *after = &change.after;
  (void)options;
  if (!pick_writer(cli, &change, error)) return false;
  if (!date_is_set(after->paused_from) && !date_is_set(after->paused_until) && !date_is_set(after->left_on)) {
    error_set(error, ERROR_MISUSED, _("%s neither pauses nor has left"), after->pseudonym);
    return error_hint(error, "%s", _("'solipost list writers' shows who does"));
  }
  after->paused_from = after->paused_until = after->left_on = (struct date){0};
  if (!cli_commit(cli, write_writer, &change, error)) return false;
  cli_say(cli, _("%s writes again"), after->pseudonym);
  return true;
}

/* ---- leave ---- */

/* Letters of this writer that are not in the post, and others that wait at this writer's place. */
static bool print_letters(struct cli *cli, const struct writer *writer, size_t *count, struct error *error) {
  const struct record_value values[] = {{.kind = VALUE_ID, .id = writer->id},
                                        {.kind = VALUE_TEXT, .text = writer->pseudonym}};
  const struct record_query query = {
      .where =
          "id IN (SELECT p.id FROM piece AS p WHERE p.writer = ?1 AND p.row_state = 0 UNION SELECT p.id FROM piece "
          "AS p WHERE p.waiting IS NOT NULL AND p.row_state = 0 AND p.waiting_who = ?2) AND +stage IN ('planned', "
          "'printed', 'written')",
      .order = "+number",
      .values = values,
      .value_count = 2};
  struct picked_list letters;
  if (!pick_all(cli, &piece_noun, &query, &letters, error)) return false;
  *count = letters.count;
  if (letters.count > 0) cli_print_heading(cli, "\n%s\n", _("Letters that are not in the post"));
  for (size_t i = 0; i < letters.count; i++) {
    const struct piece *piece = letters.records[i];
    const char *what = hand_on_letter_said(cli, piece);
    fields_print_line(cli, arena_printf(&cli->arena, "%" PRId64, piece->number),
                      arena_printf(&cli->arena, "%s: %s", pick_call_row(cli, &prisoner_noun, piece->prisoner), what));
  }
  return true;
}

static void say_open(struct cli *cli, const struct hand_on *open, size_t letters) {
  size_t pairs = 0, replies = 0;
  for (size_t i = 0; i < open->count; i++) {
    pairs += !uuid_is_nil(open->items[i].pair.pair.id);
    replies += open->items[i].reply_count;
  }
  if (pairs > 0) cli_say(cli, ngettext("%zu correspondence is open", "%zu correspondences are open", pairs), pairs);
  if (replies > 0)
    cli_say(cli, ngettext("%zu reply was not handed over", "%zu replies were not handed over", replies), replies);
  if (letters > 0)
    cli_say(cli,
            ngettext("%zu letter is not posted; it may be at home with %s",
                     "%zu letters are not posted; they may be at home with %s", letters),
            letters, open->writer.pseudonym);
  if (open->count > 0)
    cli_say(cli, _("Somebody else goes on: solipost hand-on %s --to WRITER"),
            shell_word(open->writer.pseudonym, &cli->arena));
}

static bool run_leave(struct cli *cli, const void *options, struct error *error) {
  const struct writer_options *given = options;
  struct writer_change change;
  struct hand_on open;
  size_t letters;
  if (!day_is_believed(cli, "--on", given->on, DAY_PLANNED, error) || !pick_writer(cli, &change, error)) return false;
  if (writer_state_on(&change.before, date_today()) == WRITER_GONE) return has_left(cli, &change.before, error);
  change.after.left_on = date_is_set(given->on) ? given->on : date_today();
  if (!hand_on_look(cli->store, &change.before, NULL, 0, date_today(), &cli->arena, &open, error)) return false;
  hand_on_print(cli, &open);
  if (!print_letters(cli, &change.before, &letters, error)) return false;
  if (!cli->dry_run && !cli_commit(cli, write_writer, &change, error)) return false;
  cli_say(cli, cli->dry_run ? _("%s would leave on %s; nothing is deleted") : _("%s leaves on %s; nothing is deleted"),
          change.after.pseudonym, date_text(change.after.left_on, &cli->arena));
  say_open(cli, &open, letters);
  return say_planned(cli, &change.after, (struct date){0}, error);
}

/* ---- the commands ---- */

#define AT(member) offsetof(struct writer_options, member)
static const struct command_option pause_options[] = {
    {.name = "from",
     .type = OPTION_DATE,
     .value_name = "DAY",
     .offset = AT(from),
     .help = N_("the first day of the pause (else today)")},
    {.name = "until",
     .type = OPTION_DATE,
     .min = DATE_COMING,
     .value_name = "DAY",
     .offset = AT(until),
     .help = N_("its last day (else until 'solipost writer back')")},
};
static const struct command_option leave_options[] = {
    {.name = "on", .type = OPTION_DATE, .value_name = "DAY", .offset = AT(on), .help = N_("the last day (else today)")},
};
#undef AT

static const struct command pause_command = {
    .name = "writer pause",
    .group = GROUP_PEOPLE,
    .summary = N_("a writer pauses: is asked for no letters for a while"),
    .details = N_("Correspondences stay: people wait for this writer, until they have waited too long. Printing with "
                  "--writer and taking on are asked about meanwhile."),
    .operands = "WRITER",
    .operands_min = 1,
    .operands_max = 1,
    .options = pause_options,
    .option_count = COUNT_OF(pause_options),
    .examples = (const char *const[]){"solipost writer pause Amsel --until 2030-09-30",
                                      "solipost writer pause Amsel --from 2030-07-01 --until 2030-09-30", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct writer_options),
    .use = USE_NONE,
    .run = run_pause,
};

static const struct command back_command = {
    .name = "writer back",
    .group = GROUP_PEOPLE,
    .summary = N_("a writer who paused or had left writes again"),
    .operands = "WRITER",
    .operands_min = 1,
    .operands_max = 1,
    .examples = (const char *const[]){"solipost writer back Karl", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .use = USE_NONE,
    .run = run_back,
};

static const struct command leave_command = {
    .name = "writer leave",
    .group = GROUP_PEOPLE,
    .summary = N_("a writer leaves the group; says what is open"),
    .details = N_("Lists open correspondences and promises, replies that were not handed over, follow-ups, and letters "
                  "that are not posted. Nothing is deleted, letters keep their writer. 'solipost hand-on' gives it to "
                  "somebody else; 'solipost forget' removes who it was."),
    .operands = "WRITER",
    .operands_min = 1,
    .operands_max = 1,
    .options = leave_options,
    .option_count = COUNT_OF(leave_options),
    .examples = (const char *const[]){"solipost writer leave Amsel --dry-run", "solipost writer leave Amsel", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN,
    .options_size = sizeof(struct writer_options),
    .use = USE_KEEP,
    .run = run_leave,
};

const struct command *const writer_commands[] = {&pause_command, &back_command, &leave_command, NULL};
