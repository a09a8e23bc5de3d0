/* SPDX-License-Identifier: MIT */
/* The encrypted container: how a register, a backup or a file beside a register lies on the disk.
 *
 *   offset  size
 *        0     8  "SOLIPOST"
 *        8     1  0x1A: a text editor or `cat` stops here
 *        9     1  'R' register, 'A' file beside a register
 *       10     1  version of this form: 1
 *       11     1  0
 *       12     4  Argon2id: operations, little endian     (0 in an 'A': its key stands in the register)
 *       16     4  Argon2id: memory in KiB, little endian  (0 likewise)
 *       20    16  salt
 *       36    24  header of the stream: random, so that no two files begin alike
 *       60    32  BLAKE2b of bytes 0 to 59 with the check key: a wrong passphrase is told from a damaged file
 *       92        chunks of 65,536 bytes, each with 17 more: XChaCha20-Poly1305 as libsodium's secretstream makes it; the
 *                 first is bound to bytes 0 to 91, the last says that it is the last and may be shorter
 *
 * Both keys are derived from the one that Argon2id gives (libsodium's crypto_kdf, context "solipost", 1 stream, 2 check).
 * docs/SECURITY.md explains the choice. */
#ifndef STORE_CONTAINER_H
#define STORE_CONTAINER_H

#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/store/secret.h"

enum container_kind { CONTAINER_REGISTER = 'R', CONTAINER_BESIDE = 'A' };
enum { CONTAINER_GENERATION_SIZE = 24, CONTAINER_HEAD_SIZE = 92, CONTAINER_CHUNK = 65536, CONTAINER_CHUNK_EXTRA = 17 };

struct container_head {
  enum container_kind kind;
  struct key_recipe recipe;
  unsigned char generation[CONTAINER_GENERATION_SIZE]; /* another one for each time a file was written */
  unsigned char bytes[CONTAINER_HEAD_SIZE];            /* as they stand in the file */
};

/* Whether the bytes begin like a container, whatever comes behind. */
bool container_is_meant(const void *bytes, size_t length);
/* Reads a head; `shown` names the file in errors (ERROR_DAMAGED). */
MUST_CHECK bool container_read_head(const unsigned char *bytes, size_t length, const char *shown,
                                    struct container_head *out, struct error *error);
/* Whether this key made the file. False also for a head that was changed. */
bool container_fits(const struct container_head *head, const struct secret *key);

/* Size of what a whole container of this size holds; false when no container has this size. */
bool container_plain_size(uint64_t file_size, uint64_t *out);

/* Opens the chunks behind the head into `plain`, which has room for what container_plain_size said. Nothing of `plain` may
 * be used unless this returned true. Reads from where `source` gives the next bytes. */
struct container_source {
  /* Exactly `length` bytes, fewer only at the end; -1 on failure. */
  int64_t (*read)(void *context, void *bytes, size_t length);
  void *context;
};
MUST_CHECK bool container_open(const struct container_head *head, const struct secret *key,
                               const struct container_source *source, const char *shown, unsigned char *plain,
                               uint64_t plain_size, struct error *error);

/* Writes a whole container to the draft; `generation` (may be NULL) gets its mark. */
MUST_CHECK bool container_write(struct file_draft *draft, enum container_kind kind, const struct key_recipe *recipe,
                                const struct secret *key, const void *bytes, uint64_t length,
                                unsigned char generation[CONTAINER_GENERATION_SIZE], struct error *error);

/* A whole container in memory, as small files beside a register are. */
MUST_CHECK bool container_open_bytes(const void *bytes, size_t length, enum container_kind kind,
                                     const struct secret *key, const char *shown, struct buffer *out,
                                     struct error *error);

#endif
