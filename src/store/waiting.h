/* SPDX-License-Identifier: MIT */
/* Waiting for another command that writes. */
#ifndef STORE_WAITING_H
#define STORE_WAITING_H

#include "solipost/store/talk.h"

/* Sleeps a little; `times` counts the naps taken before. Tells after about a second that there is somebody to wait for.
 * False when it has been
 * longer than the patience. */
bool waiting_nap(const struct store_talk *talk, const char *path, int times, int patience_ms);

/* A large import holds the lock for some seconds; a minute means that something hangs. */
enum { WAITING_PATIENT_MS = 60000, WAITING_SHORT_MS = 2000 };

#endif
