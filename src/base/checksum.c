/* SPDX-License-Identifier: MIT */
/* SHA-256 of bytes and files. */
#include "solipost/base/checksum.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <sodium.h>

#include "solipost/base/i18n.h"

static void write_hex(const unsigned char digest[crypto_hash_sha256_BYTES], char out[CHECKSUM_SIZE]) {
  sodium_bin2hex(out, CHECKSUM_SIZE, digest, crypto_hash_sha256_BYTES);
}

void checksum_bytes(const void *bytes, size_t length, char out[CHECKSUM_SIZE]) {
  unsigned char digest[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(digest, bytes, length);
  write_hex(digest, out);
}

bool checksum_descriptor(int fd, const char *path, char out[CHECKSUM_SIZE], struct error *error) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  unsigned char block[16 * 1024];
  for (;;) {
    ssize_t got = read(fd, block, sizeof block);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return error_system(error, errno, _("cannot read %s"), path);
    if (got == 0) break;
    crypto_hash_sha256_update(&state, block, (size_t)got);
  }
  unsigned char digest[crypto_hash_sha256_BYTES];
  crypto_hash_sha256_final(&state, digest);
  write_hex(digest, out);
  return true;
}

bool checksum_file(const char *path, char out[CHECKSUM_SIZE], struct error *error) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return error_system(error, errno, _("cannot read %s"), path);
  bool ok = checksum_descriptor(fd, path, out, error);
  close(fd);
  return ok;
}
