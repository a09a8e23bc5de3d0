/* SPDX-License-Identifier: MIT */
/* solipost end prisoner|prison, delete: contact or a prison ends and stays as history; what was entered by mistake goes. */
#include "commands.h"

#include <string.h>

#include "at_once.h"
#include "day.h"
#include "fields.h"
#include "pick.h"
#include "ripple_said.h"
#include "solipost/model/nouns.h"
#include "solipost/store/plan_store.h"
#include "solipost/store/record_store.h"

struct end_options {
  const char *reason, *renamed_to;
  struct date date;
};

struct ending {
  const struct noun *noun;
  const void *before, *after;
};

static bool write_ending(struct cli *cli, void *context, struct error *error) {
  const struct ending *ending = context;
  return fields_update_changed(cli, ending->noun, ending->before, ending->after, error);
}

struct contact_end {
  struct ending ending;
  struct ripple letters;
  bool cancels;
};

/* Nobody writes to them any more: what was planned goes back to the pool. */
static bool write_contact_end(struct cli *cli, void *context, struct error *error) {
  struct contact_end *end = context;
  const struct prisoner *prisoner = end->ending.after;
  size_t done;
  return write_ending(cli, &end->ending, error) &&
         (!end->cancels || ripple_cancel(cli->store, &end->letters, &done, error)) &&
         plan_entry_drop(cli->store, 0, (struct uuid){{0}}, prisoner->id, date_today(), &done, error);
}

static bool ask_reason(struct cli *cli, const char *given, const char *text, const char **reason, struct error *error) {
  struct cli_question question = {.text = text,
                                  .help = _("A few words for those who look later: asked us to stop, lost touch"),
                                  .option = "--reason",
                                  .required = true};
  *reason = given;
  return given != NULL || cli_ask_text(cli, &question, reason, error);
}

static bool run_end_prisoner(struct cli *cli, const void *options, struct error *error) {
  const struct end_options *given = options;
  struct prisoner before, after;
  const char *reason = NULL;
  if (!day_is_believed(cli, "--date", given->date, DAY_HAPPENED, error)) return false;
  if (!pick_one(cli, &prisoner_noun, cli->operands[0], &before, error)) return false;
  if (date_is_set(before.ended_on))
    return error_set(error, ERROR_MISUSED, _("contact with %s has ended already (%s)"),
                     prisoner_call(&before, &cli->arena), before.ended_why);
  if (!ask_reason(cli, given->reason, _("Why does contact end"), &reason, error)) return false;
  after = before;
  after.ended_on = date_is_set(given->date) ? given->date : date_today();
  if (!field_set(noun_field(&prisoner_noun, "ended_why"), &after, reason, &cli->arena, error)) return false;
  struct contact_end end = {.ending = {&prisoner_noun, &before, &after}};
  if (!ripple_look(cli->store, before.id, date_today(), &cli->arena, &end.letters, error) ||
      !ripple_offer(cli, &end.letters, &end.cancels, error) || !cli_commit(cli, write_contact_end, &end, error))
    return false;
  cli_say(cli, _("Contact with %s has ended: nothing more is printed; all that was is kept"),
          prisoner_call(&before, &cli->arena));
  ripple_say_ended(cli, &end.letters, end.cancels);
  return true;
}

/* As if it had been typed: what happens is the same. */
bool end_contact(struct cli *cli, const char *who, const char *reason, struct error *error) {
  const struct end_options given = {.reason = reason};
  const char *const operands[] = {who, NULL};
  const char *const *typed = cli->operands;
  cli->operands = operands;
  bool done = run_end_prisoner(cli, &given, error);
  cli->operands = typed;
  return done;
}

static bool say_who_is_left(struct cli *cli, const struct prison *prison, struct error *error) {
  struct record_value value = {.kind = VALUE_ID, .id = prison->id};
  struct record_query query = {.where = "prison = ?1 AND until IS NULL", .values = &value, .value_count = 1};
  struct picked_list stays;
  if (!pick_all(cli, &stay_noun, &query, &stays, error)) return false;
  if (stays.count == 0) return true;
  cli_warn(cli,
           ngettext("%zu person is still held there in this register; where to?",
                    "%zu people are still held there in this register; where to?", stays.count),
           stays.count);
  for (size_t i = 0; i < stays.count && i < 20; i++)
    cli_say(cli, "  %s", pick_call_row(cli, &prisoner_noun, ((const struct stay *)stays.records[i])->prisoner));
  cli_say(cli, "%s", _("  solipost transfer WHO PRISON"));
  return true;
}

static bool run_end_prison(struct cli *cli, const void *options, struct error *error) {
  const struct end_options *given = options;
  struct prison before, after;
  const char *reason = NULL;
  char day[DATE_TEXT_SIZE];
  if (!day_is_believed(cli, "--date", given->date, DAY_HAPPENED, error)) return false;
  if (!pick_one(cli, &prison_noun, cli->operands[0], &before, error)) return false;
  const char *call = pick_call(&prison_noun, &before, &cli->arena);
  if (date_is_set(before.closed_on)) {
    date_format_iso(before.closed_on, day);
    return error_set(error, ERROR_MISUSED, _("%s counts as closed since %s already"), call, day);
  }
  if (!ask_reason(cli, given->reason, _("Why does it end"), &reason, error)) return false;
  after = before;
  after.closed_on = date_is_set(given->date) ? given->date : date_today();
  date_format_iso(after.closed_on, day);
  after.note = before.note[0] == '\0' ? arena_printf(&cli->arena, _("closed %s: %s"), day, reason)
                                      : arena_printf(&cli->arena, _("%s\nclosed %s: %s"), before.note, day, reason);
  if (given->renamed_to != NULL &&
      !field_set(noun_field(&prison_noun, "renamed_to"), &after, given->renamed_to, &cli->arena, error))
    return false;
  struct ending ending = {&prison_noun, &before, &after};
  if (!cli_commit(cli, write_ending, &ending, error)) return false;
  cli_say(cli, _("%s is closed: nothing more is printed to it"), call);
  return say_who_is_left(cli, &before, error);
}

/* ---- delete ---- */

struct deletion {
  const struct noun *noun;
  struct uuid id;
  struct picked_list stays, targets, notes, holds, pairs, planned, entries; /* entries: of the vault */
};

static bool delete_all(struct cli *cli, const struct noun *noun, const struct picked_list *list, struct error *error) {
  for (size_t i = 0; i < list->count; i++)
    if (!record_delete(cli->store, noun, *(const struct uuid *)list->records[i], error)) return false;
  return true;
}

static bool write_deletion(struct cli *cli, void *context, struct error *error) {
  const struct deletion *deletion = context;
  return delete_all(cli, &stay_noun, &deletion->stays, error) &&
         delete_all(cli, &target_noun, &deletion->targets, error) &&
         delete_all(cli, &pair_noun, &deletion->pairs, error) &&
         delete_all(cli, &plan_entry_noun, &deletion->planned, error) &&
         delete_all(cli, &vault_entry_noun, &deletion->entries, error) &&
         delete_all(cli, &note_noun, &deletion->notes, error) && delete_all(cli, &hold_noun, &deletion->holds, error) &&
         record_delete(cli->store, deletion->noun, deletion->id, error);
}

/* Notes about it, holds on it and who writes to whom go with it. */
static bool look_for_notes(struct cli *cli, const struct picked *picked, struct deletion *deletion,
                           struct error *error) {
  struct record_value value = {.kind = VALUE_ID, .id = picked->record.id};
  struct record_query query = {
      .where = "?1 IN (prisoner, prison, writer, campaign)", .values = &value, .value_count = 1};
  if (!pick_all(cli, &note_noun, &query, &deletion->notes, error)) return false;
  query.where = "?1 IN (prisoner, prison, campaign)";
  if (!pick_all(cli, &hold_noun, &query, &deletion->holds, error)) return false;
  query.where = "?1 IN (prisoner, writer)";
  return pick_all(cli, &pair_noun, &query, &deletion->pairs, error);
}

/* What hangs on a record; `letters` counts what was printed or given to others. */
static bool look_what_hangs_on(struct cli *cli, const struct picked *picked, struct deletion *deletion,
                               int64_t *letters, struct error *error) {
  struct record_value value = {.kind = VALUE_ID, .id = picked->record.id};
  struct record_query query = {.values = &value, .value_count = 1};
  int64_t exported = 0;
  *letters = 0;
  if (!look_for_notes(cli, picked, deletion, error)) return false;
  query.where = "prisoner = ?1";
  if (picked->noun == &prisoner_noun && !record_count(cli->store, &export_item_noun, &query, &exported, error))
    return false;
  query.where = picked->noun == &prisoner_noun ? "prisoner = ?1" : "prison = ?1";
  if ((picked->noun == &prisoner_noun || picked->noun == &prison_noun) &&
      (!pick_all(cli, &stay_noun, &query, &deletion->stays, error) ||
       !record_count(cli->store, &piece_noun, &query, letters, error)))
    return false;
  int64_t addressed = 0;
  query.where = "prisoner = ?1";
  if (picked->noun == &prisoner_noun && !record_count(cli->store, &addressee_noun, &query, &addressed, error))
    return false;
  *letters += exported + addressed;
  query.where = "writer = ?1";
  if (picked->noun == &writer_noun) return pick_all(cli, &vault_entry_noun, &query, &deletion->entries, error);
  query.where = picked->noun == &prisoner_noun ? "prisoner = ?1" : "campaign = ?1";
  if (picked->noun == &prisoner_noun && !pick_all(cli, &plan_entry_noun, &query, &deletion->planned, error))
    return false;
  if (picked->noun == &prisoner_noun || picked->noun == &campaign_noun)
    return pick_all(cli, &target_noun, &query, &deletion->targets, error);
  return true;
}

/* Somebody's letters go there: whoever takes the relay out has to say first how they go on. */
static bool is_nobodys_relay(struct cli *cli, const struct picked *picked, struct error *error) {
  struct record_value value = {.kind = VALUE_ID, .id = picked->record.id};
  struct record_query query = {.where = "relay = ?1", .values = &value, .value_count = 1};
  int64_t people = 0, prisons = 0;
  if (picked->noun != &relay_noun) return true;
  if (!record_count(cli->store, &prisoner_noun, &query, &people, error) ||
      !record_count(cli->store, &prison_noun, &query, &prisons, error))
    return false;
  if (people + prisons == 0) return true;
  error_set(error, ERROR_REFUSED, _("%s cannot be deleted: letters go through it"),
            pick_call(picked->noun, &picked->record, &cli->arena));
  return error_hint(error, _("'solipost show relay %s' shows whose; clear it there first: solipost edit WHO relay="),
                    picked->record.relay.code);
}

static bool run_delete(struct cli *cli, const void *options, struct error *error) {
  struct picked picked;
  size_t at = 0;
  int64_t letters = 0;
  (void)options;
  if (!pick_operands(cli, &at, &picked, error)) return false;
  if (at < cli->operand_count)
    return error_set(error, ERROR_MISUSED, _("one at a time: '%s' is too much"), cli->operands[at]);
  struct deletion deletion = {.noun = picked.noun, .id = picked.record.id};
  if (!is_nobodys_relay(cli, &picked, error)) return false;
  if (!look_what_hangs_on(cli, &picked, &deletion, &letters, error)) return false;
  const char *call = pick_call(picked.noun, &picked.record, &cli->arena);
  if (letters > 0 || (picked.noun == &prison_noun && deletion.stays.count > 0)) {
    error_set(error, ERROR_REFUSED, _("%s cannot be deleted: letters, stays or exports in the register refer to it"),
              call);
    if (picked.noun == &prison_noun)
      return error_hint(error, _("when it is closed: solipost end prison %s"), picked.record.prison.code);
    return error_hint(error, _("when contact ends: solipost end prisoner %s"), picked.record.prisoner.code);
  }
  const char *what = arena_printf(&cli->arena, _("This deletes %s"), call);
  size_t more = deletion.stays.count + deletion.targets.count + deletion.notes.count + deletion.holds.count +
                deletion.pairs.count + deletion.planned.count;
  if (more > 0)
    what = arena_printf(&cli->arena,
                        ngettext("%s and %zu entry about places, campaigns, writers, plans, notes or holds",
                                 "%s and %zu entries about places, campaigns, writers, plans, notes or holds", more),
                        what, more);
  if (cli->dry_run) {
    cli_say(cli, "%s", what);
    return true;
  }
  if (!cli_confirm(cli, what, error) || !cli_commit(cli, write_deletion, &deletion, error)) return false;
  cli_say(cli, _("Deleted %s; 'solipost undo' brings it back"), call);
  return true;
}

#define AT(member) offsetof(struct end_options, member)
static const struct command_option end_prisoner_options[] = {
    {.name = "reason", .type = OPTION_TEXT, .value_name = "TEXT", .offset = AT(reason), .help = N_("why contact ends")},
    {.name = "date",
     .type = OPTION_DATE,
     .min = DATE_PAST,
     .value_name = "DATE",
     .offset = AT(date),
     .help = N_("since when (else today)")},
};
static const struct command_option end_prison_options[] = {
    {.name = "reason", .type = OPTION_TEXT, .value_name = "TEXT", .offset = AT(reason), .help = N_("why it ends")},
    {.name = "date",
     .type = OPTION_DATE,
     .min = DATE_PAST,
     .value_name = "DATE",
     .offset = AT(date),
     .help = N_("since when (else today)")},
    {.name = "renamed-to",
     .type = OPTION_TEXT,
     .value_name = "NAME",
     .offset = AT(renamed_to),
     .help = N_("its later name")},
};

static const struct command end_prisoner_command = {
    .name = "end prisoner",
    .group = GROUP_PEOPLE,
    .summary = N_("contact with a prisoner ends; everything is kept"),
    .operands = "WHO",
    .operands_min = 1,
    .operands_max = 1,
    .options = end_prisoner_options,
    .option_count = COUNT_OF(end_prisoner_options),
    .examples = (const char *const[]){"solipost end prisoner P001 --reason 'asked us to stop'", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct end_options),
    .use = USE_KEEP,
    .run = run_end_prisoner,
};

static const struct command end_prison_command = {
    .name = "end prison",
    .group = GROUP_PEOPLE,
    .summary = N_("a prison is closed or renamed"),
    .operands = "PRISON",
    .operands_min = 1,
    .operands_max = 1,
    .options = end_prison_options,
    .option_count = COUNT_OF(end_prison_options),
    .examples = (const char *const[]){"solipost end prison TR-SNC --reason 'closed by decree' --date 2026-01-31", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct end_options),
    .use = USE_KEEP,
    .run = run_end_prison,
};

static const struct command delete_command = {
    .name = "delete",
    .group = GROUP_PEOPLE,
    .summary = N_("take out what was entered by mistake"),
    .details =
        N_("Only for what never should have been there: somebody entered twice. When contact ends or a prison closes, "
           "'solipost end' keeps the history. Can be undone."),
    .operands = "[KIND] WHO",
    .operands_min = 1,
    .operands_max = 2,
    .examples = (const char *const[]){"solipost delete P004 --dry-run", "solipost delete P004 --yes", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS | DRY_RUN,
    .use = USE_KEEP,
    .run = run_delete,
};

const struct command *const end_commands[] = {&end_prisoner_command, &end_prison_command, &delete_command, NULL};
