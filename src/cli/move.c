/* SPDX-License-Identifier: MIT */
/* solipost transfer, release: where a person is held changes; the former stay is kept as history. */
#include "commands.h"

#include <string.h>

#include "at_once.h"
#include "day.h"
#include "fields.h"
#include "pick.h"
#include "ripple_said.h"
#include "solipost/model/nouns.h"
#include "solipost/store/people_store.h"
#include "solipost/store/plan_store.h"
#include "solipost/store/record_store.h"

struct move_options {
  const char *unit, *ward, *source;
  struct date date;
};

struct move {
  struct prisoner before, prisoner; /* `prisoner` is written when it differs */
  struct stay former_before, former;
  bool has_former;
  struct picked_list others; /* further stays without an end, left by some mistake: they end as well */
  struct date day;
  const char *why;
  struct stay next;
  bool has_next;
  struct ripple letters; /* what of the post this reaches */
  struct address_request to;
  bool readdresses, cancels;
  size_t marked; /* letters in the post */
};

static bool find_others(struct cli *cli, struct move *move, struct error *error) {
  const struct record_value values[] = {
      {.kind = VALUE_ID, .id = move->before.id},
      {.kind = VALUE_ID, .id = move->has_former ? move->former.id : (struct uuid){{0}}},
  };
  const struct record_query query = {.where = "prisoner = ?1 AND until IS NULL AND id <> ?2",
                                     .order = "id",
                                     .values = values,
                                     .value_count = COUNT_OF(values)};
  return pick_all(cli, &stay_noun, &query, &move->others, error);
}

static bool end_others(struct cli *cli, const struct move *move, struct error *error) {
  for (size_t i = 0; i < move->others.count; i++) {
    const struct stay *before = move->others.records[i];
    struct stay ended = *before;
    bool begins_later = date_is_set(before->from) && date_compare(move->day, before->from) < 0;
    ended.until = begins_later ? before->from : move->day;
    ended.why_ended = move->why;
    if (!fields_update_changed(cli, &stay_noun, before, &ended, error)) return false;
  }
  return true;
}

static void say_others(struct cli *cli, const struct move *move) {
  for (size_t i = 0; i < move->others.count; i++)
    cli_say(cli, _("  ended as well: %s"), pick_call_row(cli, &stay_noun, *(struct uuid *)move->others.records[i]));
}

static bool write_ripple(struct cli *cli, struct move *move, struct error *error) {
  size_t done;
  struct uuid now = move->has_next ? move->next.prison : (struct uuid){{0}};
  if (move->readdresses && !ripple_readdress(cli->store, &move->letters, &move->to, &done, error)) return false;
  if (move->cancels && !ripple_cancel(cli->store, &move->letters, &done, error)) return false;
  bool gone = !move->has_next; /* nobody writes to them any more */
  if (gone && !plan_entry_drop(cli->store, 0, (struct uuid){{0}}, move->before.id, date_today(), &done, error))
    return false;
  return !move->has_former || ripple_mark_old_place(cli->store, &move->letters, now, move->day, &move->marked, error);
}

static bool write_move(struct cli *cli, void *context, struct error *error) {
  struct move *move = context;
  struct stay now;
  bool held = false;
  if (!people_current_stay(cli->store, move->before.id, &now, NULL, &held, &cli->arena, error)) return false;
  if (held != move->has_former || (held && !uuid_equal(now.id, move->former.id))) {
    error_set(error, ERROR_FAILED, _("somebody else has just moved %s"), prisoner_call(&move->before, &cli->arena));
    return error_hint(error, _("look first: solipost show %s"), move->before.code);
  }
  if (move->has_former && !fields_update_changed(cli, &stay_noun, &move->former_before, &move->former, error))
    return false;
  if (!end_others(cli, move, error)) return false;
  if (move->has_next && !record_insert(cli->store, &stay_noun, &move->next, error)) return false;
  return fields_update_changed(cli, &prisoner_noun, &move->before, &move->prisoner, error) &&
         write_ripple(cli, move, error);
}

/* Who, and where until now. The stay ends on the day of the move. */
static bool begin_move(struct cli *cli, const struct move_options *given, const char *why, struct move *move,
                       struct prison *from, struct error *error) {
  *move = (struct move){0};
  noun_clear(&prison_noun, from);
  if (!day_is_believed(cli, "--date", given->date, DAY_HAPPENED, error)) return false;
  if (!pick_one(cli, &prisoner_noun, cli->operands[0], &move->before, error)) return false;
  move->prisoner = move->before;
  if (!people_current_stay(cli->store, move->before.id, &move->former, from, &move->has_former, &cli->arena, error))
    return false;
  struct date day = date_is_set(given->date) ? given->date : date_today();
  move->day = day;
  move->why = why;
  if (!find_others(cli, move, error)) return false;
  if (!move->has_former) return true;
  move->former_before = move->former;
  if (date_is_set(move->former.from) && date_compare(day, move->former.from) < 0) {
    error_set(error, ERROR_MISUSED, _("%s came to %s on %s, after the %s given here"),
              prisoner_call(&move->before, &cli->arena), pick_call(&prison_noun, from, &cli->arena),
              date_text(move->former.from, &cli->arena), date_text(day, &cli->arena));
    return error_hint(error, "%s", _("check --date"));
  }
  move->former.until = day;
  move->former.why_ended = why;
  return true;
}

/* ---- transfer ---- */

static bool check_transfer(struct cli *cli, const struct move *move, const struct prison *from, const struct prison *to,
                           struct error *error) {
  const struct prisoner *prisoner = &move->before;
  if (prisoner->status == STATUS_RELEASED || prisoner->status == STATUS_DECEASED) {
    error_set(error, ERROR_REFUSED, _("%s counts as %s and cannot be transferred"),
              prisoner_call(prisoner, &cli->arena),
              field_show(noun_field(&prisoner_noun, "status"), prisoner, &cli->arena));
    return error_hint(error, _("held again? First: solipost edit %s status=remand"), prisoner->code);
  }
  if (!move->has_former || !uuid_equal(from->id, to->id) || move->others.count > 0) return true;
  error_set(error, ERROR_MISUSED, _("%s is held in %s already"), prisoner_call(prisoner, &cli->arena),
            pick_call(&prison_noun, to, &cli->arena));
  return error_hint(error, _("another ward of the same prison: solipost edit %s 'ward=B 12'"), prisoner->code);
}

static bool run_transfer(struct cli *cli, const void *options, struct error *error) {
  const struct move_options *given = options;
  struct move move;
  struct prison from, to;
  if (!begin_move(cli, given, N_("transferred"), &move, &from, error)) return false;
  if (!pick_one(cli, &prison_noun, cli->operands[1], &to, error)) return false;
  if (!check_transfer(cli, &move, &from, &to, error)) return false;
  noun_clear(&stay_noun, &move.next);
  bool remains = move.has_former && uuid_equal(from.id, to.id); /* only the others are over */
  if (remains) move.former = move.former_before;
  move.has_next = !remains;
  move.next.prisoner = move.before.id;
  move.next.prison = to.id;
  /* The first stay known of need not have begun today. */
  move.next.from = date_is_set(given->date) || !move.has_former ? given->date : date_today();
  const char *const texts[][2] = {{"unit", given->unit}, {"ward", given->ward}, {"source", given->source}};
  for (size_t i = 0; i < COUNT_OF(texts); i++)
    if (texts[i][1] != NULL &&
        !field_set(noun_field(&stay_noun, texts[i][0]), &move.next, texts[i][1], &cli->arena, error))
      return false;
  struct own_group group;
  if (!remains && !ripple_look(cli->store, move.before.id, date_today(), &cli->arena, &move.letters, error))
    return false;
  if (!people_own_group(cli->store, &group, &cli->arena, error)) return false;
  move.readdresses = !remains;
  move.to = (struct address_request){.prisoner = &move.prisoner,
                                     .stay = &move.next,
                                     .prison = &to,
                                     .posting_country = group.country,
                                     .posting_language = group.posting_language,
                                     .local_script = true};
  if (!cli_commit(cli, write_move, &move, error)) return false;
  cli_say(cli, _("%s is held in %s now"), prisoner_call(&move.before, &cli->arena),
          pick_call(&prison_noun, &to, &cli->arena));
  if (move.has_former && !remains)
    cli_say(cli, _("  before: %s, until %s"), pick_call(&prison_noun, &from, &cli->arena),
            date_text(move.former.until, &cli->arena));
  say_others(cli, &move);
  ripple_say_moved(cli, &move.letters, to.code, move.marked);
  if (given->source == NULL) cli_say(cli, "%s", _("  no --source was given: who said so?"));
  if (to.mail_status == MAIL_SUSPENDED || date_is_set(to.closed_on))
    cli_warn(cli, _("mail to %s is not possible at present"), pick_call(&prison_noun, &to, &cli->arena));
  return true;
}

/* As if it had been typed: what happens is the same. */
bool move_to_prison(struct cli *cli, const char *who, const char *prison, const char *source, struct error *error) {
  const struct move_options given = {.source = source};
  const char *const operands[] = {who, prison, NULL};
  const char *const *typed = cli->operands;
  cli->operands = operands;
  bool done = run_transfer(cli, &given, error);
  cli->operands = typed;
  return done;
}

/* ---- release ---- */

static bool run_release(struct cli *cli, const void *options, struct error *error) {
  const struct move_options *given = options;
  struct move move;
  struct prison from;
  if (!begin_move(cli, given, N_("released"), &move, &from, error)) return false;
  if (move.before.status == STATUS_RELEASED)
    return error_set(error, ERROR_MISUSED, _("%s counts as released already"),
                     prisoner_call(&move.before, &cli->arena));
  move.prisoner.status = STATUS_RELEASED;
  move.prisoner.verified_on = date_is_set(given->date) ? given->date : date_today();
  if (given->source != NULL &&
      !field_set(noun_field(&prisoner_noun, "source"), &move.prisoner, given->source, &cli->arena, error))
    return false;
  if (!ripple_look(cli->store, move.before.id, date_today(), &cli->arena, &move.letters, error) ||
      !ripple_offer(cli, &move.letters, &move.cancels, error) || !cli_commit(cli, write_move, &move, error))
    return false;
  cli_say(cli, _("%s is released: nothing more is printed to this person"), prisoner_call(&move.before, &cli->arena));
  if (move.has_former)
    cli_say(cli, _("  was held in %s, until %s"), pick_call(&prison_noun, &from, &cli->arena),
            date_text(move.former.until, &cli->arena));
  say_others(cli, &move);
  ripple_say_ended(cli, &move.letters, move.cancels);
  if (given->source == NULL) cli_say(cli, "%s", _("  no --source was given: who said so?"));
  return true;
}

#define AT(member) offsetof(struct move_options, member)
static const struct command_option transfer_options[] = {
    {.name = "unit",
     .type = OPTION_TEXT,
     .value_name = "TEXT",
     .offset = AT(unit),
     .help = N_("building or institution within the prison")},
    {.name = "ward", .type = OPTION_TEXT, .value_name = "TEXT", .offset = AT(ward), .help = N_("ward, block or cell")},
    {.name = "date",
     .type = OPTION_DATE,
     .min = DATE_PAST,
     .value_name = "DATE",
     .offset = AT(date),
     .help = N_("day of the transfer (else today)")},
    {.name = "source",
     .type = OPTION_TEXT,
     .value_name = "TEXT",
     .offset = AT(source),
     .help = N_("where this is known from")},
};
static const struct command_option release_options[] = {
    {.name = "date",
     .type = OPTION_DATE,
     .min = DATE_PAST,
     .value_name = "DATE",
     .offset = AT(date),
     .help = N_("day of the release (else today)")},
    {.name = "source",
     .type = OPTION_TEXT,
     .value_name = "TEXT",
     .offset = AT(source),
     .help = N_("where this is known from")},
};

static const struct command transfer_command = {
    .name = "transfer",
    .group = GROUP_PEOPLE,
    .summary = N_("a prisoner was moved to another prison"),
    .details = N_("The former stay is kept with the day it ended. Also for the first prison that becomes known."),
    .operands = "WHO PRISON",
    .operands_min = 2,
    .operands_max = 2,
    .options = transfer_options,
    .option_count = COUNT_OF(transfer_options),
    .examples =
        (const char *const[]){"solipost transfer P003 TR-SNC --ward 'C 7' --date 2026-02-01 --source lawyer", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct move_options),
    .use = USE_KEEP,
    .run = run_transfer,
};

static const struct command release_command = {
    .name = "release",
    .group = GROUP_PEOPLE,
    .summary = N_("a prisoner is free: nothing more is printed"),
    .operands = "WHO",
    .operands_min = 1,
    .operands_max = 1,
    .options = release_options,
    .option_count = COUNT_OF(release_options),
    .examples = (const char *const[]){"solipost release P001 --date yesterday --source family", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct move_options),
    .use = USE_KEEP,
    .run = run_release,
};

const struct command *const move_commands[] = {&transfer_command, &release_command, NULL};
