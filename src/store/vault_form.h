/* SPDX-License-Identifier: MIT */
/* What stands inside a sealed entry: each text as its number, its length in two bytes (low first) and its bytes, in
 * ascending order; then one byte 0x80 and zeroes up to a multiple of 256 (ISO/IEC 7816-4). */
#ifndef STORE_VAULT_FORM_H
#define STORE_VAULT_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/store/vault_person.h"

enum {
  VAULT_BLOCK = 256,
  VAULT_FORM_MAX = VAULT_BLOCK * ((VAULT_TEXT_COUNT * (VAULT_TEXT_MAX + 3)) / VAULT_BLOCK + 1)
};

/* `out` has VAULT_FORM_MAX bytes; *length is a multiple of VAULT_BLOCK. ERROR_MISUSED: a text is too long. */
MUST_CHECK bool vault_form_write(const struct vault_person *person, unsigned char *out, size_t *length,
                                 struct error *error);
/* False when it is none of ours. */
MUST_CHECK bool vault_form_read(const unsigned char *bytes, size_t length, struct arena *arena,
                                struct vault_person *person);

#endif
