/* SPDX-License-Identifier: MIT */
/* Which SQLite is loaded. */
#include "solipost/store/version.h"

#include <sqlite3.h>

const char *store_sqlite_version(void) { return sqlite3_libversion(); }
