/* SPDX-License-Identifier: MIT */
/* Fuzz target: whatever stands where the head or an entry of the vault should is refused or read, never more. The first
 * byte chooses: H a head, E an entry as in the register, P what stands inside an entry, W texts to be sealed and opened
 * again, each ended by a NUL byte. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/store/vault_form.h"
#include "solipost/base/utf8.h"
#include "solipost/store/vault_seal.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void require(bool condition) {
  if (!condition) abort();
}

static const struct uuid writer = {{1, 2, 3}};

static void make_key(struct secret *key) {
  static const unsigned char bytes[KEY_SIZE] = {7};
  secret_set(key, bytes, sizeof bytes);
}

/* What is random cannot have been locked with this passphrase. */
static void try_head(const char *head) {
  struct secret passphrase = {0}, key = {0};
  struct error error = {0};
  secret_set(&passphrase, "otter", 5);
  if (vault_unlock_key(head, &passphrase, &key, &error)) require(key.length == KEY_SIZE);
  else require(error.kind != ERROR_NONE && key.length == 0);
  secret_release(&passphrase);
  secret_release(&key);
}

static void try_entry(const char *sealed, struct arena *arena) {
  struct secret key = {0};
  struct vault_person person;
  struct error error = {0};
  make_key(&key);
  require(!vault_open(&key, writer, sealed, arena, &person, &error));
  require(error.kind == ERROR_DAMAGED || error.kind == ERROR_FAILED);
  secret_release(&key);
}

/* Each person has one form: what is read is written as it was. */
static void try_inside(const uint8_t *bytes, size_t length, struct arena *arena) {
  struct vault_person person;
  struct error error = {0};
  unsigned char again[VAULT_FORM_MAX];
  size_t again_length = 0;
  if (!vault_form_read(bytes, length, arena, &person)) return;
  for (size_t i = 0; i < VAULT_TEXT_COUNT; i++) require(utf8_is_valid(person.texts[i]));
  require(vault_form_write(&person, again, &again_length, &error));
  require(again_length <= length && memcmp(again, bytes, again_length) == 0);
}

static void try_texts(const uint8_t *bytes, size_t length, struct arena *arena) {
  struct vault_person person = {{"", "", "", ""}}, read;
  struct secret key = {0};
  struct error error = {0};
  const char *sealed = NULL;
  size_t at = 0;
  for (size_t i = 0; i < VAULT_TEXT_COUNT && at < length; i++) {
    person.texts[i] = arena_strndup(arena, (const char *)bytes + at, strnlen((const char *)bytes + at, length - at));
    if (!utf8_is_valid(person.texts[i])) return;
    at += strlen(person.texts[i]) + 1;
  }
  make_key(&key);
  if (vault_seal(&key, writer, &person, arena, &sealed, &error)) {
    require(vault_open(&key, writer, sealed, arena, &read, &error));
    for (size_t i = 0; i < VAULT_TEXT_COUNT; i++) require(strcmp(read.texts[i], person.texts[i]) == 0);
  } else require(error.kind == ERROR_MISUSED);
  secret_release(&key);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  struct arena arena;
  if (length == 0) return 0;
  arena_init(&arena);
  const char *text = arena_strndup(&arena, (const char *)bytes + 1, strnlen((const char *)bytes + 1, length - 1));
  switch (bytes[0]) {
  case 'H': try_head(text); break;
  case 'E': try_entry(text, &arena); break;
  case 'P': try_inside(bytes + 1, length - 1, &arena); break;
  case 'W': try_texts(bytes + 1, length - 1, &arena); break;
  default: break;
  }
  arena_release(&arena);
  return 0;
}
