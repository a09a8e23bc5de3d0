/* SPDX-License-Identifier: MIT */
/* Locks and opens the key of the vault and its entries: XChaCha20-Poly1305 of libsodium, Argon2id for the passphrase. */
#include "solipost/store/vault_seal.h"

#include <assert.h>
#include <string.h>

#include <sodium.h>

#include "solipost/base/i18n.h"
#include "vault_form.h"

enum {
  NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
  TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES,
  VARIANT = sodium_base64_VARIANT_ORIGINAL
};

static void start(void) {
  int started = sodium_init();
  assert(started >= 0);
  (void)started;
}

static const char *to_base64(const unsigned char *bytes, size_t length, struct arena *arena) {
  size_t size = sodium_base64_encoded_len(length, VARIANT);
  return sodium_bin2base64(arena_alloc(arena, size), size, bytes, length, VARIANT);
}

/* False unless the whole text is base64 of at most `room` bytes, in the one way to write it. */
static bool from_base64(const char *text, unsigned char *out, size_t room, size_t *length) {
  return sodium_base642bin(out, room, text, strlen(text), NULL, length, NULL, VARIANT) == 0;
}

/* ---- the head ---- */

/* Everything before the nonce is authenticated with the locked key. The checksum at the end tells damage from a wrong
 * passphrase; it protects from nobody. */
enum {
  HEAD_MAGIC = 8,
  AT_VERSION = HEAD_MAGIC,
  AT_OPERATIONS = AT_VERSION + 1,
  AT_MEMORY = AT_OPERATIONS + 4,
  AT_SALT = AT_MEMORY + 4,
  AT_NONCE = AT_SALT + KEY_SALT_SIZE,
  AT_LOCKED = AT_NONCE + NONCE,
  AT_CHECKSUM = AT_LOCKED + KEY_SIZE + TAG,
  CHECKSUM_LENGTH = crypto_generichash_BYTES_MIN,
  HEAD_LENGTH = AT_CHECKSUM + CHECKSUM_LENGTH
};
static const unsigned char magic[HEAD_MAGIC] = {'s', 'o', 'l', 'i', 'v', 'l', 't', 0};
enum { HEAD_VERSION = 1, ENTRY_VERSION = 1 };

static void put_number(unsigned char *at, uint32_t number) {
  for (int i = 0; i < 4; i++) at[i] = (unsigned char)(number >> (8 * i));
}

static uint32_t get_number(const unsigned char *at) {
  return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static void sum_head(const unsigned char *head, unsigned char sum[CHECKSUM_LENGTH]) {
  crypto_generichash(sum, CHECKSUM_LENGTH, head, AT_CHECKSUM, NULL, 0);
}

bool vault_lock_key(const struct secret *key, const struct secret *passphrase, enum key_cost cost, struct arena *arena,
                    const char **head, struct error *error) {
  unsigned char bytes[HEAD_LENGTH] = {0};
  struct key_recipe recipe;
  struct secret lock = {0};
  assert(key->length == KEY_SIZE);
  key_recipe_new(&recipe, cost);
  if (!key_derive(&recipe, passphrase, &lock, error)) return false;
  memcpy(bytes, magic, sizeof magic);
  bytes[AT_VERSION] = HEAD_VERSION;
  put_number(bytes + AT_OPERATIONS, recipe.operations);
  put_number(bytes + AT_MEMORY, recipe.memory_kib);
  memcpy(bytes + AT_SALT, recipe.salt, sizeof recipe.salt);
  randombytes_buf(bytes + AT_NONCE, NONCE);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes + AT_LOCKED, NULL, key->bytes, key->length, bytes, AT_NONCE, NULL,
                                             bytes + AT_NONCE, lock.bytes);
  sum_head(bytes, bytes + AT_CHECKSUM);
  secret_release(&lock);
  *head = to_base64(bytes, sizeof bytes, arena);
  return true;
}

static bool damaged_head(struct error *error) {
  error_set(error, ERROR_DAMAGED, "%s", _("the lock of the vault is damaged: it is not what was written"));
  return error_hint(error, "%s", _("a backup may have it whole: 'solipost restore'"));
}

static bool read_head(const char *head, unsigned char bytes[HEAD_LENGTH], struct key_recipe *recipe,
                      struct error *error) {
  size_t length = 0;
  unsigned char sum[CHECKSUM_LENGTH];
  if (!from_base64(head, bytes, HEAD_LENGTH, &length) || length != HEAD_LENGTH) return damaged_head(error);
  sum_head(bytes, sum);
  if (memcmp(bytes, magic, sizeof magic) != 0 || memcmp(sum, bytes + AT_CHECKSUM, sizeof sum) != 0)
    return damaged_head(error);
  if (bytes[AT_VERSION] != HEAD_VERSION) {
    error_set(error, ERROR_FAILED, "%s", _("the vault was made by a newer solipost"));
    return error_hint(error, "%s", _("use that version or a later one"));
  }
  recipe->operations = get_number(bytes + AT_OPERATIONS);
  recipe->memory_kib = get_number(bytes + AT_MEMORY);
  memcpy(recipe->salt, bytes + AT_SALT, sizeof recipe->salt);
  return key_recipe_is_known(recipe) || damaged_head(error);
}

bool vault_unlock_key(const char *head, const struct secret *passphrase, struct secret *key, struct error *error) {
  static const unsigned char nothing[KEY_SIZE] = {0};
  unsigned char bytes[HEAD_LENGTH];
  struct key_recipe recipe;
  struct secret lock = {0};
  start();
  if (!read_head(head, bytes, &recipe, error) || !key_derive(&recipe, passphrase, &lock, error)) return false;
  secret_set(key, nothing, sizeof nothing);
  bool fits = crypto_aead_xchacha20poly1305_ietf_decrypt(key->bytes, NULL, NULL, bytes + AT_LOCKED, KEY_SIZE + TAG,
                                                         bytes, AT_NONCE, bytes + AT_NONCE, lock.bytes) == 0;
  secret_release(&lock);
  if (fits) return true;
  secret_release(key);
  error_set(error, ERROR_REFUSED, "%s", _("this is not the passphrase of the vault"));
  return error_hint(error, "%s",
                    _("the vault has a passphrase of its own; after 'solipost restore' it is the one of that day"));
}

/* ---- entries ---- */

enum { ENTRY_HEAD = 1 + NONCE, ENTRY_MAX = ENTRY_HEAD + VAULT_FORM_MAX + TAG };

/* What is authenticated with an entry: what it is, its version, whose it is. */
enum { PURPOSE = 8, CONTEXT = PURPOSE + 1 + 16 };
static void make_context(unsigned char context[CONTEXT], struct uuid writer) {
  static const unsigned char purpose[PURPOSE] = {'v', 'l', 't', 'e', 'n', 't', 'r', 'y'};
  memcpy(context, purpose, PURPOSE);
  context[PURPOSE] = ENTRY_VERSION;
  memcpy(context + PURPOSE + 1, writer.bytes, sizeof writer.bytes);
}

bool vault_seal(const struct secret *key, struct uuid writer, const struct vault_person *person, struct arena *arena,
                const char **sealed, struct error *error) {
  unsigned char plain[VAULT_FORM_MAX], bytes[ENTRY_MAX], context[CONTEXT];
  size_t length = 0;
  assert(key->length == KEY_SIZE);
  start();
  bool done = vault_form_write(person, plain, &length, error);
  if (done) {
    make_context(context, writer);
    bytes[0] = ENTRY_VERSION;
    randombytes_buf(bytes + 1, NONCE);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes + ENTRY_HEAD, NULL, plain, length, context, CONTEXT, NULL,
                                               bytes + 1, key->bytes);
    *sealed = to_base64(bytes, ENTRY_HEAD + length + TAG, arena);
  }
  sodium_memzero(plain, sizeof plain);
  return done;
}

static bool damaged_entry(struct error *error) {
  error_set(
      error, ERROR_DAMAGED, "%s",
      _("this entry of the vault does not open: it was locked with an older vault or for another writer, or it is "
        "damaged"));
  return error_hint(error, "%s",
                    _("a backup of that time may have it, with the passphrase of that time; else take it out: solipost "
                      "vault remove WRITER"));
}

bool vault_open(const struct secret *key, struct uuid writer, const char *sealed, struct arena *arena,
                struct vault_person *person, struct error *error) {
  unsigned char plain[VAULT_FORM_MAX], bytes[ENTRY_MAX], context[CONTEXT];
  size_t length = 0;
  assert(key->length == KEY_SIZE);
  start();
  if (!from_base64(sealed, bytes, sizeof bytes, &length) || length < ENTRY_HEAD + TAG) return damaged_entry(error);
  if (bytes[0] > ENTRY_VERSION) {
    error_set(error, ERROR_FAILED, "%s", _("this entry of the vault was written by a newer solipost"));
    return error_hint(error, "%s", _("use that version or a later one"));
  }
  make_context(context, writer);
  bool opened = bytes[0] == ENTRY_VERSION &&
                crypto_aead_xchacha20poly1305_ietf_decrypt(plain, NULL, NULL, bytes + ENTRY_HEAD, length - ENTRY_HEAD,
                                                           context, CONTEXT, bytes + 1, key->bytes) == 0 &&
                vault_form_read(plain, length - ENTRY_HEAD - TAG, arena, person);
  sodium_memzero(plain, sizeof plain);
  return opened || damaged_entry(error);
}
