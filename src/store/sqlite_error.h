/* SPDX-License-Identifier: MIT */
/* SQLite's error codes in words that help. */
#ifndef STORE_SQLITE_ERROR_H
#define STORE_SQLITE_ERROR_H

#include <sqlite3.h>

#include "solipost/base/error.h"

/* Says what failed about the register `path`, why, and what to do now. Always false. `db` may be NULL. */
bool sqlite_error_set(struct error *error, sqlite3 *db, int code, const char *path);

#endif
