/* SPDX-License-Identifier: MIT */
/* solipost: letters and cards to prisoners. Everything happens in cli and below. */
#include "solipost/cli/cli.h"

int main(int argc, char **argv) { return cli_main(argc, argv); }
