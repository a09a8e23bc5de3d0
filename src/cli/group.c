/* SPDX-License-Identifier: MIT */
/* solipost group show|edit: the group that owns this register. */
#include "commands.h"

#include <string.h>

#include "fields.h"
#include "pick.h"
#include "solipost/model/nouns.h"
#include "solipost/store/people_store.h"

struct group_options {
  const char *const *fields;
};

static bool run_group_show(struct cli *cli, const void *options, struct error *error) {
  struct own_group group;
  (void)options;
  if (!people_own_group(cli->store, &group, &cli->arena, error)) return false;
  fields_print(cli, &own_group_noun, &group);
  return true;
}

struct group_change {
  struct own_group before, after;
};

static bool write_group(struct cli *cli, void *context, struct error *error) {
  const struct group_change *change = context;
  return fields_update_changed(cli, &own_group_noun, &change->before, &change->after, error);
}

static bool run_group_edit(struct cli *cli, const void *options, struct error *error) {
  static const char *const questions[] = {"name", "sender", "country", "language", "posting_language", "contact", NULL};
  const struct group_options *given = options;
  struct group_change change;
  if (!people_own_group(cli->store, &change.before, &cli->arena, error)) return false;
  change.after = change.before;
  if (fields_any_given(&own_group_noun, given->fields) || cli->operand_count > 0) {
    if (!fields_set_given(cli, &own_group_noun, &change.after, given->fields, error)) return false;
    for (size_t i = 0; i < cli->operand_count; i++)
      if (!fields_set_assignment(cli, &own_group_noun, &change.after, cli->operands[i], error)) return false;
  } else if (cli_can_ask(cli)) {
    if (!fields_ask(cli, &own_group_noun, &change.after, questions, error)) return false;
  } else {
    error_set(error, ERROR_MISUSED, "%s", _("what should change about the group?"));
    return error_hint(error, "%s", _("for example: solipost group edit --sender 'Postfach 12|70001 Stuttgart'"));
  }
  if (!fields_check_required(&own_group_noun, &change.after, &cli->arena, error)) return false;
  if (!cli_commit(cli, write_group, &change, error)) return false;
  cli_say(cli, _("Changed the group: %s"), change.after.name);
  return true;
}

static const struct command group_show_command = {
    .name = "group show",
    .group = GROUP_REGISTER,
    .summary = N_("show your group: name, sender, country of posting"),
    .examples = (const char *const[]){"solipost group show", NULL},
    .flags = NEEDS_REGISTER,
    .run = run_group_show,
};

static const struct command group_edit_command = {
    .name = "group edit",
    .group = GROUP_REGISTER,
    .summary = N_("change your group: name, sender, country of posting"),
    .details =
        N_("Give the fields as options or as FIELD=VALUE; with none they are asked for on a terminal. The lines of "
           "the sender's address are divided by |."),
    .operands = "[FIELD=VALUE]...",
    .operands_max = OPERANDS_ANY,
    .fields = &own_group_noun,
    .fields_offset = offsetof(struct group_options, fields),
    .examples =
        (const char *const[]){"solipost group edit --sender 'Letters for Freedom|Postfach 12|70001 Stuttgart'", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct group_options),
    .run = run_group_edit,
};

const struct command *const group_commands[] = {&group_show_command, &group_edit_command, NULL};
