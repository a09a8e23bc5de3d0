/* SPDX-License-Identifier: MIT */
/* A line that is nobody's business: read byte by byte into guarded memory, on the terminal without showing it. */
#ifndef SOLIPOST_CLI_HIDDEN_LINE_H
#define SOLIPOST_CLI_HIDDEN_LINE_H

#include "solipost/base/compiler.h"
#include "solipost/store/secret.h"

enum hidden_line {
  HIDDEN_LINE_WHOLE,   /* a line, without its end */
  HIDDEN_LINE_ENDED,   /* what stood before the end of the file, perhaps nothing */
  HIDDEN_LINE_STOPPED, /* Ctrl-C, or the program was told to end */
  HIDDEN_LINE_FAILED   /* errno says why */
};

/* Takes nothing beyond the line. A line that is longer than any passphrase is cut behind that length. */
MUST_CHECK enum hidden_line hidden_line_read(int descriptor, struct secret *line);

/* Asks on standard error, reads from the terminal on standard input. The terminal is as it was when this returns,
 * whatever happened. Ctrl-Z is no key here: the program must not fall asleep while the terminal shows nothing. */
MUST_CHECK enum hidden_line hidden_line_ask(const char *question, struct secret *line);

#endif
