/* SPDX-License-Identifier: MIT */
/* The headings under which commands stand. */
#include "command.h"

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
