/* SPDX-License-Identifier: MIT */
/* solipost campaign add|remove: whom a campaign is for. */
#include "commands.h"

#include <string.h>

#include "pick.h"
#include "solipost/model/nouns.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

struct campaign_options {
  const char *country, *prison, *language;
  bool everyone;
};

struct change {
  struct campaign campaign;
  struct picked_list people;
  size_t changed;
};

static bool target_of(struct cli *cli, const struct campaign *campaign, struct uuid prisoner, struct picked_list *found,
                      struct error *error) {
  struct record_value values[] = {{.kind = VALUE_ID, .id = campaign->id}, {.kind = VALUE_ID, .id = prisoner}};
  struct record_query query = {.where = "campaign = ?1 AND prisoner = ?2", .values = values, .value_count = 2};
  return pick_all(cli, &target_noun, &query, found, error);
}

static bool add_targets(struct cli *cli, void *context, struct error *error) {
  struct change *change = context;
  for (size_t i = 0; i < change->people.count; i++) {
    const struct prisoner *prisoner = change->people.records[i];
    struct picked_list found;
    if (!target_of(cli, &change->campaign, prisoner->id, &found, error)) return false;
    if (found.count > 0) continue;
    struct target target;
    noun_clear(&target_noun, &target);
    target.campaign = change->campaign.id;
    target.prisoner = prisoner->id;
    if (!record_insert(cli->store, &target_noun, &target, error)) return false;
    change->changed++;
  }
  return true;
}

static bool remove_targets(struct cli *cli, void *context, struct error *error) {
  struct change *change = context;
  for (size_t i = 0; i < change->people.count; i++) {
    const struct prisoner *prisoner = change->people.records[i];
    struct picked_list found;
    if (!target_of(cli, &change->campaign, prisoner->id, &found, error)) return false;
    for (size_t t = 0; t < found.count; t++) {
      if (!record_delete(cli->store, &target_noun, *(const struct uuid *)found.records[t], error)) return false;
      change->changed++;
    }
  }
  return true;
}

/* Those named one by one, or all who fit the conditions. */
static bool choose_people(struct cli *cli, const struct campaign_options *given, struct picked_list *people,
                          struct error *error) {
  bool condition = given->country != NULL || given->prison != NULL || given->language != NULL || given->everyone;
  struct selection selection = {.who = cli->operand_count > 1 ? cli->operands + 1 : NULL,
                                .country = given->country,
                                .prison = given->prison,
                                .language = given->language};
  struct selection_cursor *cursor = NULL;
  bool more = true, done = false;
  LIST(void *) chosen = {0};
  if (!condition && cli->operand_count < 2) {
    error_set(error, ERROR_MISUSED, "%s", _("whom is this about?"));
    return error_hint(error, "%s",
                      _("name people by code or name, or choose with --country, --prison, --language or --everyone"));
  }
  if (!selection_open(cli->store, &selection, &cursor, error)) return false;
  for (;;) {
    struct selected *one = ARENA_NEW(&cli->arena, struct selected);
    if (!selection_next(cursor, one, &cli->arena, &more, error)) break;
    done = !more;
    if (done) break;
    LIST_PUSH(&chosen, &one->prisoner);
  }
  selection_close(cursor);
  *people = (struct picked_list){NULL, chosen.count};
  if (chosen.count > 0) people->records = arena_copy(&cli->arena, chosen.items, chosen.count * sizeof *chosen.items);
  LIST_RELEASE(&chosen);
  if (!done) return false;
  return people->count > 0 || error_set(error, ERROR_NOT_FOUND, "%s", _("nobody fits"));
}

static bool change_campaign(struct cli *cli, const struct campaign_options *given, cli_work *work,
                            struct change *change, struct error *error) {
  *change = (struct change){0};
  return pick_one(cli, &campaign_noun, cli->operands[0], &change->campaign, error) &&
         choose_people(cli, given, &change->people, error) && cli_commit(cli, work, change, error);
}

static bool run_campaign_add(struct cli *cli, const void *options, struct error *error) {
  struct change change;
  if (!change_campaign(cli, options, add_targets, &change, error)) return false;
  const char *call = pick_call(&campaign_noun, &change.campaign, &cli->arena);
  cli_say(cli, ngettext("%s is for %zu person more", "%s is for %zu people more", change.changed), call,
          change.changed);
  if (change.changed < change.people.count)
    cli_say(cli, _("  %zu were among them already"), change.people.count - change.changed);
  return true;
}

static bool run_campaign_remove(struct cli *cli, const void *options, struct error *error) {
  struct change change;
  if (!change_campaign(cli, options, remove_targets, &change, error)) return false;
  const char *call = pick_call(&campaign_noun, &change.campaign, &cli->arena);
  cli_say(cli, ngettext("%s is for %zu person less", "%s is for %zu people less", change.changed), call,
          change.changed);
  return true;
}

#define AT(member) offsetof(struct campaign_options, member)
static const struct command_option options[] = {
    {.name = "country",
     .type = OPTION_COUNTRY,
     .value_name = "COUNTRY",
     .offset = AT(country),
     .help = N_("all held in this country")},
    {.name = "prison",
     .type = OPTION_TEXT,
     .value_name = "PRISON",
     .offset = AT(prison),
     .help = N_("all held in this prison")},
    {.name = "language",
     .type = OPTION_LANGUAGE,
     .value_name = "LANGUAGE",
     .offset = AT(language),
     .help = N_("all who read this language")},
    {.name = "everyone", .type = OPTION_FLAG, .offset = AT(everyone), .help = N_("everyone in the register")},
};

static const struct command campaign_add_command = {
    .name = "campaign add",
    .group = GROUP_CAMPAIGNS,
    .summary = N_("say whom a campaign is for"),
    .operands = "CAMPAIGN [WHO]...",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .options = options,
    .option_count = COUNT_OF(options),
    .examples =
        (const char *const[]){"solipost campaign add M18 P001 P002", "solipost campaign add M18 --country TR", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct campaign_options),
    .use = USE_KEEP,
    .run = run_campaign_add,
};

static const struct command campaign_remove_command = {
    .name = "campaign remove",
    .group = GROUP_CAMPAIGNS,
    .summary = N_("take people out of a campaign"),
    .operands = "CAMPAIGN [WHO]...",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .options = options,
    .option_count = COUNT_OF(options),
    .examples = (const char *const[]){"solipost campaign remove M18 P002", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct campaign_options),
    .use = USE_KEEP,
    .run = run_campaign_remove,
};

const struct command *const campaign_commands[] = {&campaign_add_command, &campaign_remove_command, NULL};
