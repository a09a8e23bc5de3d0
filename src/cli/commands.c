/* SPDX-License-Identifier: MIT */
/* All commands, out of the lists of their files. */
#include "commands.h"

#define ENTER_COMMAND_LIST(list) list,
static const struct command *const *const lists[] = {EACH_COMMAND_LIST(ENTER_COMMAND_LIST)};

enum { MOST_COMMANDS = 256 };

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
