/* SPDX-License-Identifier: MIT */
/* Whether a register is built as this program builds it: somebody else may have put traps into it. */
#ifndef STORE_SCHEMA_CHECK_H
#define STORE_SCHEMA_CHECK_H

#include "handle.h"
#include "schema.h"
#include "solipost/base/checksum.h"

/* Compares every table and index of an existing register with what the steps up to its form make. Anything besides
 * (triggers, views, other columns) and anything missing is ERROR_DAMAGED; a newer form is ERROR_REFUSED. */
MUST_CHECK bool schema_check(struct store *store, const struct schema_step *steps, size_t count, struct error *error);

/* SHA-256 of all tables and indexes as the register has them. */
MUST_CHECK bool schema_digest(struct store *store, char out[CHECKSUM_SIZE], struct error *error);
/* Whether the sum kept in the program is that of this register: then schema_check is quick. For the tests. */
bool schema_digest_is_known(const char *digest);

#endif
