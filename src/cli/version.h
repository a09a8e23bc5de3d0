/* SPDX-License-Identifier: MIT */
/* solipost --version. */
#ifndef SOLIPOST_CLI_VERSION_H
#define SOLIPOST_CLI_VERSION_H

#include "context.h"

void version_print(struct cli *cli);

#endif
