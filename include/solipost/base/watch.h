/* SPDX-License-Identifier: MIT */
/* Long work tells how far it is and asks whether to stop; cli draws the progress and sets the flag on Ctrl-C. */
#ifndef SOLIPOST_BASE_WATCH_H
#define SOLIPOST_BASE_WATCH_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

struct watch {
  void (*step)(void *context, const char *what, size_t done, size_t total); /* may be NULL */
  void *context;
  const volatile sig_atomic_t *stop; /* may be NULL */
};

/* Reports progress; false with ERROR_STOPPED when the user wants to stop. `watch` may be NULL. `what` is translated. */
MUST_CHECK bool watch_step(const struct watch *watch, const char *what, size_t done, size_t total, struct error *error);

#endif
