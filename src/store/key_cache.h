/* SPDX-License-Identifier: MIT */
/* Keys that rest for a while in the kernel, so that neither the passphrase nor the work on it is asked of every command. */
#ifndef STORE_KEY_CACHE_H
#define STORE_KEY_CACHE_H

#include "solipost/store/secret.h"

/* The key that belongs to this recipe, if it rests there. */
bool key_cache_find(const struct key_recipe *recipe, struct secret *key);
/* Keeps it for so many minutes from now. False where the kernel keeps no keys: the passphrase is asked each time. */
bool key_cache_keep(const struct key_recipe *recipe, const struct secret *key, int64_t minutes);
/* Whether there was one. */
bool key_cache_drop(const struct key_recipe *recipe);

#endif
