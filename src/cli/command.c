/* SPDX-License-Identifier: MIT */
/* The headings under which commands stand, and what commands do with prisoners. */
#include "command.h"

const char *command_group_title(enum command_group group) {
  static const char *const titles[GROUP_COUNT] = {
      [GROUP_BEGIN] = N_("To begin"),
      [GROUP_PEOPLE] = N_("People and prisons"),
      [GROUP_PRINT] = N_("Printing"),
      [GROUP_LOG] = N_("What became of letters"),
      [GROUP_MEANS] = N_("Texts, mail rules, postage, printers"),
      [GROUP_CAMPAIGNS] = N_("Writers and campaigns"),
      [GROUP_REGISTER] = N_("Looking after the register"),
      [GROUP_HELP] = N_("Help"),
  };
  return _(titles[group]);
}

enum use command_use(const struct command *command, enum cli_format format) {
  bool for_programs = format != FORMAT_TABLE && (command->flags & LISTS) != 0;
  return for_programs && command->use == USE_KEEP ? USE_EXPORT : command->use;
}
