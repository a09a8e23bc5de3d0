/* SPDX-License-Identifier: MIT */
/* Whether a register is built as this program builds it: somebody else may have put traps into it. */
#ifndef STORE_SCHEMA_CHECK_H
#define STORE_SCHEMA_CHECK_H

#include "handle.h"
#include "schema.h"

/* Compares every table and index of an existing register with what the steps up to its form make. Anything besides
 * (triggers, views, other columns) and anything missing is ERROR_DAMAGED; a newer form is ERROR_REFUSED. */
MUST_CHECK bool schema_check(struct store *store, const struct schema_step *steps, size_t count, struct error *error);

#endif
