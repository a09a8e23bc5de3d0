/* SPDX-License-Identifier: MIT */
/* Short naps with some chance in them: two writers that sleep in step would starve one of them. */
#include "waiting.h"

#include <time.h>

#include "solipost/base/uuid.h"

/* Up to 20 naps of a few milliseconds, then of 5 to 24. */
enum { SHORT_NAPS = 20, MEAN_NAP_MS = 15, TOLD_AFTER_MS = 1000 };

bool waiting_nap(const struct store_talk *talk, const char *path, int times, int patience_ms) {
  long nap_ms = times < SHORT_NAPS ? 1 + (long)random_below(4) : 5 + (long)random_below(20);
  if (times > patience_ms / MEAN_NAP_MS) return false;
  if (times == TOLD_AFTER_MS / MEAN_NAP_MS && talk->waiting != NULL) talk->waiting(talk->context, path);
  struct timespec nap = {.tv_nsec = nap_ms * 1000000};
  nanosleep(&nap, NULL);
  return true;
}
