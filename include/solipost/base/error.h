/* SPDX-License-Identifier: MIT */
/* What went wrong, about what, and what to do next. Filled by the function that fails, printed by cli alone. */
#ifndef SOLIPOST_BASE_ERROR_H
#define SOLIPOST_BASE_ERROR_H

#include <stdarg.h>
#include <stdbool.h>

#include "solipost/base/compiler.h"

enum error_kind {
  ERROR_NONE,
  ERROR_FAILED,    /* the world did not allow it: exit 1 */
  ERROR_MISUSED,   /* the request makes no sense as it stands: exit 2 */
  ERROR_NOT_FOUND, /* no such prisoner, file, column: exit 1 */
  ERROR_AMBIGUOUS, /* several fit; the hint lists them: exit 2 */
  ERROR_BUSY,      /* somebody else holds the register: exit 1 */
  ERROR_DAMAGED,   /* a file is not what it claims to be: exit 1 */
  ERROR_REFUSED,   /* allowed by the machine, forbidden by a rule of the domain: exit 1 */
  ERROR_STOPPED    /* the user pressed Ctrl-C: exit 1, nothing to explain */
};

/* Both texts are UTF-8, already translated for the screen, without a full stop at the end.
 * `message` says what failed and about what; `hint` says what to do now (may be empty, may have several lines). */
struct error {
  enum error_kind kind;
  char message[1024];
  char hint[2048];
};

/* Sets kind and message, clears the hint. Always returns false, so that a caller can write
 * `return error_set(error, ...)`. `error` may be NULL: then nothing is kept. */
bool error_set(struct error *error, enum error_kind kind, const char *format, ...) PRINTF_LIKE(3, 4);

/* Replaces the hint. Returns false for the same reason. */
bool error_hint(struct error *error, const char *format, ...) PRINTF_LIKE(2, 3);

/* Puts the place in front of the message ("row 14: "). Returns false. */
bool error_prefix(struct error *error, const char *format, ...) PRINTF_LIKE(2, 3);

/* Message for a failed system call: "cannot write demo/cards.pdf: No space left on device". `what` is translated
 * by the caller and holds one %s for `path`; `number` is errno. */
bool error_system(struct error *error, int number, const char *what, const char *path);

void error_clear(struct error *error);

#endif
