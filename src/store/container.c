/* SPDX-License-Identifier: MIT */
/* Writing and opening encrypted containers. Every byte of a file is checked before anything of it is believed. */
#include "container.h"

#include <assert.h>
#include <string.h>

#include <sodium.h>

#include "solipost/base/i18n.h"
#include "solipost/base/memory.h"

enum { AT_MARK = 8, AT_KIND = 9, AT_VERSION = 10, AT_OPERATIONS = 12, AT_MEMORY = 16, AT_SALT = 20, AT_STREAM = 36 };
enum { AT_CHECK = 60, CHECK_SIZE = 32, VERSION = 1, STREAM_KEY = 1, CHECK_KEY = 2 };
static const char magic[] = "SOLIPOST\x1A";

static_assert(CONTAINER_GENERATION_SIZE == crypto_secretstream_xchacha20poly1305_HEADERBYTES, "header of the stream");
static_assert(CONTAINER_CHUNK_EXTRA == crypto_secretstream_xchacha20poly1305_ABYTES, "what a chunk adds");
static_assert(KEY_SIZE == crypto_kdf_KEYBYTES && KEY_SIZE == crypto_secretstream_xchacha20poly1305_KEYBYTES, "keys");

static void derive(const struct secret *key, uint64_t number, unsigned char out[KEY_SIZE]) {
  assert(key->length == KEY_SIZE);
  crypto_kdf_derive_from_key(out, KEY_SIZE, number, "solipost", key->bytes);
}

static void put_number(unsigned char *at, uint32_t number) {
  for (int i = 0; i < 4; i++) at[i] = (unsigned char)(number >> (8 * i));
}

static uint32_t get_number(const unsigned char *at) {
  return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

/* ---- the head ---- */

bool container_is_meant(const void *bytes, size_t length) {
  return length >= sizeof magic - 1 && memcmp(bytes, magic, sizeof magic - 1) == 0;
}

static bool is_damaged(const char *shown, struct error *error) {
  error_set(error, ERROR_DAMAGED, _("%s is damaged: it was cut off or changed"), shown);
  return error_hint(error, _("it was not touched; the file of the step before lies beside a register as NAME.previous, "
                             "and 'solipost restore BACKUP' puts a backup in its place"));
}

static bool is_newer(const char *shown, struct error *error) {
  error_set(error, ERROR_REFUSED, _("%s was encrypted by a newer solipost"), shown);
  return error_hint(error, _("install the newer solipost; the file was not touched"));
}

bool container_read_head(const unsigned char *bytes, size_t length, const char *shown, struct container_head *out,
                         struct error *error) {
  if (length < CONTAINER_HEAD_SIZE || !container_is_meant(bytes, length)) return is_damaged(shown, error);
  if (bytes[AT_VERSION] > VERSION) return is_newer(shown, error);
  bool known = bytes[AT_KIND] == CONTAINER_REGISTER || bytes[AT_KIND] == CONTAINER_BESIDE;
  *out = (struct container_head){
      .kind = (enum container_kind)bytes[AT_KIND],
      .recipe = {.operations = get_number(bytes + AT_OPERATIONS), .memory_kib = get_number(bytes + AT_MEMORY)}};
  memcpy(out->recipe.salt, bytes + AT_SALT, sizeof out->recipe.salt);
  memcpy(out->generation, bytes + AT_STREAM, sizeof out->generation);
  memcpy(out->bytes, bytes, sizeof out->bytes);
  bool by_passphrase = out->kind == CONTAINER_REGISTER;
  if (!known || bytes[AT_VERSION] != VERSION || (by_passphrase && !key_recipe_is_known(&out->recipe)))
    return is_damaged(shown, error);
  return true;
}

static void work_out_check(const unsigned char *head, const struct secret *key, unsigned char out[CHECK_SIZE]) {
  unsigned char check_key[KEY_SIZE];
  derive(key, CHECK_KEY, check_key);
  crypto_generichash(out, CHECK_SIZE, head, AT_CHECK, check_key, sizeof check_key);
  sodium_memzero(check_key, sizeof check_key);
}

bool container_fits(const struct container_head *head, const struct secret *key) {
  unsigned char check[CHECK_SIZE];
  work_out_check(head->bytes, key, check);
  return sodium_memcmp(check, head->bytes + AT_CHECK, sizeof check) == 0;
}

/* ---- opening ---- */

bool container_plain_size(uint64_t file_size, uint64_t *out) {
  const uint64_t whole = CONTAINER_CHUNK + CONTAINER_CHUNK_EXTRA;
  if (file_size < CONTAINER_HEAD_SIZE + CONTAINER_CHUNK_EXTRA) return false;
  uint64_t left = file_size - CONTAINER_HEAD_SIZE;
  uint64_t chunks = (left + whole - 1) / whole;
  if (left < chunks * CONTAINER_CHUNK_EXTRA) return false;
  *out = left - chunks * CONTAINER_CHUNK_EXTRA;
  return true;
}

static bool open_chunks(crypto_secretstream_xchacha20poly1305_state *state, const struct container_head *head,
                        const struct container_source *source, unsigned char *plain, uint64_t plain_size) {
  unsigned char sealed[CONTAINER_CHUNK + CONTAINER_CHUNK_EXTRA];
  const unsigned char *bound = head->bytes;
  uint64_t done = 0;
  for (;;) {
    int64_t got = source->read(source->context, sealed, sizeof sealed);
    unsigned long long opened = 0;
    unsigned char tag = 0;
    if (got < CONTAINER_CHUNK_EXTRA || (uint64_t)got - CONTAINER_CHUNK_EXTRA > plain_size - done) return false;
    if (crypto_secretstream_xchacha20poly1305_pull(state, plain + done, &opened, &tag, sealed, (unsigned long long)got,
                                                   bound, bound == NULL ? 0 : CONTAINER_HEAD_SIZE) != 0) {
      return false;
    }
    bound = NULL;
    done += opened;
    if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) break;
    if (got != (int64_t)sizeof sealed) return false;
  }
  return done == plain_size && source->read(source->context, sealed, 1) == 0;
}

bool container_open(const struct container_head *head, const struct secret *key, const struct container_source *source,
                    const char *shown, unsigned char *plain, uint64_t plain_size, struct error *error) {
  crypto_secretstream_xchacha20poly1305_state state;
  unsigned char stream_key[KEY_SIZE];
  derive(key, STREAM_KEY, stream_key);
  bool done = crypto_secretstream_xchacha20poly1305_init_pull(&state, head->generation, stream_key) == 0 &&
              open_chunks(&state, head, source, plain, plain_size);
  sodium_memzero(stream_key, sizeof stream_key);
  sodium_memzero(&state, sizeof state);
  return done || is_damaged(shown, error);
}

/* ---- writing ---- */

static void make_head(unsigned char head[CONTAINER_HEAD_SIZE], enum container_kind kind,
                      const struct key_recipe *recipe, const struct secret *key,
                      const unsigned char stream[CONTAINER_GENERATION_SIZE]) {
  memset(head, 0, CONTAINER_HEAD_SIZE);
  memcpy(head, magic, sizeof magic - 1);
  head[AT_KIND] = (unsigned char)kind;
  head[AT_VERSION] = VERSION;
  put_number(head + AT_OPERATIONS, recipe->operations);
  put_number(head + AT_MEMORY, recipe->memory_kib);
  memcpy(head + AT_SALT, recipe->salt, sizeof recipe->salt);
  memcpy(head + AT_STREAM, stream, CONTAINER_GENERATION_SIZE);
  work_out_check(head, key, head + AT_CHECK);
}

static bool write_chunks(struct file_draft *draft, crypto_secretstream_xchacha20poly1305_state *state,
                         const unsigned char *head, const unsigned char *bytes, uint64_t length, struct error *error) {
  unsigned char sealed[CONTAINER_CHUNK + CONTAINER_CHUNK_EXTRA];
  const unsigned char *bound = head;
  bool last = false, done = true;
  while (done && !last) {
    uint64_t size = length < CONTAINER_CHUNK ? length : CONTAINER_CHUNK;
    last = size == length;
    crypto_secretstream_xchacha20poly1305_push(state, sealed, NULL, bytes, size, bound,
                                               bound == NULL ? 0 : CONTAINER_HEAD_SIZE,
                                               last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
    done = file_draft_write(draft, sealed, (size_t)size + CONTAINER_CHUNK_EXTRA, error);
    bound = NULL;
    bytes += size;
    length -= size;
  }
  return done;
}

bool container_write(struct file_draft *draft, enum container_kind kind, const struct key_recipe *recipe,
                     const struct secret *key, const void *bytes, uint64_t length,
                     unsigned char generation[CONTAINER_GENERATION_SIZE], struct error *error) {
  crypto_secretstream_xchacha20poly1305_state state;
  unsigned char stream[CONTAINER_GENERATION_SIZE], stream_key[KEY_SIZE], head[CONTAINER_HEAD_SIZE];
  derive(key, STREAM_KEY, stream_key);
  crypto_secretstream_xchacha20poly1305_init_push(&state, stream, stream_key);
  make_head(head, kind, recipe, key, stream);
  bool done =
      file_draft_write(draft, head, sizeof head, error) && write_chunks(draft, &state, head, bytes, length, error);
  if (generation != NULL) memcpy(generation, stream, sizeof stream);
  sodium_memzero(stream_key, sizeof stream_key);
  sodium_memzero(&state, sizeof state);
  return done;
}

/* ---- in memory ---- */

struct bytes_source {
  const unsigned char *at;
  size_t left;
};

static int64_t read_bytes(void *context, void *bytes, size_t length) {
  struct bytes_source *source = context;
  size_t taken = length < source->left ? length : source->left;
  if (taken > 0) memcpy(bytes, source->at, taken);
  source->at += taken;
  source->left -= taken;
  return (int64_t)taken;
}

bool container_open_bytes(const void *bytes, size_t length, enum container_kind kind, const struct secret *key,
                          const char *shown, struct buffer *out, struct error *error) {
  struct container_head head;
  uint64_t size = 0;
  if (!container_read_head(bytes, length, shown, &head, error)) return false;
  if (head.kind != kind || !container_fits(&head, key) || !container_plain_size(length, &size))
    return is_damaged(shown, error);
  struct bytes_source at = {(const unsigned char *)bytes + CONTAINER_HEAD_SIZE, length - CONTAINER_HEAD_SIZE};
  const struct container_source source = {read_bytes, &at};
  unsigned char *plain = mem_alloc((size_t)size + 1);
  bool done = container_open(&head, key, &source, shown, plain, size, error);
  if (done) buffer_append_bytes(out, plain, (size_t)size);
  sodium_memzero(plain, (size_t)size);
  mem_free(plain);
  return done;
}
