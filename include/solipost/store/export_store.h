/* SPDX-License-Identifier: MIT */
/* Numbers of exports: files with names that were given to others. */
#ifndef SOLIPOST_STORE_EXPORT_STORE_H
#define SOLIPOST_STORE_EXPORT_STORE_H

#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/store/handle.h"

/* The next one, counted within this copy of the register. Inside a commit. */
MUST_CHECK bool export_next_number(struct store *store, int64_t *number, struct error *error);

#endif
