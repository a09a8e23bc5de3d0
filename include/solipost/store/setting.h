/* SPDX-License-Identifier: MIT */
/* Small settings of a register. */
#ifndef SOLIPOST_STORE_SETTING_H
#define SOLIPOST_STORE_SETTING_H

#include <stdbool.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/store/handle.h"

/* Small settings of the register (not journalled as rows of a noun): "paper", "next_run". "" when not set. */
MUST_CHECK bool store_setting_get(struct store *store, const char *key, struct arena *arena, const char **value,
                                  struct error *error);
MUST_CHECK bool store_setting_set(struct store *store, const char *key, const char *value, struct error *error);

/* For how many minutes a key rests in the kernel after its last use: the setting "unlock_minutes", else the usual; 0 never. */
enum { UNLOCK_USUAL_MINUTES = 15, UNLOCK_MOST_MINUTES = 24 * 60 };
MUST_CHECK bool store_unlock_minutes(struct store *store, int64_t *minutes, struct error *error);

#endif
