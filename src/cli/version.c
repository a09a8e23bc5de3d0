/* SPDX-License-Identifier: MIT */
/* The version of the program and of what it is built on. */
#include "version.h"

#include "output.h"
#include "solipost/jobs/libraries.h"

void version_print(struct cli *cli) {
  struct library libraries[16];
  size_t count = libraries_list(libraries, COUNT_OF(libraries));
  cli_print(cli, "solipost %s\n", SOLIPOST_VERSION);
  for (size_t i = 0; i < count && i < COUNT_OF(libraries); i++)
    cli_print(cli, "%s %s\n", libraries[i].name, libraries[i].version);
  cli_print(cli, "%s\n", _("no network code: nothing leaves this computer"));
}
