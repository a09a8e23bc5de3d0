/* SPDX-License-Identifier: MIT */
/* All commands. A new file with commands is added here and in commands.h. */
#include "commands.h"

#include <string.h>

static const struct command *const *const lists[] = {
    init_commands,  import_commands,  add_commands,    edit_commands,  print_commands, show_commands,
    list_commands,  find_commands,    move_commands,   end_commands,   run_commands,   campaign_commands,
    group_commands, history_commands, backup_commands, check_commands, help_commands,
};

const char *command_group_title(enum command_group group) {
  static const char *const titles[GROUP_COUNT] = {
      [GROUP_BEGIN] = N_("To begin"),
      [GROUP_PEOPLE] = N_("People and prisons"),
      [GROUP_PRINT] = N_("Cards"),
      [GROUP_CAMPAIGNS] = N_("Writers and campaigns"),
      [GROUP_REGISTER] = N_("Looking after the register"),
      [GROUP_HELP] = N_("Help"),
  };
  return _(titles[group]);
}

enum { MOST_COMMANDS = 128 };

static size_t add_group(enum command_group group, const struct command **all, size_t count) {
  for (size_t list = 0; list < COUNT_OF(lists); list++)
    for (size_t i = 0; lists[list][i] != NULL && count < MOST_COMMANDS; i++)
      if (lists[list][i]->group == group) all[count++] = lists[list][i];
  return count;
}

const struct command *const *commands_all(size_t *count) {
  static const struct command *all[MOST_COMMANDS + 1];
  static size_t all_count;
  if (all_count == 0)
    for (enum command_group group = GROUP_BEGIN; group < GROUP_COUNT; group++)
      all_count = add_group(group, all, all_count);
  *count = all_count;
  return all;
}

const struct command *commands_find(const char *name) {
  size_t count = 0;
  const struct command *const *all = commands_all(&count);
  for (size_t i = 0; i < count; i++)
    if (strcmp(all[i]->name, name) == 0) return all[i];
  return NULL;
}
