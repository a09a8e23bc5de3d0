/* SPDX-License-Identifier: MIT */
/* Passphrases: typed without being shown, or read from a file descriptor; new ones measured before they are taken. */
#ifndef SOLIPOST_CLI_PASSPHRASE_H
#define SOLIPOST_CLI_PASSPHRASE_H

#include "context.h"
#include "solipost/store/secret.h"

/* The next line of an open file; `descriptor` is its number as typed, `option` what it was typed for: "--passphrase-fd".
 * Two passphrases may come from one file: each takes a line. */
MUST_CHECK bool passphrase_read(const char *descriptor, const char *option, struct secret *out, struct error *error);

/* One that exists: asked on the terminal without showing it. Off a terminal: ERROR_MISUSED naming `option`. */
MUST_CHECK bool passphrase_ask(struct cli *cli, const char *question, const char *option, struct secret *out,
                               struct error *error);

/* A new one for `what` ("the register"): says that nobody can help when it is forgotten, offers a generated one of words,
 * says how strong what was typed is and asks again when it is weak, asks for it twice. With a `descriptor` (else NULL) it
 * is read from there, a weak one is refused, and nothing is asked. */
MUST_CHECK bool passphrase_choose(struct cli *cli, const char *what, const char *descriptor, const char *option,
                                  struct secret *out, struct error *error);

#endif
