/* SPDX-License-Identifier: MIT */
/* The kernel's keyring of this user (Linux, keyrings(7)): its memory is not swapped and dies with the machine. */
#include "key_cache.h"

#include <stdlib.h>

#include <keyutils.h>
#include <sodium.h>

/* Named by the salt, which no two passphrases share. */
enum { NAME_SIZE = sizeof "solipost:" + 2 * KEY_SALT_SIZE };
static const char type[] = "user";

static void name_key(const struct key_recipe *recipe, char out[NAME_SIZE]) {
  memcpy(out, "solipost:", sizeof "solipost:");
  sodium_bin2hex(out + sizeof "solipost:" - 1, 2 * KEY_SALT_SIZE + 1, recipe->salt, sizeof recipe->salt);
}

static key_serial_t look_for(const struct key_recipe *recipe) {
  char name[NAME_SIZE];
  name_key(recipe, name);
  return (key_serial_t)keyctl_search(KEY_SPEC_USER_KEYRING, type, name, 0);
}

bool key_cache_find(const struct key_recipe *recipe, struct secret *key) {
  unsigned char bytes[KEY_SIZE];
  key_serial_t serial = look_for(recipe);
  if (serial < 0) return false;
  bool found = keyctl_read(serial, (char *)bytes, sizeof bytes) == (long)sizeof bytes;
  if (found) secret_set(key, bytes, sizeof bytes);
  sodium_memzero(bytes, sizeof bytes);
  return found;
}

bool key_cache_keep(const struct key_recipe *recipe, const struct secret *key, int64_t minutes) {
  char name[NAME_SIZE];
  if (minutes <= 0) return false;
  name_key(recipe, name);
  key_serial_t serial = add_key(type, name, key->bytes, key->length, KEY_SPEC_USER_KEYRING);
  if (serial < 0) return false;
  /* Also where the keyring of the user is not part of that of the session (after su, in cron). */
  key_perm_t mine = KEY_POS_ALL | KEY_USR_VIEW | KEY_USR_READ | KEY_USR_WRITE | KEY_USR_SEARCH | KEY_USR_SETATTR;
  bool bounded = keyctl_setperm(serial, mine) == 0 && keyctl_set_timeout(serial, (unsigned)(minutes * 60)) == 0;
  if (!bounded) keyctl_unlink(serial, KEY_SPEC_USER_KEYRING); /* rather none than one that stays */
  return bounded;
}

bool key_cache_drop(const struct key_recipe *recipe) {
  key_serial_t serial = look_for(recipe);
  if (serial < 0) return false;
  (void)keyctl_revoke(serial);
  (void)keyctl_unlink(serial, KEY_SPEC_USER_KEYRING);
  return true;
}
