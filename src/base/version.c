/* SPDX-License-Identifier: MIT */
/* Which libsodium is loaded. */
#include "solipost/base/version.h"

#include <sodium.h>

const char *base_sodium_version(void) { return sodium_version_string(); }
