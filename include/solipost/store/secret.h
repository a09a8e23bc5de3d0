/* SPDX-License-Identifier: MIT */
/* Passphrases and keys: memory that is never swapped, surrounded by pages nobody may touch, and wiped when given back;
 * and the way from a passphrase to a key (Argon2id, RFC 9106, through libsodium). */
#ifndef SOLIPOST_STORE_SECRET_H
#define SOLIPOST_STORE_SECRET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

/* All zero is empty. Not copied by assignment: two owners would free it twice. */
struct secret {
  unsigned char *bytes;
  size_t length;
};
void secret_set(struct secret *secret, const void *bytes, size_t length); /* copies; what was there before is wiped */
void secret_release(struct secret *secret);                               /* wipes; empty again */
bool secret_equal(const struct secret *a, const struct secret *b);        /* in time that tells nothing */

enum { KEY_SIZE = 32, KEY_SALT_SIZE = 16 };

/* How much work a guess costs. MODERATE: about 0.7 s and 256 MB; LIGHT: about 0.1 s and 64 MB, for computers with little
 * memory; LEAST: hardly anything, for tests alone. */
enum key_cost { KEY_COST_MODERATE, KEY_COST_LIGHT, KEY_COST_LEAST };

/* What has to be known besides the passphrase; no secret. */
struct key_recipe {
  uint32_t operations;
  uint32_t memory_kib;
  unsigned char salt[KEY_SALT_SIZE];
};
void key_recipe_new(struct key_recipe *recipe, enum key_cost cost); /* with a new random salt */
/* False for parameters that nobody here ever chose: a file from elsewhere must not ask for a hundred gigabytes. */
bool key_recipe_is_known(const struct key_recipe *recipe);
/* The key has KEY_SIZE bytes. Fails when the memory is not there. */
MUST_CHECK bool key_derive(const struct key_recipe *recipe, const struct secret *passphrase, struct secret *key,
                           struct error *error);
/* A random key. */
void key_new(struct secret *key);

#endif
