/* SPDX-License-Identifier: MIT */
/* Passphrases and keys in guarded memory, and Argon2id. */
#include "solipost/store/secret.h"

#include <assert.h>
#include <string.h>

#include <sodium.h>

#include "solipost/base/i18n.h"
#include "solipost/base/memory.h"

/* Without it libsodium's memory is not guarded. It cannot fail once there are random numbers. */
static void start(void) {
  int started = sodium_init();
  assert(started >= 0);
  (void)started;
}

void secret_set(struct secret *secret, const void *bytes, size_t length) {
  start();
  unsigned char *kept = sodium_malloc(length + 1);
  if (kept == NULL) mem_end_without_memory();
  memcpy(kept, bytes, length);
  kept[length] = 0;
  secret_release(secret);
  *secret = (struct secret){.bytes = kept, .length = length};
}

void secret_release(struct secret *secret) {
  if (secret->bytes != NULL) sodium_free(secret->bytes);
  *secret = (struct secret){0};
}

bool secret_equal(const struct secret *a, const struct secret *b) {
  return a->length == b->length && (a->length == 0 || sodium_memcmp(a->bytes, b->bytes, a->length) == 0);
}

static const struct {
  uint32_t operations;
  uint32_t memory_kib;
} costs[] = {
    [KEY_COST_MODERATE] = {crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE / 1024},
    [KEY_COST_LIGHT] = {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE / 1024},
    [KEY_COST_LEAST] = {1, 8},
};

void key_recipe_new(struct key_recipe *recipe, enum key_cost cost) {
  start();
  *recipe = (struct key_recipe){.operations = costs[cost].operations, .memory_kib = costs[cost].memory_kib};
  randombytes_buf(recipe->salt, sizeof recipe->salt);
}

bool key_recipe_is_known(const struct key_recipe *recipe) {
  for (size_t i = 0; i < COUNT_OF(costs); i++) {
    if (recipe->operations == costs[i].operations && recipe->memory_kib == costs[i].memory_kib) return true;
  }
  return false;
}

bool key_derive(const struct key_recipe *recipe, const struct secret *passphrase, struct secret *key,
                struct error *error) {
  static const unsigned char nothing[KEY_SIZE] = {0};
  assert(key_recipe_is_known(recipe));
  secret_set(key, nothing, sizeof nothing);
  if (crypto_pwhash(key->bytes, key->length, (const char *)passphrase->bytes, passphrase->length, recipe->salt,
                    recipe->operations, (size_t)recipe->memory_kib * 1024, crypto_pwhash_ALG_ARGON2ID13) == 0) {
    return true;
  }
  secret_release(key);
  error_set(error, ERROR_FAILED, _("there is not enough memory to work out the key: %u MB are needed"),
            recipe->memory_kib / 1024);
  return error_hint(error, _("close other programs and try again; a register made with --light needs 64 MB"));
}

void key_new(struct secret *key) {
  unsigned char bytes[KEY_SIZE];
  start();
  randombytes_buf(bytes, sizeof bytes);
  secret_set(key, bytes, sizeof bytes);
  sodium_memzero(bytes, sizeof bytes);
}
