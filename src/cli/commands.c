/* SPDX-License-Identifier: MIT */
/* All commands. A new file with commands is added here and in commands.h. */
#include "commands.h"

static const struct command *const *const lists[] = {
    init_commands,        import_commands,    add_commands,         edit_commands, print_commands,
    print_again_commands, rule_commands,      rule_change_commands, show_commands, list_commands,
    find_commands,        move_commands,      end_commands,         run_commands,  campaign_commands,
    vault_commands,       group_commands,     history_commands,     lock_commands, encrypt_commands,
    backup_commands,      handover_commands,  check_commands,       help_commands, forget_commands,
    shred_commands,       retention_commands, hold_commands,        note_commands, export_commands,
    template_commands,    papers_commands,
};

enum { MOST_COMMANDS = 128 };

static size_t add_group(enum command_group group, const struct command **all, size_t count) {
  for (size_t list = 0; list < COUNT_OF(lists); list++)
    for (size_t i = 0; lists[list][i] != NULL && count < MOST_COMMANDS; i++)
      if (lists[list][i]->group == group) all[count++] = lists[list][i];
  return count;
}

const struct command *const *commands_all(void) {
  static const struct command *all[MOST_COMMANDS + 1];
  if (all[0] != NULL) return all;
  size_t count = 0;
  for (enum command_group group = GROUP_BEGIN; group < GROUP_COUNT; group++) count = add_group(group, all, count);
  return all;
}
