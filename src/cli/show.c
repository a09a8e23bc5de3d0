/* SPDX-License-Identifier: MIT */
/* solipost show WHO: everything known about one record, in words. */
#include "commands.h"

#include <string.h>

#include "fields.h"
#include "pair_said.h"
#include "pick.h"
#include "solipost/model/address.h"
#include "solipost/model/eligibility.h"
#include "solipost/model/nouns.h"
#include "solipost/store/hold_store.h"
#include "solipost/store/note_store.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"
#include "solipost/store/vault_store.h"
#include "timeline.h"

/* ---- prisoner ---- */

/* "P014 since 2024-01-01 until today: Şakran, unit 5, ward B" */
static const char *describe_stay(struct cli *cli, const struct stay *stay) {
  const char *text = pick_call_row(cli, &prison_noun, stay->prison);
  if (stay->unit[0] != '\0') text = arena_printf(&cli->arena, "%s, %s", text, stay->unit);
  if (stay->ward[0] != '\0') text = arena_printf(&cli->arena, "%s, %s", text, stay->ward);
  if (date_is_set(stay->from))
    text = arena_printf(&cli->arena, _("%s, since %s"), text, date_text(stay->from, &cli->arena));
  if (date_is_set(stay->until))
    text = arena_printf(&cli->arena, _("%s, until %s"), text, date_text(stay->until, &cli->arena));
  if (stay->why_ended[0] != '\0') text = arena_printf(&cli->arena, "%s (%s)", text, _(stay->why_ended));
  if (stay->source[0] != '\0') text = arena_printf(&cli->arena, _("%s; source: %s"), text, stay->source);
  return text;
}

static bool print_stays(struct cli *cli, const struct prisoner *prisoner, struct error *error) {
  struct record_value value = {.kind = VALUE_ID, .id = prisoner->id};
  struct record_query query = {.where = "prisoner = ?1",
                               .order = "until IS NOT NULL, until DESC, since DESC",
                               .values = &value,
                               .value_count = 1};
  struct picked_list stays;
  if (!pick_all(cli, &stay_noun, &query, &stays, error)) return false;
  cli_print_heading(cli, "\n%s\n", _("Held at"));
  if (stays.count == 0) cli_print(cli, "%s\n", _("not known"));
  for (size_t i = 0; i < stays.count; i++) {
    const struct stay *stay = stays.records[i];
    fields_print_line(cli, date_is_set(stay->until) ? _("before") : _("now"), describe_stay(cli, stay));
  }
  return true;
}

/* The address as it would stand on a card today, and whether a card may go there. */
static bool print_address(struct cli *cli, const struct prisoner *prisoner, struct error *error) {
  struct stay stay;
  struct prison prison;
  struct own_group group;
  struct relay relay;
  bool found = false, relayed = false;
  noun_clear(&prison_noun, &prison);
  if (!people_current_stay(cli->store, prisoner->id, &stay, &prison, &found, &cli->arena, error)) return false;
  struct hold_list holds;
  if (!people_relay(cli->store, prisoner, found ? &prison : NULL, &relay, &relayed, &cli->arena, error)) return false;
  if (!people_own_group(cli->store, &group, &cli->arena, error) ||
      !holds_in_force(cli->store, &cli->arena, &holds, error))
    return false;
  struct address_request request = {.prisoner = prisoner,
                                    .stay = found ? &stay : NULL,
                                    .prison = found ? &prison : NULL,
                                    .posting_country = group.country,
                                    .posting_language = group.posting_language,
                                    .local_script = true,
                                    .relay = relayed ? &relay : NULL};
  struct judgement judgement;
  eligibility_judge(&request, &holds, (struct uuid){{0}}, date_today(), &cli->arena, &judgement);
  if (judgement.address != NULL) {
    cli_print_heading(cli, "\n%s\n", _("Address as printed"));
    cli_print(cli, "%s\n", judgement.address->lines);
    if (judgement.address->local_lines[0] != '\0') cli_print(cli, "\n%s\n", judgement.address->local_lines);
  }
  cli_print_heading(cli, "\n%s\n", _("Writing to this person"));
  if (judgement.count == 0) cli_print(cli, "%s\n", _("nothing stands against it"));
  for (size_t i = 0; i < judgement.count; i++) {
    static const char *const labels[] = {N_("note"), N_("warning"), N_("to be confirmed"), N_("not printed")};
    fields_print_line(cli, _(labels[judgement.findings[i].severity]), judgement.findings[i].detail);
  }
  return true;
}

/* Those that were not only planned, or given up. */
static long long count_made(const struct picked_list *letters) {
  long long count = 0;
  for (size_t i = 0; i < letters->count; i++) {
    int stage = ((const struct piece *)letters->records[i])->stage;
    count += stage != STAGE_UNKNOWN && stage != STAGE_PLANNED && stage != STAGE_CANCELLED;
  }
  return count;
}

static bool print_campaigns_and_letters(struct cli *cli, const struct prisoner *prisoner,
                                        const struct picked_list *letters, struct error *error) {
  struct record_value value = {.kind = VALUE_ID, .id = prisoner->id};
  struct record_query query = {.where = "prisoner = ?1", .values = &value, .value_count = 1};
  struct picked_list targets;
  if (!pick_all(cli, &target_noun, &query, &targets, error)) return false;
  for (size_t i = 0; i < targets.count; i++) {
    const struct target *target = targets.records[i];
    fields_print_line(cli, i == 0 ? _("campaigns") : "", pick_call_row(cli, &campaign_noun, target->campaign));
  }
  fields_print_line(cli, _("letters so far"), arena_printf(&cli->arena, "%lld", count_made(letters)));
  return pairs_print_of_prisoner(cli, prisoner->id, error);
}

/* Each with its number and who may see it; the field called note of the record itself is for its keepers only. */
static bool print_notes(struct cli *cli, struct uuid subject, struct error *error) {
  struct numbered_note *notes;
  size_t count = 0;
  if (!notes_about(cli->store, subject, &cli->arena, &notes, &count, error)) return false;
  if (count > 0) cli_print_heading(cli, "\n%s\n", _("Notes"));
  for (size_t i = 0; i < count; i++) {
    struct note note = notes[i].note;
    if (note.level == NOTE_UNKNOWN) note.level = NOTE_CORE;
    const char *level = noun_field(&note_noun, "level")->choices[note.level].word;
    const char *label = arena_printf(&cli->arena, "%lld %s", (long long)notes[i].number, level);
    const char *day =
        date_is_set(note.made_on) ? arena_printf(&cli->arena, " (%s)", date_text(note.made_on, &cli->arena)) : "";
    fields_print_line(cli, label, arena_printf(&cli->arena, "%s%s", note.text, day));
  }
  return true;
}

/* A hold on a prison, or on its country, or on a campaign. */
static bool print_holds(struct cli *cli, struct uuid prison, const char *country, struct uuid campaign,
                        struct error *error) {
  struct prison place = {.id = prison, .country = country};
  struct hold_list holds;
  if (!holds_in_force(cli->store, &cli->arena, &holds, error)) return false;
  for (size_t i = 0; i < holds.count; i++)
    if (guard_meets(&holds.items[i].hold, (struct uuid){{0}}, &place, campaign))
      fields_print_line(cli, guard_reason_label(GUARD_HELD), guard_hold_detail(&holds.items[i], &cli->arena));
  return true;
}

static bool show_prisoner(struct cli *cli, const struct prisoner *prisoner, struct error *error) {
  struct picked_list letters;
  cli_print_heading(cli, "%s\n", prisoner_call(prisoner, &cli->arena));
  fields_print(cli, &prisoner_noun, prisoner);
  return timeline_letters(cli, prisoner->id, &letters, error) &&
         print_campaigns_and_letters(cli, prisoner, &letters, error) && print_stays(cli, prisoner, error) &&
         print_address(cli, prisoner, error) && print_notes(cli, prisoner->id, error) &&
         timeline_print(cli, prisoner, &letters, error);
}

/* ---- prison ---- */

static bool show_prison(struct cli *cli, const struct prison *prison, struct error *error) {
  struct record_value value = {.kind = VALUE_ID, .id = prison->id};
  struct record_query query = {.where = "prison = ?1 AND until IS NULL", .values = &value, .value_count = 1};
  struct picked_list stays;
  cli_print_heading(cli, "%s\n", pick_call(&prison_noun, prison, &cli->arena));
  fields_print(cli, &prison_noun, prison);
  if (!print_holds(cli, prison->id, prison->country, (struct uuid){{0}}, error)) return false;
  if (!pick_all(cli, &stay_noun, &query, &stays, error)) return false;
  cli_print_heading(cli, "\n%s\n", _("Held here"));
  if (stays.count == 0) cli_print(cli, "%s\n", _("nobody we know of"));
  for (size_t i = 0; i < stays.count; i++) {
    const struct stay *stay = stays.records[i];
    cli_print(cli, "%s%s%s\n", pick_call_row(cli, &prisoner_noun, stay->prisoner), stay->ward[0] == '\0' ? "" : ", ",
              stay->ward);
  }
  return print_notes(cli, prison->id, error);
}

/* ---- campaign, writer ---- */

static bool show_campaign(struct cli *cli, const struct campaign *campaign, struct error *error) {
  struct record_value value = {.kind = VALUE_ID, .id = campaign->id};
  struct record_query query = {.where = "campaign = ?1", .values = &value, .value_count = 1};
  struct picked_list targets;
  cli_print_heading(cli, "%s\n", pick_call(&campaign_noun, campaign, &cli->arena));
  fields_print(cli, &campaign_noun, campaign);
  if (!print_holds(cli, (struct uuid){{0}}, "", campaign->id, error)) return false;
  if (!pick_all(cli, &target_noun, &query, &targets, error)) return false;
  cli_print_heading(cli, "\n%s\n", _("For"));
  if (targets.count == 0)
    cli_print(cli, _("nobody yet: solipost campaign add %s WHO...\n"),
              campaign->code[0] != '\0' ? campaign->code : "CODE");
  for (size_t i = 0; i < targets.count; i++) {
    const struct target *target = targets.records[i];
    cli_print(cli, "%s\n", pick_call_row(cli, &prisoner_noun, target->prisoner));
  }
  return print_notes(cli, campaign->id, error);
}

/* Who it really is, only the vault says. */
static bool show_writer(struct cli *cli, const struct writer *writer, struct error *error) {
  struct vault_entry entry;
  bool found = false;
  if (!vault_find(cli->store, writer->id, &cli->arena, &entry, &found, error)) return false;
  cli_print_heading(cli, "%s\n", pick_call(&writer_noun, writer, &cli->arena));
  fields_print(cli, &writer_noun, writer);
  if (found) fields_print_line(cli, _("name and address"), _("in the vault"));
  return pairs_print_of_writer(cli, writer, error) && print_notes(cli, writer->id, error);
}

/* Whom letters reach through it: people with a relay of their own, and prisons. */
static bool show_relay(struct cli *cli, const struct relay *relay, struct error *error) {
  struct record_value value = {.kind = VALUE_ID, .id = relay->id};
  struct record_query query = {.where = "relay = ?1", .order = "code", .values = &value, .value_count = 1};
  struct picked_list people, prisons;
  cli_print_heading(cli, "%s\n", pick_call(&relay_noun, relay, &cli->arena));
  fields_print(cli, &relay_noun, relay);
  if (!pick_all(cli, &prisoner_noun, &query, &people, error) || !pick_all(cli, &prison_noun, &query, &prisons, error))
    return false;
  cli_print_heading(cli, "\n%s\n", _("For"));
  if (people.count + prisons.count == 0)
    cli_print(cli, _("nobody yet: solipost edit WHO contact=relay relay=%s\n"), relay->code);
  for (size_t i = 0; i < people.count; i++)
    cli_print(cli, "%s\n", pick_call(&prisoner_noun, people.records[i], &cli->arena));
  for (size_t i = 0; i < prisons.count; i++)
    cli_print(cli, "%s\n", pick_call(&prison_noun, prisons.records[i], &cli->arena));
  return true;
}

static bool run_show(struct cli *cli, const void *options, struct error *error) {
  struct picked picked;
  size_t at = 0;
  (void)options;
  if (!pick_operands(cli, &at, &picked, error)) return false;
  if (at < cli->operand_count) {
    error_set(error, ERROR_MISUSED, _("one at a time: '%s' is too much"), cli->operands[at]);
    return error_hint(error, "%s", _("a name of several words needs quotes: solipost show 'Deniz Örnek'"));
  }
  if (picked.noun == &prisoner_noun) return show_prisoner(cli, &picked.record.prisoner, error);
  if (picked.noun == &prison_noun) return show_prison(cli, &picked.record.prison, error);
  if (picked.noun == &campaign_noun) return show_campaign(cli, &picked.record.campaign, error);
  if (picked.noun == &relay_noun) return show_relay(cli, &picked.record.relay, error);
  return show_writer(cli, &picked.record.writer, error);
}

static const struct command show_command = {
    .name = "show",
    .group = GROUP_PEOPLE,
    .summary = N_("show all that is known about a prisoner, prison, campaign or writer"),
    .details =
        N_("For a prisoner: the stays, who said that contact is wanted, the address as it would be printed today, "
           "what stands against writing, and the whole correspondence, the newest last. WHO is a code, a prison number "
           "or a name or its beginning; KIND (prisoner, "
           "prison, campaign, writer) is needed only where a name could be several."),
    .operands = "[KIND] WHO",
    .operands_min = 1,
    .operands_max = 2,
    .examples = (const char *const[]){"solipost show P001", "solipost show isil", "solipost show prison TR-SNC", NULL},
    .flags = NEEDS_REGISTER | PAGES,
    .use = USE_KEEP,
    .run = run_show,
};

const struct command *const show_commands[] = {&show_command, NULL};
