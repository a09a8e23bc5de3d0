/* SPDX-License-Identifier: MIT */
/* All commands. A new file with commands is added here and in commands.h. */
#include "commands.h"

#include <string.h>

static const struct command *const *const lists[] = {
    init_commands,  import_commands,  add_commands,    edit_commands,  print_commands, show_commands,
    list_commands,  find_commands,    move_commands,   end_commands,   run_commands,   campaign_commands,
    group_commands, history_commands, backup_commands, check_commands, help_commands,
};

/* The headings of the overview, in their order. */
static const char *const groups[] = {GROUP_BEGIN,     GROUP_PEOPLE,   GROUP_PRINT,
                                     GROUP_CAMPAIGNS, GROUP_REGISTER, GROUP_HELP};

enum { MOST_COMMANDS = 128 };

static size_t add_group(const char *group, const struct command **all, size_t count) {
  for (size_t list = 0; list < COUNT_OF(lists); list++)
    for (size_t i = 0; lists[list][i] != NULL && count < MOST_COMMANDS; i++)
      if (strcmp(lists[list][i]->group, group) == 0) all[count++] = lists[list][i];
  return count;
}

const struct command *const *commands_all(size_t *count) {
  static const struct command *all[MOST_COMMANDS + 1];
  static size_t all_count;
  if (all_count == 0)
    for (size_t group = 0; group < COUNT_OF(groups); group++) all_count = add_group(groups[group], all, all_count);
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
