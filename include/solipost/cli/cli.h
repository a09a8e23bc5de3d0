/* SPDX-License-Identifier: MIT */
/* The whole command line: words in, exit code out. */
#ifndef SOLIPOST_CLI_CLI_H
#define SOLIPOST_CLI_CLI_H

/* 0 done, 1 failed, 2 misused, 3 partly done. */
int cli_main(int argc, char **argv);

#endif
