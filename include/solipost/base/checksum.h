/* SPDX-License-Identifier: MIT */
/* Telling whether bytes are still the same. */
#ifndef SOLIPOST_BASE_CHECKSUM_H
#define SOLIPOST_BASE_CHECKSUM_H

#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

/* SHA-256 as 64 hexadecimal digits and NUL. */
#define CHECKSUM_SIZE 65
void checksum_bytes(const void *bytes, size_t length, char out[CHECKSUM_SIZE]);
/* Of an open file, from where it stands to its end; `path` is for the error. */
MUST_CHECK bool checksum_descriptor(int fd, const char *path, char out[CHECKSUM_SIZE], struct error *error);
MUST_CHECK bool checksum_file(const char *path, char out[CHECKSUM_SIZE], struct error *error);

#endif
