/* SPDX-License-Identifier: MIT */
/* Fuzz target: whatever stands where an encrypted file should is refused or gives back exactly what was written. The first
 * byte chooses: H a file from elsewhere; R and A bytes that are written as a register or as a file beside one and opened
 * again, then with each of the edits that come first (two bytes of place, one byte that is put on top, ended by 0). */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../src/store/container.h"
#include "solipost/base/memory.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

enum { MOST_EDITS = 16, EDIT = 3 };

static void require(bool condition) {
  if (!condition) abort();
}

static void make_key(struct secret *key) {
  static const unsigned char bytes[KEY_SIZE] = {7};
  secret_set(key, bytes, sizeof bytes);
}

static bool opens(const void *bytes, size_t length, enum container_kind kind, struct buffer *out) {
  struct secret key = {0};
  struct error error = {0};
  make_key(&key);
  buffer_reset(out);
  bool opened = container_open_bytes(bytes, length, kind, &key, "fuzz", out, &error);
  require(opened || (error.kind != ERROR_NONE && error.message[0] != '\0' && error.hint[0] != '\0'));
  require(opened || out->length == 0);
  secret_release(&key);
  return opened;
}

/* Nobody without the key makes a file that opens. */
static void try_foreign(const uint8_t *bytes, size_t length) {
  struct container_head head;
  struct error error = {0};
  struct buffer plain;
  uint64_t size = 0;
  buffer_init(&plain);
  if (container_read_head(bytes, length, "fuzz", &head, &error)) {
    require(container_is_meant(bytes, length) && length >= CONTAINER_HEAD_SIZE);
    require(memcmp(head.bytes, bytes, sizeof head.bytes) == 0);
    require(head.kind != CONTAINER_REGISTER || key_recipe_is_known(&head.recipe));
  } else {
    require(error.kind == ERROR_DAMAGED || error.kind == ERROR_REFUSED);
  }
  if (container_plain_size(length, &size)) require(size < length);
  require(!opens(bytes, length, CONTAINER_REGISTER, &plain) && !opens(bytes, length, CONTAINER_BESIDE, &plain));
  buffer_release(&plain);
}

/* The file as it would lie on the disk; *length is its size. */
static uint8_t *write_file(const uint8_t *bytes, size_t size, enum container_kind kind, size_t *length) {
  struct key_recipe recipe = {0};
  struct secret key = {0};
  struct error error = {0};
  FILE *temporary = tmpfile();
  require(temporary != NULL);
  struct file_draft draft = {.fd = fileno(temporary)};
  make_key(&key);
  if (kind == CONTAINER_REGISTER) key_recipe_new(&recipe, KEY_COST_LEAST);
  require(container_write(&draft, kind, &recipe, &key, bytes, size, NULL, &error));
  *length = (size_t)lseek(draft.fd, 0, SEEK_END);
  uint8_t *file = mem_alloc_array(*length, 1);
  require(pread(draft.fd, file, *length, 0) == (ssize_t)*length);
  fclose(temporary);
  secret_release(&key);
  return file;
}

/* Every single edit is refused, and every shorter or longer file. */
static void try_edits(uint8_t *file, size_t length, const uint8_t *edits, size_t count, enum container_kind kind) {
  struct buffer plain;
  buffer_init(&plain);
  for (size_t i = 0; i < count; i++) {
    size_t at = ((size_t)edits[i * EDIT] << 8 | edits[i * EDIT + 1]) % length;
    file[at] ^= edits[i * EDIT + 2];
    require(!opens(file, length, kind, &plain));
    file[at] ^= edits[i * EDIT + 2];
    require(!opens(file, at, kind, &plain));
  }
  require(!opens(file, length, kind == CONTAINER_REGISTER ? CONTAINER_BESIDE : CONTAINER_REGISTER, &plain));
  uint8_t *longer = mem_alloc_array(length + 1, 1);
  memcpy(longer, file, length);
  require(!opens(longer, length + 1, kind, &plain));
  mem_free(longer);
  buffer_release(&plain);
}

static void try_written(const uint8_t *bytes, size_t length, enum container_kind kind) {
  const uint8_t *edits = bytes;
  struct buffer plain;
  size_t count = 0, file_length = 0;
  uint64_t size = 0;
  while (count < MOST_EDITS && length >= EDIT && bytes[2] != 0) {
    count++;
    bytes += EDIT;
    length -= EDIT;
  }
  uint8_t *file = write_file(bytes, length, kind, &file_length);
  buffer_init(&plain);
  require(container_plain_size(file_length, &size) && size == length);
  require(opens(file, file_length, kind, &plain));
  require(plain.length == length && (length == 0 || memcmp(plain.bytes, bytes, length) == 0));
  try_edits(file, file_length, edits, count, kind);
  buffer_release(&plain);
  mem_free(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  if (length == 0) return 0;
  switch (bytes[0]) {
  case 'H': try_foreign(bytes + 1, length - 1); break;
  case 'R': try_written(bytes + 1, length - 1, CONTAINER_REGISTER); break;
  case 'A': try_written(bytes + 1, length - 1, CONTAINER_BESIDE); break;
  default: break;
  }
  return 0;
}
